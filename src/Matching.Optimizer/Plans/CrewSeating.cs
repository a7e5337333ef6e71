using System.Numerics;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Seats the people of a slot so that every session in use has its crew, exactly: depth first over the people, those
/// with least freedom first, and over their sessions. Gives up after a fixed number of steps, and says so.
/// </summary>
internal sealed class CrewSeating(Problem problem, int mostSteps = CrewSeating.ManySteps)
{
    private const int ManySteps = 20_000;
    private readonly List<int> _people = [];
    private readonly ulong[] _masks = new ulong[1024];
    private readonly int[] _taken = new int[ProblemLimits.Sessions];
    private int _steps;
    private int _slot;

    /// <summary>Whether the last answer "no" was for lack of steps and not a proof.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Reseats the slots that lack crews; false when one can not be, or a pin or quota lacks.</summary>
    public bool TryMend(Plan plan)
    {
        GaveUp = false;
        for (int j = 0; j < problem.Slots.Count; j++)
        {
            if (!Lacks(plan, j)) continue;
            if (!TryReseat(plan, j)) return false;
        }

        return plan.Shortfall == 0;
    }

    /// <summary>The same for one slot; true as well where nobody lacks a crew.</summary>
    public bool TryMend(Plan plan, int slot)
    {
        GaveUp = false;
        return !Lacks(plan, slot) || TryReseat(plan, slot);
    }

    private static bool Lacks(Plan plan, int slot) => plan.LacksCrew(slot, plan.Occupied[slot]);

    private bool TryReseat(Plan plan, int slot)
    {
        _slot = slot;
        _people.Clear();
        for (int i = plan.FirstAt(slot); i >= 0; i = plan.NextAt(i)) _people.Add(i);
        if (_people.Count > _masks.Length)
        {
            GaveUp = true;
            return false;
        }

        _people.Sort((a, b) => Freedom(plan, a).CompareTo(Freedom(plan, b)) is var c && c != 0 ? c : a.CompareTo(b));
        Array.Clear(_taken);
        _steps = 0;
        if (!Assign(plan, 0))
        {
            GaveUp = _steps >= mostSteps;
            return false;
        }

        for (int n = 0; n < _people.Count; n++) plan.Set(_people[n], plan.Choice[_people[n]], _masks[n]);
        return true;
    }

    private int Freedom(Plan plan, int i) =>
        BitOperations.PopCount(plan.Common(i, _slot)) - problem.Participants.SessionsNeeded[i];

    private bool Assign(Plan plan, int n)
    {
        if (++_steps >= mostSteps) return false;
        if (n == _people.Count) return IsCrewed();
        if (!CanStillBeCrewed(plan, n)) return false;
        return Take(plan, n, (plan.Common(_people[n], _slot), problem.Participants.SessionsNeeded[_people[n]], 0));
    }

    private bool Take(Plan plan, int n, (ulong Open, int More, ulong Taken) choice)
    {
        if (choice.More == 0)
        {
            _masks[n] = choice.Taken;
            return Assign(plan, n + 1);
        }

        for (ulong open = choice.Open; BitOperations.PopCount(open) >= choice.More; open &= open - 1)
        {
            int t = BitOperations.TrailingZeroCount(open);
            if (_taken[t] >= problem.Slots.Capacity[_slot * problem.SessionCount + t]) continue;
            _taken[t]++;
            if (Take(plan, n, (open & (open - 1), choice.More - 1, choice.Taken | 1UL << t))) return true;
            _taken[t]--;
            if (_steps >= mostSteps) return false;
        }

        return false;
    }

    private bool IsCrewed()
    {
        foreach (int taken in _taken)
        {
            if (taken > 0 && taken < problem.Slots.MinimumCrew[_slot]) return false;
        }

        return true;
    }

    /// <summary>Whether the people still to come can fill up every session in use.</summary>
    private bool CanStillBeCrewed(Plan plan, int n)
    {
        for (int t = 0; t < problem.SessionCount; t++)
        {
            int lack = problem.Slots.MinimumCrew[_slot] - _taken[t];
            if (_taken[t] == 0 || lack <= 0) continue;
            for (int m = n; m < _people.Count && lack > 0; m++) lack -= (int)(plan.Common(_people[m], _slot) >> t & 1);
            if (lack > 0) return false;
        }

        return true;
    }
}
