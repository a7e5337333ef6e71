using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>
/// One table of a model: the main effect of a feature, or the joint effect of a pair of features beyond their mains.
/// Points are whole thousandths of a logit, so that sums are exact and the same on every machine. Immutable.
/// </summary>
public sealed class FitTerm
{
    private readonly int[] _points;
    private readonly int[] _counts;
    private readonly int[] _priorPoints;
    private readonly int[] _errors;
    private readonly TermAxis _last;

    /// <summary>Makes a table. Its shape is checked by the <see cref="FitModel"/> that takes it in.</summary>
    /// <param name="first">The axis of the feature, or of the first one of a pair.</param>
    /// <param name="second">The axis of the second feature; null for a main effect.</param>
    /// <param name="cells">What stands in the cells, row by row: all cells of the second axis for cell 0 of the
    /// first, then those for cell 1, …</param>
    public FitTerm(TermAxis first, TermAxis? second, TermCells cells)
    {
        (First, Second, _last) = (first, second, second ?? first);
        _points = [.. cells.Points];
        _counts = [.. cells.Counts];
        _priorPoints = [.. cells.PriorPoints];
        _errors = [.. cells.Errors];
    }

    /// <summary>Largest size of one cell's points: 20 logits.</summary>
    public const int MaximumPoints = 20_000;

    /// <summary>The axis of the feature, or of the first one of a pair.</summary>
    public TermAxis First { get; }

    /// <summary>The axis of the second feature; null for a main effect.</summary>
    public TermAxis? Second { get; }

    /// <summary>True for the joint effect of two features.</summary>
    public bool IsPair => Second is not null;

    /// <summary>Points per cell in 1/1000 logit, the prior's part included.</summary>
    public ReadOnlySpan<int> Points => _points;

    /// <summary>Rows that the table was learned from, per cell; empty for a prior that nobody counted.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The part of the points that stood in the prior, per cell; empty = 0.</summary>
    public ReadOnlySpan<int> PriorPoints => _priorPoints;

    /// <summary>Standard error of each cell in 1/1000 logit, beside what the bags say; empty = 0.</summary>
    public ReadOnlySpan<int> Errors => _errors;

    /// <summary>How many cells the table has.</summary>
    public int CellCount => IsPair ? First.CellCount * _last.CellCount : First.CellCount;

    /// <summary>The main effect of a number: points of the missing bin, then of each bin upwards.</summary>
    /// <param name="feature">0-based index of the feature.</param>
    /// <param name="missing">Points when the feature is missing, in 1/1000 logit.</param>
    /// <param name="points">Points per bin in 1/1000 logit, one more than the feature has edges.</param>
    public static FitTerm Main(int feature, int missing, params ReadOnlySpan<int> points)
    {
        int[] all = [missing, .. points];
        var axis = TermAxis.OfBins(feature, Math.Min(all.Length, ModelFeature.MaximumBins));
        return new FitTerm(axis, null, new TermCells(all));
    }

    /// <summary>The cell that a row falls into. O(1).</summary>
    /// <param name="bins">The bin of each feature of the model.</param>
    public int Cell(ReadOnlySpan<byte> bins)
    {
        var cell = (int)First.Cells[bins[First.Feature]];
        return Second is null ? cell : cell * _last.CellCount + _last.Cells[bins[_last.Feature]];
    }
}

/// <summary>What stands in the cells of a table, one entry a cell.</summary>
/// <param name="Points">In 1/1000 logit, each within ±<see cref="FitTerm.MaximumPoints"/>.</param>
public sealed record TermCells(IReadOnlyList<int> Points)
{
    /// <summary>Rows that the table was learned from; empty for a prior that nobody counted.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [];

    /// <summary>The part of the points that stood in the prior; empty = 0.</summary>
    public IReadOnlyList<int> PriorPoints { get; init; } = [];

    /// <summary>Standard errors in 1/1000 logit, 0 to <see cref="FitTerm.MaximumPoints"/>, beside what the bags say;
    /// empty = 0.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];
}
