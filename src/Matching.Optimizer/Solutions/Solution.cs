using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>The answer to a problem, with the certificate that <see cref="Verifier"/> checks.</summary>
public sealed record Solution
{
    /// <summary>What the answer promises.</summary>
    public required Status Status { get; init; }

    /// <summary>Value of the plan; 0 without a plan.</summary>
    public required long Objective { get; init; }

    /// <summary>No plan is worth more than this. Exact integer arithmetic; 0 when infeasible.</summary>
    public required long Bound { get; init; }

    /// <summary>
    /// The bound that <see cref="Prices"/> alone prove: at least <see cref="Bound"/>, and larger only where a search
    /// tree proved the rest.
    /// </summary>
    public required long CertifiedBound { get; init; }

    /// <summary>Per participant the slot index, -1 = unplaced; empty without a plan.</summary>
    public required ImmutableArray<int> Slot { get; init; }

    /// <summary>Per participant the mask of the sessions used, 0 = unplaced; empty without a plan.</summary>
    public required ImmutableArray<ulong> Sessions { get; init; }

    /// <summary>
    /// The prices that prove <see cref="CertifiedBound"/>, or for an infeasible answer the contradiction.
    /// </summary>
    public required Prices Prices { get; init; }

    /// <summary>
    /// Who contradict each other; empty unless <see cref="Status"/> is <see cref="Status.Infeasible"/>.
    /// </summary>
    public ConflictSet ConflictSet { get; init; } = ConflictSet.Empty;

    /// <summary>
    /// Proves <see cref="Bound"/> by a tree; null unless <see cref="SolveOptions.RecordBranching"/> asks for it, and
    /// for an infeasible answer.
    /// </summary>
    public BranchingCertificate? Branching { get; init; }

    /// <summary>Work done.</summary>
    public SolveStatistics Statistics { get; init; } = new();

    /// <summary>Solving time by the clock that the solver was given.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether the run was cancelled; the answer is the best one known by then.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Whether there is a plan.</summary>
    public bool HasPlan => Status is Status.Optimal or Status.Feasible;
}
