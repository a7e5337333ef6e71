namespace Matching.Fit.Features;

/// <summary>
/// One place of the vector that a model scores: its name and the bins that its values fall into. Bin 0 holds what is
/// missing, so that a missing value is a fact of its own and never a 0. Immutable.
/// </summary>
public abstract class ModelFeature
{
    /// <summary>Most bins of a feature, the missing one included: a bin fits into a byte.</summary>
    public const int MaximumBins = 255;

    /// <summary>The bin of a missing value.</summary>
    public const int MissingBin = 0;

    /// <summary>Longest name, unit or level in UTF-16 characters.</summary>
    public const int LongestText = 200;

    private protected ModelFeature(string name) => Name = name;

    /// <summary>The name, as the column of the table that the model was learned from.</summary>
    public string Name { get; }

    /// <summary>How many bins there are, 1 to <see cref="MaximumBins"/>.</summary>
    public abstract int BinCount { get; }

    /// <summary>Which way the score may go with the feature; <see cref="Direction.Any"/> for levels.</summary>
    public virtual Direction Direction => Direction.Any;

    /// <summary>The bin of a value, in [0, <see cref="BinCount"/>).</summary>
    /// <param name="value">A number, or the 0-based index of a level; NaN = missing.</param>
    public abstract byte Bin(double value);
}
