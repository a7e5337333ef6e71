using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Finds the groups whose knapsack says it all: one slot, nothing but support and at most one session that bind, and
/// units of support that come out even. Whatever such a knapsack holds can be seated.
/// </summary>
internal static class PlainGroups
{
    /// <returns>Per group whether it is plain.</returns>
    public static bool[] Of(Problem problem, Candidates candidates, RowActivity activity, Grouping grouping)
    {
        var plain = new bool[grouping.Count];
        if (activity.HasConflicts || activity.QuotaMaximum.Contains(true)) return plain;
        for (int g = 0; g < plain.Length; g++)
        {
            if (grouping.Start[g + 1] == grouping.Start[g] + 1)
                plain[g] = IsPlain(problem, activity, grouping, grouping.Slot[grouping.Start[g]]);
        }

        for (int c = 0; c < candidates.Count; c++)
        {
            int group = grouping.GroupOf[candidates.Slot[c]];
            int owner = grouping.Owner[group];
            long load = problem.Options.SupportLoad[candidates.Option[c]];
            if (owner >= 0 && load % grouping.Grain[owner] != 0) plain[group] = false;
        }

        return plain;
    }

    private static bool IsPlain(Problem problem, RowActivity activity, Grouping grouping, int slot)
    {
        if (problem.Slots.MinimumCrew[slot] > 1) return false;
        foreach (int h in problem.Slots.SupervisorsOf(slot))
        {
            if (activity.Supervisors[h] && h != grouping.Owner[grouping.GroupOf[slot]]) return false;
        }

        bool isSingle = BitOperations.IsPow2(problem.Slots.OpenSessions[slot]) && grouping.SeatSessions[slot] != 0;
        int row = slot * problem.SessionCount;
        return isSingle || !activity.Sessions.AsSpan(row, problem.SessionCount).Contains(true);
    }
}
