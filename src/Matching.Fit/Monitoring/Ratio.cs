namespace Matching.Fit.Monitoring;

/// <summary>A ratio of two means with its 95 % interval.</summary>
/// <param name="Value">The ratio.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Ratio(double Value, double Low, double High)
{
    private const double Z95 = 1.959964;

    /// <summary>
    /// The mean of some rows over that of others; the interval is normal in the logarithm (Katz et al. 1978). Where
    /// the rows have nothing at all, the upper end is that of three in as many rows (the rule of three). Null where
    /// the others have nothing.
    /// </summary>
    internal static Ratio? Of(double[] values, int[] rows, int[] others)
    {
        if (rows.Length < 2 || others.Length < 2) return null;
        var ((mean, error), (otherMean, otherError)) = (Relative(values, rows), Relative(values, others));
        if (!(otherMean > 0)) return null;
        if (mean == 0) return new Ratio(0, 0, 3.0 / rows.Length / otherMean);
        var (value, spread) = (mean / otherMean, Z95 * Math.Sqrt(error + otherError));
        return new Ratio(value, value * Math.Exp(-spread), value * Math.Exp(spread));
    }

    /// <summary>The mean, and the square of its relative standard error.</summary>
    private static (double Mean, double Square) Relative(double[] values, int[] rows)
    {
        var mean = rows.Average(row => values[row]);
        var variance = rows.Sum(row => (values[row] - mean) * (values[row] - mean)) / (rows.Length - 1);
        return (mean, variance / rows.Length / (mean * mean));
    }
}
