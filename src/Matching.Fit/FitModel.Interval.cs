namespace Matching.Fit;

/// <summary>How far a score is to be trusted.</summary>
public sealed partial class FitModel
{
    // 1.2816 standard errors on each side hold 80 % of a normal distribution.
    private const double Z80 = 1.2816;

    // Bags share the flattening that holds learning back, so that their spread alone held planted truths (lines,
    // steps, waves and pairs, 300 to 4 000 rows) 6 times in 10; half as much again held them 8 times in 10.
    private const double BagFactor = 1.5;

    /// <summary>
    /// The 80 % interval of a score: the 10th and 90th percentile of the bags' scores, half as far again from the
    /// score, widened by the standard error of intercept and calibration, independent errors added in quadrature.
    /// Without bags the stated standard error alone. O(bags × terms).
    /// </summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    public FitInterval Interval(ReadOnlySpan<double> features)
    {
        Span<byte> bins = stackalloc byte[_features.Length];
        Bin(features, bins);
        var score = ScoreBins(bins);
        var (low, high) = Percentiles(bins, score);
        var slope = Calibration.SlopeError / 1000.0 * (score - Calibration.Centre);
        var square = Z80 * Z80 * ((double)StandardError * StandardError + slope * slope);
        return new FitInterval(
            score - (int)Math.Round(Math.Sqrt(low * low + square)),
            score + (int)Math.Round(Math.Sqrt(high * high + square)));
    }

    /// <summary>Distance of the bags' 10th and 90th percentile from the score, widened, each 0 or more.</summary>
    private (double Low, double High) Percentiles(ReadOnlySpan<byte> bins, int score)
    {
        if (_bags.Length == 0) return (0, 0);
        Span<int> scores = stackalloc int[_bags.Length];
        for (var b = 0; b < _bags.Length; b++)
        {
            scores[b] = _bags[b].Intercept;
            for (var t = 0; t < _terms.Length; t++) scores[b] += _bags[b].Points[t][_terms[t].Cell(bins)];
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
