namespace Matching.Optimizer;

/// <summary>Where a run stands.</summary>
/// <param name="Phase">What the solver is doing.</param>
/// <param name="Objective">Value of the best plan, or null while there is none.</param>
/// <param name="Bound">No plan is worth more.</param>
/// <param name="Elapsed">Solving time so far.</param>
public readonly record struct SolveProgress(Phase Phase, long? Objective, long Bound, TimeSpan Elapsed)
{
    /// <summary>(bound − objective) / max(1, |bound|), or null while there is no plan.</summary>
    public double? Gap => Objective is { } objective
        ? (Bound - (double)objective) / Math.Max(1, Math.Abs((double)Bound))
        : null;
}

/// <summary>The stages of a run; they are entered first in this order, and the later ones take turns.</summary>
public enum Phase
{
    /// <summary>Setting aside options that no plan can choose, and looking for contradictions.</summary>
    Presolve = 1,

    /// <summary>Shortest augmenting paths: the whole problem is a network.</summary>
    Network = 2,

    /// <summary>Building the first plan.</summary>
    Construction = 3,

    /// <summary>Lowering the bound with prices.</summary>
    Bounding = 4,

    /// <summary>Growing a search tree.</summary>
    Tree = 5,

    /// <summary>Improving the plan.</summary>
    Improvement = 6,
}
