namespace Matching.Fit.Learning;

/// <summary>How far learning has come.</summary>
/// <param name="Step">What is done now.</param>
/// <param name="Done">Parts of it that are done.</param>
/// <param name="Total">Its parts.</param>
public readonly record struct FitProgress(FitStep Step, int Done, int Total);

/// <summary>A step of learning.</summary>
public enum FitStep
{
    /// <summary>Bags of main effects.</summary>
    Mains,

    /// <summary>Bags of pair tables.</summary>
    Pairs,

    /// <summary>Bootstrap bags for intervals.</summary>
    Intervals,

    /// <summary>Folds of a cross-validation.</summary>
    Folds,
}
