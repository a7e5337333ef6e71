namespace Matching.Fit.Learning;

/// <summary>Counts rows in tables.</summary>
internal static class Counting
{
    /// <summary>Rows per bin of a column of bins.</summary>
    internal static double[] Bins(LearningRows rows, byte[] bins, int count)
    {
        var counts = new double[count];
        for (var i = 0; i < rows.Count; i++) counts[bins[i]] += rows.Weights[i];
        return counts;
    }

    /// <summary>Rows per cell of a pair.</summary>
    internal static double[] Cells(LearningRows rows, PairShape pair)
    {
        var counts = new double[pair.CellCount];
        var (a, b) = (rows.Bins[pair.First.Feature], rows.Bins[pair.Second.Feature]);
        for (var i = 0; i < rows.Count; i++)
            counts[pair.First.Cells[a[i]] * pair.Second.CellCount + pair.Second.Cells[b[i]]] += rows.Weights[i];
        return counts;
    }

    /// <summary>Counts as a model keeps them.</summary>
    internal static int[] Whole(double[] counts) =>
        Array.ConvertAll(counts, count => (int)Math.Min(count, int.MaxValue));
}
