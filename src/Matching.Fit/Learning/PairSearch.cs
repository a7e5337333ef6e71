using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// Ranks pairs of features by what their cells leave unexplained (in the manner of FAST, Lou, Caruana, Gehrke and
/// Hooker 2013): the chi-square of out-of-bag residuals over the cells, standardised by its degrees of freedom.
/// O(rows × pairs).
/// </summary>
internal static class PairSearch
{
    // With more features only those with the largest main effects are paired: 780 pairs.
    private const int MostFeatures = 40;

    // Of a hundred pairs of noise the best is about this many standard deviations above none.
    private const double LeastScore = 2.8;

    /// <summary>The best pairs, the best one first.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="features">Their features.</param>
    /// <param name="mains">The main effects.</param>
    /// <param name="search">Out-of-bag scores in logits, cells and number of pairs.</param>
    internal static PairShape[] Best(
        LearningRows rows, IReadOnlyList<ModelFeature> features, BagTables mains, PairQuestion search)
    {
        var (gradients, hessians) = (new double[rows.Count], new double[rows.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            var p = Logistic.Probability(search.Scores[i]);
            gradients[i] = rows.Positives[i] - rows.Weights[i] * p;
            hessians[i] = rows.Weights[i] * p * (1 - p);
        }
        var axes = new PairAxes(rows, features, search.Cells);
        int[] chosen = [.. Strongest(mains, features.Count)];
        var scored = new List<(double Score, PairShape Shape)>();
        for (var a = 0; a < chosen.Length; a++)
            for (var b = a + 1; b < chosen.Length; b++)
                if (PairShape.Of(chosen[a], chosen[b], axes) is { } shape)
                    scored.Add((Score(shape.Cells(rows), gradients, hessians), shape));
        return
        [
            .. scored.Where(s => s.Score > LeastScore).OrderByDescending(s => s.Score)
                .Take(search.Most).Select(s => s.Shape),
        ];
    }

    private static IEnumerable<int> Strongest(BagTables mains, int count) => Enumerable.Range(0, count)
        .OrderByDescending(f => mains.Tables[f].Max() - mains.Tables[f].Min()).Take(MostFeatures).Order();

    private static double Score(byte[] cells, double[] gradients, double[] hessians)
    {
        Span<double> g = stackalloc double[256], h = stackalloc double[256];
        for (var i = 0; i < cells.Length; i++)
        {
            g[cells[i]] += gradients[i];
            h[cells[i]] += hessians[i];
        }
        var (square, freedom) = (0.0, 0);
        for (var cell = 0; cell < 256; cell++)
        {
            if (h[cell] < 1) continue;
            square += g[cell] * g[cell] / h[cell];
            freedom++;
        }
        return (square - freedom) / Math.Sqrt(2.0 * Math.Max(1, freedom));
    }
}

/// <summary>What a search for pairs starts from.</summary>
/// <param name="Scores">Out-of-bag score of each row, in logits.</param>
/// <param name="Cells">Cells of a number.</param>
/// <param name="Most">Most pairs.</param>
internal sealed record PairQuestion(double[] Scores, int Cells, int Most);
