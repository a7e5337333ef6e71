namespace Matching.Optimizer;

/// <summary>How much work an answer took. Deterministic: none of it is measured by a clock or the runtime.</summary>
public sealed record SolveStatistics
{
    /// <summary>Work in ticks; one tick is about one option looked at.</summary>
    public long Ticks { get; init; }

    /// <summary>Options that a plan could choose, after those that break a row alone were set aside.</summary>
    public long UsableOptions { get; init; }

    /// <summary>Searches for a shortest augmenting path, in a pure network.</summary>
    public long Augmentations { get; init; }

    /// <summary>Evaluations of the price bound.</summary>
    public long BoundPasses { get; init; }

    /// <summary>Rounds of improvement of the plan.</summary>
    public long ImprovementRounds { get; init; }

    /// <summary>Nodes of the search tree; 0 where prices proved everything.</summary>
    public long TreeNodes { get; init; }

    /// <summary>
    /// Bytes of the working columns that an answer needs on one thread, with the largest knapsack tables. Left out are
    /// the problem's columns, the tables of more threads, and what trees, dives and neighbourhoods hold for a while.
    /// </summary>
    public long SolverBytes { get; init; }
}
