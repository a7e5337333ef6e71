using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>What boosting has to know of one table: how many bins, and how they lie to each other.</summary>
/// <param name="BinCount">Bins, 1 to 256; bin 0 of a number is the missing one.</param>
internal abstract record StepShape(int BinCount)
{
    /// <summary>The shape of a feature's main effect.</summary>
    internal static StepShape Of(ModelFeature feature) => feature is NumericFeature
        ? new NumberShape(feature.BinCount, feature.Direction)
        : new LevelShape(feature.BinCount);

    /// <summary>What chooses the steps of such a table.</summary>
    /// <param name="index">0-based index of the table.</param>
    /// <param name="rows">The rows learned from.</param>
    /// <param name="settings">Rates and ridges.</param>
    internal abstract StepChooser Chooser(int index, LearningRows rows, FitSettings settings);
}

/// <summary>The bins of a number: the missing one, then in order.</summary>
/// <param name="BinCount">Bins.</param>
/// <param name="Direction">Which way the table may go.</param>
internal sealed record NumberShape(int BinCount, Direction Direction) : StepShape(BinCount)
{
    /// <inheritdoc/>
    internal override StepChooser Chooser(int index, LearningRows rows, FitSettings settings) =>
        new NumberSteps(index, this, rows, settings);
}

/// <summary>Levels, each for itself.</summary>
/// <param name="BinCount">Bins.</param>
internal sealed record LevelShape(int BinCount) : StepShape(BinCount)
{
    /// <inheritdoc/>
    internal override StepChooser Chooser(int index, LearningRows rows, FitSettings settings) =>
        new LevelSteps(index, this, rows, settings);
}

/// <summary>The cells of a pair, row by row; row 0 and column 0 are what is missing.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="AreRowsOrdered">True when the rows are a number's.</param>
/// <param name="AreColumnsOrdered">True when the columns are a number's.</param>
internal sealed record GridShape(int Rows, int Columns, bool AreRowsOrdered, bool AreColumnsOrdered)
    : StepShape(Rows * Columns)
{
    /// <inheritdoc/>
    internal override StepChooser Chooser(int index, LearningRows rows, FitSettings settings) =>
        new GridSteps(index, this, rows, settings);
}
