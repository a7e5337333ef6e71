using System.Collections.Immutable;
using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>
/// Everything that the solver leaves out before it begins, each with its reason, and the components that are left: what
/// a plan can never choose, and which limits can never bind. O(options + quota weights); immutable.
/// </summary>
public sealed class PresolveLog
{
    private PresolveLog(
        ImmutableArray<Reduction> reductions, ImmutableArray<ImmutableArray<int>> components, bool isNetwork) =>
        (Reductions, Components, IsNetwork) = (reductions, components, isNetwork);

    /// <summary>Options first, in the order of the problem's table; then participants, then limits.</summary>
    public ImmutableArray<Reduction> Reductions { get; }

    /// <summary>
    /// Participant indices by component, ascending; components by their first participant. Nobody without an option is
    /// in any.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Components { get; }

    /// <summary>Whether what is left is a transportation problem, which is solved exactly at once.</summary>
    public bool IsNetwork { get; }

    /// <summary>Reads what would be left out of a problem.</summary>
    public static PresolveLog Of(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        RowActivity activity = RowActivity.Of(problem, candidates);
        return new PresolveLog(
            [.. Options(problem), .. People(candidates), .. Limits(problem, activity)],
            [.. Presolve.Components.Of(problem, candidates, activity).Participants.Select(c => c.ToImmutableArray())],
            activity.IsNetwork);
    }

    private static IEnumerable<Reduction> Options(Problem problem)
    {
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
            {
                if (Against(problem, i, k) is { } reduction) yield return reduction;
            }
        }
    }

    /// <summary>The first reason against an option, or null.</summary>
    private static Reduction? Against(Problem problem, int i, int k)
    {
        (int slot, int pin) = (problem.Options.Slot[k], problem.Participants.PinnedSlot[i]);
        if (pin >= 0 && pin != slot) return new Reduction(ReductionKind.PinnedElsewhere, k, pin);
        int needed = problem.Participants.SessionsNeeded[i];
        int common = BitOperations.PopCount(
            problem.Participants.AvailableSessions[i] & problem.Slots.OpenSessions[slot]);
        if (common < needed) return new Reduction(ReductionKind.TooFewCommonSessions, k, -1, common, needed);
        long load = problem.Options.SupportLoad[k];
        foreach (int h in problem.Slots.SupervisorsOf(slot))
        {
            long capacity = problem.Supervisors.SupportCapacity[h];
            if (load > capacity) return new Reduction(ReductionKind.LoadAboveSupport, k, h, load, capacity);
        }

        (int from, int to) = problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++)
        {
            (int q, long weight) = (problem.Quotas.Quota[e], problem.Quotas.Weight[e]);
            long maximum = problem.Quotas.Maximum[q];
            if (weight > maximum) return new Reduction(ReductionKind.WeightAboveQuota, k, q, weight, maximum);
        }

        return null;
    }

    private static IEnumerable<Reduction> People(Candidates candidates)
    {
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            if (candidates.Start[i] == candidates.Start[i + 1])
                yield return new Reduction(ReductionKind.ParticipantWithoutOptions, i);
        }
    }

    private static IEnumerable<Reduction> Limits(Problem problem, RowActivity activity)
    {
        for (int r = 0; r < activity.Sessions.Length; r++)
        {
            (int slot, int session) = (r / problem.SessionCount, r % problem.SessionCount);
            long seats = problem.Slots.Capacity[r];
            if (!activity.Sessions[r] && seats > 0)
                yield return new Reduction(ReductionKind.SessionNeverFull, slot, session, 0, seats);
        }

        for (int h = 0; h < activity.Supervisors.Length; h++)
        {
            long capacity = problem.Supervisors.SupportCapacity[h];
            if (!activity.Supervisors[h])
                yield return new Reduction(ReductionKind.SupportNeverFull, h, Limit: capacity);
        }

        for (int q = 0; q < activity.QuotaMaximum.Length; q++)
        {
            if (!activity.QuotaMaximum[q])
                yield return new Reduction(ReductionKind.QuotaNeverFull, q, Limit: problem.Quotas.Maximum[q]);
            if (!activity.QuotaMinimum[q])
                yield return new Reduction(ReductionKind.QuotaWithoutMinimum, q, Limit: problem.Quotas.Minimum[q]);
        }
    }
}
