namespace Matching.Fit.Tables;

/// <summary>
/// A table with what stands beside its features. Every list has one entry a row. Rows are numbered from 1 after the
/// header in messages and from 0 here.
/// </summary>
/// <param name="Features">
/// What may be learned from: neither constant columns nor those named after sex, origin, religion, identity or
/// diagnoses.
/// </param>
/// <param name="Target">0 or 1 a row; empty when no target was asked for.</param>
/// <param name="SetAside">
/// The other columns, for monitoring and back-tests. Columns of the target, folds and groups are not there.
/// </param>
public sealed record LearningTable(FitTable Features, double[] Target, FitTable SetAside)
{
    /// <summary>The column of folds, numbers or words, none missing; null when none was asked for.</summary>
    public FitColumn? Folds { get; init; }

    /// <summary>The group of each row, 0-based in order of appearance; null when none was asked for.</summary>
    public int[]? Groups { get; init; }

    /// <summary>The target's two words: what counts as 0, and what counts as 1; null without target.</summary>
    public (string Zero, string One)? TargetWords { get; init; }

    /// <summary>What was decided about the table without being told, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many rows.</summary>
    public int RowCount => Features.RowCount;
}
