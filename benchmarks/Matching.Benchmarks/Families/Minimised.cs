using Matching.Optimizer;

namespace Matching.Benchmarks.Families;

/// <summary>
/// Matrices of costs as problems: values are negative costs, and leaving one out costs more than everything else
/// together, so that the least cost is the negative objective wherever all can be placed.
/// </summary>
internal static class Minimised
{
    /// <summary>Rows are participants, columns are slots with one seat.</summary>
    public static ProblemDraft Of(int[,] cost)
    {
        var draft = new ProblemDraft { SessionCount = 1 };
        long leftOut = LeftOut(cost, cost.GetLength(0));
        for (int i = 0; i < cost.GetLength(0); i++) draft.Participants.Add(new($"row{i}", 1, 1, leftOut));
        for (int j = 0; j < cost.GetLength(1); j++) draft.Slots.Add(new($"column{j}", [1]));
        for (int i = 0; i < cost.GetLength(0); i++)
        {
            for (int j = 0; j < cost.GetLength(1); j++) draft.Options.Add(i, j, -cost[i, j]);
        }

        return draft;
    }

    /// <summary>Rows are hosts: slots with a supervisor each. Columns are jobs, and jobs are participants.</summary>
    public static ProblemDraft Of(int[,] cost, (int[,] Weight, int[] Capacity) load)
    {
        var draft = new ProblemDraft { SessionCount = 1 };
        (int hosts, int jobs) = (cost.GetLength(0), cost.GetLength(1));
        long leftOut = LeftOut(cost, jobs);
        for (int j = 0; j < jobs; j++) draft.Participants.Add(new($"job{j}", 1, 1, leftOut));
        for (int i = 0; i < hosts; i++)
        {
            draft.Supervisors.Add(new($"host{i}", load.Capacity[i]));
            draft.Slots.Add(new($"host{i}", [jobs], 0, [i]));
        }

        for (int j = 0; j < jobs; j++)
        {
            for (int i = 0; i < hosts; i++) draft.Options.Add(j, i, -cost[i, j], load.Weight[i, j]);
        }

        return draft;
    }

    private static long LeftOut(int[,] cost, int count) =>
        -(1 + (long)count * (cost.Cast<int>().Max() - Math.Min(0, cost.Cast<int>().Min())));
}
