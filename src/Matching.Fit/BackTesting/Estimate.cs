using System.Globalization;

namespace Matching.Fit.BackTesting;

/// <summary>A value with its standard error and its 95 % interval (normal approximation).</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">0 or more; NaN when there is one cluster alone.</param>
public sealed record Estimate(double Value, double StandardError)
{
    private const double Z95 = 1.959964;

    /// <summary>Lower end of the interval.</summary>
    public double Low => Value - Z95 * StandardError;

    /// <summary>Upper end of the interval.</summary>
    public double High => Value + Z95 * StandardError;

    /// <summary>True when the interval lies on one side of 0.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    /// <summary>The value with its interval, signs shown, such as <c>+0.028 [+0.009, +0.047]</c>.</summary>
    /// <param name="decimals">0 to 15.</param>
    public string Signed(int decimals) =>
        $"{Signed(Value, decimals)} [{Signed(Low, decimals)}, {Signed(High, decimals)}]";

    /// <summary>
    /// The mean of contributions, with an error that allows rows of one cluster to go together: √(C / (C − 1) ×
    /// Σ over clusters (Σ deviation)²) / n (Liang and Zeger 1986). O(rows).
    /// </summary>
    /// <param name="contributions">One a row.</param>
    /// <param name="clusters">The cluster of each row; null = each row is its own.</param>
    public static Estimate Of(ReadOnlySpan<double> contributions, int[]? clusters)
    {
        var mean = Mean(contributions);
        var deviations = new double[contributions.Length];
        for (var row = 0; row < deviations.Length; row++) deviations[row] = contributions[row] - mean;
        return new Estimate(mean, Error(deviations, clusters));
    }

    /// <summary>The error of a mean from deviations that add up to about 0.</summary>
    internal static double Error(double[] deviations, int[]? clusters)
    {
        var sums = new Dictionary<int, double>();
        for (var row = 0; row < deviations.Length; row++)
        {
            var cluster = clusters?[row] ?? row;
            sums[cluster] = sums.GetValueOrDefault(cluster) + deviations[row];
        }
        if (sums.Count < 2) return double.NaN;
        var squares = sums.Values.Sum(sum => sum * sum) * sums.Count / (sums.Count - 1);
        return Math.Sqrt(squares) / deviations.Length;
    }

    /// <summary>What rounds to 0 has no sign.</summary>
    private static string Signed(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals);
        var sign = rounded < 0 ? "−" : rounded > 0 ? "+" : "";
        return sign + Math.Abs(rounded).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
