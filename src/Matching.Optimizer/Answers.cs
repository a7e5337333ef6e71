using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>Puts what a run knows into an answer.</summary>
internal static class Answers
{
    /// <summary>The best plan with its bound, or UNKNOWN without one.</summary>
    public static Solution Best(Run run, SolveStatistics statistics) => new()
    {
        Status = run.IsProved ? Status.Optimal : run.Objective is null ? Status.Unknown : Status.Feasible,
        Objective = run.Objective ?? 0,
        Bound = run.Bound,
        CertifiedBound = run.CertifiedBound,
        Slot = run.Places.Slot,
        Sessions = run.Places.Sessions,
        Prices = run.Prices,
        Statistics = statistics with { Ticks = run.Ticks, SolverBytes = run.Memory.Bytes },
        Elapsed = run.Elapsed,
        Cancelled = run.Cancelled,
    };

    public static Solution Infeasible(Run run, Contradiction contradiction, SolveStatistics? statistics = null) => new()
    {
        Status = Status.Infeasible,
        Objective = 0,
        Bound = 0,
        CertifiedBound = 0,
        Slot = [],
        Sessions = [],
        Prices = contradiction.Prices,
        ConflictSet = contradiction.Members,
        Statistics = (statistics ?? new()) with { Ticks = run.Ticks, SolverBytes = run.Memory.Bytes },
        Elapsed = run.Elapsed,
        Cancelled = run.Cancelled,
    };
}
