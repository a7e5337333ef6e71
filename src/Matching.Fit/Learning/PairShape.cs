using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>A pair of features on coarse axes, whose cells fit into a byte together.</summary>
/// <param name="First">Axis of the feature with the lower index.</param>
/// <param name="Second">Axis of the other feature.</param>
internal sealed record PairShape(TermAxis First, TermAxis Second)
{
    private const int MostCells = 255;

    /// <summary>Cells of both axes together.</summary>
    internal int CellCount => First.CellCount * Second.CellCount;

    /// <summary>How the cells lie to each other.</summary>
    internal GridShape Grid(IReadOnlyList<ModelFeature> features) => new(
        First.CellCount, Second.CellCount, features[First.Feature] is NumericFeature,
        features[Second.Feature] is NumericFeature);

    /// <summary>The cell of each row.</summary>
    internal byte[] Cells(LearningRows rows)
    {
        var (a, b, width) = (rows.Bins[First.Feature], rows.Bins[Second.Feature], Second.CellCount);
        var cells = new byte[rows.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = (byte)(First.Cells[a[i]] * width + Second.Cells[b[i]]);
        return cells;
    }

    /// <summary>The shape of a pair of features; null when a feature has but one bin with rows.</summary>
    internal static PairShape? Of(int first, int second, PairAxes axes)
    {
        var (a, b) = (axes.Of(first), axes.Of(second));
        if (a.CellCount * b.CellCount > MostCells) (a, b) = (axes.Of(first, 15), axes.Of(second, 15));
        return a.CellCount < 3 || b.CellCount < 3 ? null : new PairShape(a, b);
    }
}

/// <summary>Makes coarse axes: numbers in about equally filled cells, the most frequent levels in one each.</summary>
internal sealed class PairAxes(LearningRows rows, IReadOnlyList<ModelFeature> features, int numberCells)
{
    /// <summary>The axis of a feature; cell 0 is what is missing.</summary>
    /// <param name="feature">0-based feature.</param>
    /// <param name="most">Most cells.</param>
    internal TermAxis Of(int feature, int most = 28)
    {
        var counts = new double[features[feature].BinCount];
        for (var i = 0; i < rows.Count; i++) counts[rows.Bins[feature][i]] += rows.Weights[i];
        return TermAxis.OfCells(
            feature, features[feature] is NumericFeature ? Numbers(counts, Math.Min(numberCells, most - 1))
                : Levels(counts, most));
    }

    private static byte[] Numbers(double[] counts, int cellCount)
    {
        var cells = new byte[counts.Length];
        var total = counts.Skip(1).Sum();
        var (below, cell) = (0.0, 1);
        for (var bin = 1; bin < counts.Length; bin++)
        {
            // A bin opens the next cell when its middle lies beyond the share of the cells so far.
            if (bin > 1 && below > 0 && (below + counts[bin] / 2) * cellCount > cell * total && counts[bin] > 0)
                cell = Math.Min(cellCount, cell + 1);
            cells[bin] = (byte)cell;
            below += counts[bin];
        }
        return cells;
    }

    private static byte[] Levels(double[] counts, int most)
    {
        var cells = new byte[counts.Length];
        Array.Fill(cells, (byte)CategoricalFeature.OtherBin);
        cells[0] = 0;
        var own = Enumerable.Range(2, counts.Length - 2)
            .OrderByDescending(bin => counts[bin]).Take(most - 2).Order();
        var next = 2;
        foreach (var bin in own) cells[bin] = (byte)next++;
        return cells;
    }
}
