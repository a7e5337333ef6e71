namespace Matching.Fit.Features;

/// <summary>
/// One of some words. Bin 0 holds what is missing, bin 1 every level that is not listed (rare ones, pooled when the
/// model was learned, and ones never seen), bin 2 the first listed level.
/// </summary>
public sealed class CategoricalFeature : ModelFeature
{
    /// <summary>The bin of rare and unseen levels.</summary>
    public const int OtherBin = 1;

    private readonly string[] _levels;

    /// <summary>Makes the feature.</summary>
    /// <param name="name">1 to <see cref="ModelFeature.LongestText"/> characters.</param>
    /// <param name="levels">Distinct, in ordinal order, at most <see cref="ModelFeature.MaximumBins"/> - 2.</param>
    /// <exception cref="ArgumentException">Name or levels; the message names all violations.</exception>
    public CategoricalFeature(string name, IEnumerable<string> levels)
        : base(name)
    {
        _levels = [.. levels];
        var violations = new List<string>();
        FeatureText.Check(violations, name, _levels);
        if (_levels.Length > MaximumBins - 2)
            violations.Add($"Feature '{name}' has {_levels.Length} levels, expected at most {MaximumBins - 2}.");
        for (var i = 1; i < _levels.Length; i++)
            if (string.CompareOrdinal(_levels[i - 1], _levels[i]) >= 0)
                violations.Add($"Feature '{name}' has level {i} not after level {i - 1}, expected ordinal order.");
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
    }

    /// <summary>The listed levels in ordinal order; level 0 has bin 2.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <inheritdoc/>
    public override int BinCount => _levels.Length + 2;

    /// <summary>
    /// The value of a word in the vector that is scored: the index of a listed level, the number of levels for any
    /// other word, NaN for none. O(log levels).
    /// </summary>
    /// <param name="word">The word; null or empty = missing.</param>
    public double Value(string? word)
    {
        if (string.IsNullOrEmpty(word)) return double.NaN;
        var found = Array.BinarySearch(_levels, word, StringComparer.Ordinal);
        return found >= 0 ? found : _levels.Length;
    }

    /// <inheritdoc/>
    /// <remarks>O(1). Every number that is not the index of a listed level is another level.</remarks>
    public override byte Bin(double value)
    {
        if (double.IsNaN(value)) return MissingBin;
        return value >= 0 && value < _levels.Length && value == Math.Floor(value)
            ? (byte)(value + 2)
            : (byte)OtherBin;
    }
}
