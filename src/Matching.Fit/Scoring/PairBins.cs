using Matching.Fit.Features;

namespace Matching.Fit.Scoring;

/// <summary>
/// The working memory of one thread: what the codes of each column mean for the participant who is scored, and the
/// tables made of it. Filled anew for each participant, never allocated again.
/// </summary>
public sealed class PairBins
{
    /// <summary>Most codes of a column: a code fits into a byte.</summary>
    public const int MaximumCodes = TableSum.Size;

    private readonly IReadOnlyList<ModelFeature> _features;
    private readonly byte[]?[] _bins;
    private readonly int[] _codeCounts;

    internal PairBins(PairScorer scorer, IReadOnlyList<ModelFeature> features, byte[][] codes)
    {
        (_features, Codes) = (features, codes);
        _bins = [.. scorer.Sources.Select(source => source.Side == FeatureSide.Pair ? new byte[MaximumCodes] : null)];
        _codeCounts = new int[codes.Length];
        Table = new short[TableSum.Size];
        ParticipantBins = new byte[features.Count];
        Gathered = new byte[codes.Length == 0 ? 0 : codes[0].Length];
    }

    /// <summary>Per column, the code of each slot that is scored, in the order in which they are scored.</summary>
    public IReadOnlyList<byte[]> Codes { get; }

    /// <summary>How many codes of a column have a meaning; the codes themselves lie below it.</summary>
    public Span<int> CodeCounts => _codeCounts;

    internal short[] Table { get; }

    /// <summary>The participant's own bins, by feature.</summary>
    internal byte[] ParticipantBins { get; }

    /// <summary>Room for one column of the chosen slots.</summary>
    internal byte[] Gathered { get; }

    /// <summary>The bin of a pair feature for each code of its column.</summary>
    /// <param name="feature">0-based feature of the pair side.</param>
    /// <exception cref="ArgumentException">The feature is of another side.</exception>
    public Span<byte> Bins(int feature) => _bins[feature]
        ?? throw new ArgumentException($"Feature {feature} is of no pair, expected one of the pair side.");

    /// <summary>Says what a code means for the participant.</summary>
    /// <param name="feature">0-based feature of the pair side.</param>
    /// <param name="code">The code, below <see cref="MaximumCodes"/>.</param>
    /// <param name="value">The feature's value; NaN = missing.</param>
    public void Set(int feature, int code, double value) => Bins(feature)[code] = _features[feature].Bin(value);
}
