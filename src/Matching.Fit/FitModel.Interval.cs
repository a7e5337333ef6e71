namespace Matching.Fit;

/// <summary>How far a score is to be trusted.</summary>
public sealed partial class FitModel
{
    // 1.2816 standard errors on each side hold 80 % of a normal distribution.
    private const double Z80 = 1.2816;

    // Bags share the flattening that holds learning back, so that their spread alone holds planted truths too seldom.
    // Half as much again held them 75 times in 100 (eight shapes, 300 to 3 000 rows), three quarters as much 79 times:
    // more often for lines and noise, less often (60 to 70) for pairs, which are missed where rows are few.
    internal const double BagFactor = 1.75;

    /// <summary>
    /// What the model says of an option: contributions that add up, interval and support, each cell looked up once.
    /// O(bags × terms).
    /// </summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    public FitReading Read(ReadOnlySpan<double> features)
    {
        Span<int> cells = stackalloc int[_terms.Length];
        FindCells(features, cells);
        var contributions = new int[_terms.Length];
        for (var t = 0; t < cells.Length; t++) contributions[t] = _terms[t].Points[cells[t]];
        var score = ScoreCells(cells);
        return new FitReading(contributions, score, IntervalOf(cells, score), SupportOf(cells));
    }

    /// <summary>
    /// The 80 % interval of a score: the 10th and 90th percentile of the bags' scores, three quarters as far again
    /// from the score, widened by the standard errors of intercept, calibration and tables, independent errors added in
    /// quadrature. Without bags the stated standard error alone. O(bags × terms).
    /// </summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    public FitInterval Interval(ReadOnlySpan<double> features)
    {
        Span<int> cells = stackalloc int[_terms.Length];
        FindCells(features, cells);
        return IntervalOf(cells, ScoreCells(cells));
    }

    /// <summary>
    /// How many placements were similar: the smallest count among the tables that say something here; see
    /// <see cref="SimilarCounts"/>. Null for a stated model, which was not learned from placements.
    /// </summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    public int? Support(ReadOnlySpan<double> features)
    {
        if (Training is null || Stage == LearningStage.Prior) return null;
        Span<int> cells = stackalloc int[_terms.Length];
        FindCells(features, cells);
        return SupportOf(cells);
    }

    // The bags' points of one term, those of a cell beside each other.
    private static int[] ByCell(FitTerm term, FitBag[] bags, int place)
    {
        var points = new int[term.CellCount * bags.Length];
        for (var cell = 0; cell < term.CellCount; cell++)
            for (var b = 0; b < bags.Length; b++)
                points[cell * bags.Length + b] = bags[b].Points[place][cell];
        return points;
    }

    private void FindCells(ReadOnlySpan<double> features, Span<int> cells)
    {
        Span<byte> bins = stackalloc byte[_features.Length];
        Bin(features, bins);
        for (var t = 0; t < cells.Length; t++) cells[t] = _terms[t].Cell(bins);
    }

    private int ScoreCells(ReadOnlySpan<int> cells)
    {
        var score = Intercept;
        for (var t = 0; t < cells.Length; t++) score += _terms[t].Points[cells[t]];
        return score;
    }

    private int? SupportOf(ReadOnlySpan<int> cells)
    {
        if (Training is null || Stage == LearningStage.Prior) return null;
        var least = Training.Rows;
        for (var t = 0; t < cells.Length; t++)
            if (_similar[t] is { } counts)
                least = Math.Min(least, counts[cells[t]]);
        return (int)Math.Min(least, int.MaxValue);
    }

    private FitInterval IntervalOf(ReadOnlySpan<int> cells, int score)
    {
        var (low, high) = Percentiles(cells, score);
        var slope = Calibration.SlopeError / 1000.0 * (score - Calibration.Centre);
        var square = Z80 * Z80 * ((double)StandardError * StandardError + slope * slope + SquaredErrors(cells));
        return new FitInterval(
            score - (int)Math.Round(Math.Sqrt(low * low + square)),
            score + (int)Math.Round(Math.Sqrt(high * high + square)));
    }

    private double SquaredErrors(ReadOnlySpan<int> cells)
    {
        var sum = 0.0;
        for (var t = 0; t < cells.Length; t++)
            if (!_terms[t].Errors.IsEmpty) sum += (double)_terms[t].Errors[cells[t]] * _terms[t].Errors[cells[t]];
        return sum;
    }

    /// <summary>Distance of the bags' 10th and 90th percentile from the score, widened, each 0 or more.</summary>
    private (double Low, double High) Percentiles(ReadOnlySpan<int> cells, int score)
    {
        if (_bags.Length == 0) return (0, 0);
        Span<int> scores = stackalloc int[_bags.Length];
        for (var b = 0; b < scores.Length; b++) scores[b] = _bags[b].Intercept;
        for (var t = 0; t < cells.Length; t++)
        {
            var points = _bagPoints[t].AsSpan(cells[t] * scores.Length, scores.Length);
            for (var b = 0; b < scores.Length; b++) scores[b] += points[b];
        }
        scores.Sort();
        return (
            BagFactor * Math.Max(0, score - Quantile(scores, 0.1)),
            BagFactor * Math.Max(0, Quantile(scores, 0.9) - score));
    }

    /// <summary>The quantile between the two nearest order statistics (Hyndman and Fan 1996, type 7).</summary>
    private static double Quantile(ReadOnlySpan<int> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
