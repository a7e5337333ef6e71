using System.Numerics;

namespace Matching.Optimizer;

/// <summary>The best plan of a tiny problem, found by trying them all.</summary>
/// <param name="IsFeasible">Whether any plan keeps every constraint.</param>
/// <param name="Objective">Value of the best plan; 0 when there is none.</param>
/// <param name="Slot">Slot per participant, -1 = unplaced; empty when there is no plan.</param>
/// <param name="Sessions">Mask per participant; empty when there is no plan.</param>
public sealed record BruteForceAnswer(bool IsFeasible, long Objective, int[] Slot, ulong[] Sessions);

/// <summary>
/// Tries every plan of a tiny problem: the yardstick of the tests and of the verifier. Participants in their order,
/// each left out or at every option with every set of sessions; capacities, loads, conflicts and quota maxima cut a
/// branch as soon as they break, crews and quota minima are looked at when everybody is decided. Who has no option to
/// choose stays left out from the start. The first of equally good plans wins. Exponential.
/// </summary>
public sealed class BruteForce
{
    /// <summary>Largest number of plans that the verifier tries.</summary>
    public const double DefaultLeaves = 2e6;

    /// <summary>Most steps of a path: a choice per participant, and its sessions one by one.</summary>
    private const long MostSteps = 3_000;

    private readonly Problem _problem;
    private readonly int[] _choosing;
    private readonly int[] _taken;
    private readonly long[] _load, _total;
    private readonly int[] _slot;
    private readonly ulong[] _sessions;
    private BruteForceAnswer _best = new(false, 0, [], []);

    private BruteForce(Problem problem, int[] choosing)
    {
        (_problem, _choosing) = (problem, choosing);
        _taken = new int[problem.Slots.Capacity.Length];
        _load = new long[problem.Supervisors.Count];
        _total = new long[problem.Quotas.Count];
        _slot = new int[problem.Participants.Count];
        Array.Fill(_slot, -1);
        _sessions = new ulong[problem.Participants.Count];
    }

    /// <summary>
    /// The best plan, or null when the choices multiply to more than <paramref name="leaves"/> plans, or more than
    /// about a thousand participants have a choice.
    /// </summary>
    public static BruteForceAnswer? Solve(Problem problem, double leaves = DefaultLeaves)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double plans = 1;
        long steps = 0, value = 0;
        bool isFeasible = true;
        List<int> choosing = [];
        for (int i = 0; i < problem.Participants.Count && plans <= leaves && steps <= MostSteps; i++)
        {
            double choices = CountChoices(problem, i);
            if (choices > 1)
            {
                plans *= choices;
                steps += problem.Participants.SessionsNeeded[i] + 2;
                choosing.Add(i);
            }
            else
            {
                value += problem.Participants.UnplacedValue[i];
                isFeasible &= problem.Participants.PinnedSlot[i] < 0;
            }
        }

        if (plans > leaves || steps > MostSteps) return null;
        var search = new BruteForce(problem, [.. choosing]);
        if (isFeasible) search.Decide(0, value);
        return search._best;
    }

    private static double CountChoices(Problem problem, int i)
    {
        double choices = 1;
        for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
        {
            ulong open = problem.Slots.OpenSessions[problem.Options.Slot[k]];
            ulong common = problem.Participants.AvailableSessions[i] & open;
            choices += Binomial(BitOperations.PopCount(common), problem.Participants.SessionsNeeded[i]);
        }

        return choices;
    }

    private static double Binomial(int n, int k)
    {
        if (k > n) return 0;
        double product = 1;
        for (int j = 1; j <= k; j++) product *= (n - k + j) / (double)j;
        return product;
    }

    /// <summary>Decides the n-th participant who has a choice, and all after it.</summary>
    private void Decide(int n, long value)
    {
        if (n == _choosing.Length)
        {
            Judge(value);
            return;
        }

        int i = _choosing[n];
        if (_problem.Participants.PinnedSlot[i] < 0)
        {
            (_slot[i], _sessions[i]) = (-1, 0);
            Decide(n + 1, value + _problem.Participants.UnplacedValue[i]);
        }

        for (int k = _problem.Options.Start[i]; k < _problem.Options.Start[i + 1]; k++) TryOption(n, k, value);
    }

    private void TryOption(int n, int k, long value)
    {
        int i = _choosing[n];
        int j = _problem.Options.Slot[k];
        if (_problem.Participants.PinnedSlot[i] >= 0 && _problem.Participants.PinnedSlot[i] != j) return;
        foreach (int other in _problem.Conflicts.Of(i))
        {
            if (other < i && _slot[other] == j) return;
        }

        Count(k, j, 1);
        if (KeepsSums(k, j))
        {
            _slot[i] = j;
            ulong common = _problem.Participants.AvailableSessions[i] & _problem.Slots.OpenSessions[j];
            TrySessions(n, (common, _problem.Participants.SessionsNeeded[i], 0), value + _problem.Options.Value[k]);
        }

        Count(k, j, -1);
    }

    /// <summary>Every way to take the sessions still needed from those still open, lowest first.</summary>
    private void TrySessions(int n, (ulong Open, int Needed, ulong Taken) choice, long value)
    {
        int i = _choosing[n];
        if (choice.Needed == 0)
        {
            _sessions[i] = choice.Taken;
            Decide(n + 1, value);
            return;
        }

        for (ulong open = choice.Open; BitOperations.PopCount(open) >= choice.Needed; open &= open - 1)
        {
            int t = BitOperations.TrailingZeroCount(open);
            int row = _slot[i] * _problem.SessionCount + t;
            if (_taken[row] >= _problem.Slots.Capacity[row]) continue;
            int here = _slot[i];
            _taken[row]++;
            TrySessions(n, (open & (open - 1), choice.Needed - 1, choice.Taken | 1UL << t), value);
            _slot[i] = here;
            _taken[row]--;
        }
    }

    private void Count(int k, int j, int sign)
    {
        foreach (int h in _problem.Slots.SupervisorsOf(j)) _load[h] += sign * _problem.Options.SupportLoad[k];
        (int from, int to) = _problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++) _total[_problem.Quotas.Quota[e]] += sign * _problem.Quotas.Weight[e];
    }

    private bool KeepsSums(int k, int j)
    {
        foreach (int h in _problem.Slots.SupervisorsOf(j))
        {
            if (_load[h] > _problem.Supervisors.SupportCapacity[h]) return false;
        }

        (int from, int to) = _problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++)
        {
            if (_total[_problem.Quotas.Quota[e]] > _problem.Quotas.Maximum[_problem.Quotas.Quota[e]]) return false;
        }

        return true;
    }

    private void Judge(long value)
    {
        if (_best.IsFeasible && value <= _best.Objective) return;
        for (int r = 0; r < _taken.Length; r++)
        {
            if (_taken[r] > 0 && _taken[r] < _problem.Slots.MinimumCrew[r / _problem.SessionCount]) return;
        }

        for (int q = 0; q < _total.Length; q++)
        {
            if (_total[q] < _problem.Quotas.Minimum[q] || _total[q] > _problem.Quotas.Maximum[q]) return;
        }

        _best = new BruteForceAnswer(true, value, [.. _slot], [.. _sessions]);
    }
}
