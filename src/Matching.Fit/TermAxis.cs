using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>One axis of a table: a feature, and the cell that each of its bins falls into.</summary>
public sealed class TermAxis
{
    private readonly byte[] _cells;

    private TermAxis(int feature, byte[] cells) =>
        (Feature, _cells, CellCount) = (feature, cells, cells.Length == 0 ? 0 : cells.Max() + 1);

    /// <summary>0-based index of the feature.</summary>
    public int Feature { get; }

    /// <summary>How many cells the axis has.</summary>
    public int CellCount { get; }

    /// <summary>The cell of each bin of the feature.</summary>
    public ReadOnlySpan<byte> Cells => _cells;

    /// <summary>An axis with a cell for each bin.</summary>
    /// <param name="feature">0-based index of the feature.</param>
    /// <param name="binCount">Bins of the feature, 1 to <see cref="ModelFeature.MaximumBins"/>.</param>
    public static TermAxis OfBins(int feature, int binCount)
    {
        var cells = new byte[binCount];
        for (var bin = 0; bin < binCount; bin++) cells[bin] = (byte)bin;
        return new TermAxis(feature, cells);
    }

    /// <summary>A coarser axis: neighbouring bins of a number, or any bins of a category, share a cell.</summary>
    /// <param name="feature">0-based index of the feature.</param>
    /// <param name="cells">The cell of each bin; every cell below the largest is used.</param>
    public static TermAxis OfCells(int feature, ReadOnlySpan<byte> cells) => new(feature, cells.ToArray());
}
