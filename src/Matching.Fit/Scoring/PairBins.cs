using Matching.Fit.Features;

namespace Matching.Fit.Scoring;

/// <summary>
/// The working memory of one thread: the bins of the pair features for one participant at every slot, and the tables
/// of that participant. Filled anew for each participant, never allocated again.
/// </summary>
public sealed class PairBins
{
    private readonly IReadOnlyList<ModelFeature> _features;
    private readonly byte[]?[] _columns;

    internal PairBins(IReadOnlyList<ModelFeature> features, byte[]?[] columns, int tables)
    {
        (_features, _columns) = (features, columns);
        Tables = new short[tables * TableSum.Size];
        ParticipantBins = new byte[features.Count];
    }

    /// <summary>The tables of the participant, one after the other.</summary>
    internal short[] Tables { get; }

    /// <summary>The participant's own bins, by feature.</summary>
    internal byte[] ParticipantBins { get; }

    /// <summary>The bins of a pair feature, one a slot, to be filled by whoever knows them.</summary>
    /// <param name="feature">0-based feature of the pair side.</param>
    /// <exception cref="ArgumentException">The feature is of another side.</exception>
    public Span<byte> Column(int feature) => _columns[feature]
        ?? throw new ArgumentException($"Feature {feature} is of no pair, expected one of the pair side.");

    /// <summary>Sets the bin of a pair feature at one slot.</summary>
    /// <param name="feature">0-based feature of the pair side.</param>
    /// <param name="slot">0-based slot.</param>
    /// <param name="value">The value; NaN = missing.</param>
    public void Set(int feature, int slot, double value) => Column(feature)[slot] = _features[feature].Bin(value);
}
