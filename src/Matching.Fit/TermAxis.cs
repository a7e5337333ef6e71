using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>One axis of a table: a feature, and the cell that each of its bins falls into.</summary>
public sealed class TermAxis
{
    private readonly byte[] _cells;

    private TermAxis(int feature, byte[] cells, int cellCount) =>
        (Feature, _cells, CellCount) = (feature, cells, cellCount);

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
        return new TermAxis(feature, cells, binCount);
    }

    /// <summary>A coarser axis: neighbouring bins of a number, or any bins of a category, share a cell.</summary>
    /// <param name="feature">0-based index of the feature.</param>
    /// <param name="cells">The cell of each bin.</param>
    public static TermAxis OfCells(int feature, ReadOnlySpan<byte> cells)
    {
        var most = -1;
        foreach (var cell in cells) most = Math.Max(most, cell);
        return OfCells(feature, cells, most + 1);
    }

    /// <summary>A coarser axis with a stated number of cells, some of which may be out of reach.</summary>
    /// <param name="feature">0-based index of the feature.</param>
    /// <param name="cells">The cell of each bin, below <paramref name="cellCount"/>.</param>
    /// <param name="cellCount">How many cells, 1 to 256.</param>
    public static TermAxis OfCells(int feature, ReadOnlySpan<byte> cells, int cellCount)
    {
        if (cellCount is < 0 or > 256)
            throw new ArgumentException($"Axis of feature {feature} has {cellCount} cells, expected at most 256.");
        foreach (var cell in cells)
            if (cell >= cellCount)
                throw new ArgumentException(
                    $"Axis of feature {feature} has cell {cell}, expected 0 to {cellCount - 1}.");
        return new TermAxis(feature, cells.ToArray(), cellCount);
    }
}
