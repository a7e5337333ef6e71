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
/// branch as soon as they break, crews and quota minima are looked at when everybody is decided. The first of equally
/// good plans wins. Exponential.
/// </summary>
public sealed class BruteForce
{
    /// <summary>Largest number of plans that the verifier tries.</summary>
    public const double DefaultLeaves = 2e6;

    private readonly Problem problem;
    private readonly int[] taken;
    private readonly long[] load, total;
    private readonly int[] slot;
    private readonly ulong[] sessions;
    private BruteForceAnswer best = new(false, 0, [], []);

    private BruteForce(Problem problem)
    {
        this.problem = problem;
        taken = new int[problem.Slots.Capacity.Length];
        load = new long[problem.Supervisors.Count];
        total = new long[problem.Quotas.Count];
        slot = new int[problem.Participants.Count];
        sessions = new ulong[problem.Participants.Count];
    }

    /// <summary>
    /// The best plan, or null when the choices multiply to more than <paramref name="leaves"/> plans.
    /// </summary>
    public static BruteForceAnswer? Solve(Problem problem, double leaves = DefaultLeaves)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double plans = 1;
        for (int i = 0; i < problem.Participants.Count && plans <= leaves; i++) plans *= CountChoices(problem, i);
        if (plans > leaves) return null;
        var search = new BruteForce(problem);
        search.Decide(0, 0);
        return search.best;
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

    private void Decide(int i, long value)
    {
        if (i == slot.Length)
        {
            Judge(value);
            return;
        }

        if (problem.Participants.PinnedSlot[i] < 0)
        {
            (slot[i], sessions[i]) = (-1, 0);
            Decide(i + 1, value + problem.Participants.UnplacedValue[i]);
        }

        for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++) TryOption(i, k, value);
    }

    private void TryOption(int i, int k, long value)
    {
        int j = problem.Options.Slot[k];
        if (problem.Participants.PinnedSlot[i] >= 0 && problem.Participants.PinnedSlot[i] != j) return;
        foreach (int other in problem.Conflicts.Of(i))
        {
            if (other < i && slot[other] == j) return;
        }

        Count(k, j, 1);
        if (KeepsSums(k, j))
        {
            slot[i] = j;
            ulong common = problem.Participants.AvailableSessions[i] & problem.Slots.OpenSessions[j];
            TrySessions(i, (common, problem.Participants.SessionsNeeded[i], 0), value + problem.Options.Value[k]);
        }

        Count(k, j, -1);
    }

    /// <summary>Every way to take the sessions still needed from those still open, lowest first.</summary>
    private void TrySessions(int i, (ulong Open, int Needed, ulong Taken) choice, long value)
    {
        if (choice.Needed == 0)
        {
            sessions[i] = choice.Taken;
            Decide(i + 1, value);
            return;
        }

        for (ulong open = choice.Open; BitOperations.PopCount(open) >= choice.Needed; open &= open - 1)
        {
            int t = BitOperations.TrailingZeroCount(open);
            int row = slot[i] * problem.SessionCount + t;
            if (taken[row] >= problem.Slots.Capacity[row]) continue;
            int here = slot[i];
            taken[row]++;
            TrySessions(i, (open & (open - 1), choice.Needed - 1, choice.Taken | 1UL << t), value);
            slot[i] = here;
            taken[row]--;
        }
    }

    private void Count(int k, int j, int sign)
    {
        foreach (int h in problem.Slots.SupervisorsOf(j)) load[h] += sign * problem.Options.SupportLoad[k];
        (int from, int to) = problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++) total[problem.Quotas.Quota[e]] += sign * problem.Quotas.Weight[e];
    }

    private bool KeepsSums(int k, int j)
    {
        foreach (int h in problem.Slots.SupervisorsOf(j))
        {
            if (load[h] > problem.Supervisors.SupportCapacity[h]) return false;
        }

        (int from, int to) = problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++)
        {
            if (total[problem.Quotas.Quota[e]] > problem.Quotas.Maximum[problem.Quotas.Quota[e]]) return false;
        }

        return true;
    }

    private void Judge(long value)
    {
        if (best.IsFeasible && value <= best.Objective) return;
        for (int r = 0; r < taken.Length; r++)
        {
            if (taken[r] > 0 && taken[r] < problem.Slots.MinimumCrew[r / problem.SessionCount]) return;
        }

        for (int q = 0; q < total.Length; q++)
        {
            if (total[q] < problem.Quotas.Minimum[q] || total[q] > problem.Quotas.Maximum[q]) return;
        }

        best = new BruteForceAnswer(true, value, [.. slot], [.. sessions]);
    }
}
