namespace Matching.Fit.Learning;

/// <summary>
/// The logistic function and the log-loss from additions and multiplications alone, so that learning takes the same
/// steps on every machine: the exponential and logarithm of a runtime differ in their last bit.
/// </summary>
internal static class Logistic
{
    /// <summary>Scores beyond this count as this.</summary>
    internal const double MostLogits = 36;

    internal const double Log2E = 1.4426950408889634;
    internal const double Ln2High = 0.693147180369123816490;
    internal const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1 / n! for n from 12 down to 0.</summary>
    internal static ReadOnlySpan<double> ExpSeries =>
    [
        1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120,
        1.0 / 24, 1.0 / 6, 0.5, 1, 1,
    ];

    /// <summary>1 / n for odd n from 27 down to 1.</summary>
    internal static ReadOnlySpan<double> ArtanhSeries =>
    [
        1.0 / 27, 1.0 / 25, 1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7,
        1.0 / 5, 1.0 / 3, 1,
    ];

    /// <summary>1 / (1 + e^-z), in (0, 1); beyond ±36 z counts as that.</summary>
    internal static double Probability(double z) => 1 / (1 + Exp(-Math.Clamp(z, -MostLogits, MostLogits)));

    /// <summary>Loss of a row with weight w, of which q positive: w ln(1 + e^z) - q z.</summary>
    internal static double Loss(double z, double weight, double positive)
    {
        z = Math.Clamp(z, -MostLogits, MostLogits);
        var softplus = Math.Max(z, 0) + Log1P(Exp(-Math.Abs(z)));
        return weight * softplus - positive * z;
    }

    /// <summary>e^x for |x| ≤ 36, error below 1e-14 relative: 2^k times a Taylor series of degree 12 on ±ln 2 / 2.
    /// </summary>
    internal static double Exp(double x)
    {
        var k = Math.Floor(x * Log2E + 0.5);
        var r = x - k * Ln2High - k * Ln2Low;
        var sum = ExpSeries[0];
        for (var n = 1; n < ExpSeries.Length; n++) sum = sum * r + ExpSeries[n];
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }

    /// <summary>ln(1 + x) for x in [0, 1], by the series of the inverse hyperbolic tangent.</summary>
    private static double Log1P(double x)
    {
        // ln(1+x) = 2 artanh(x / (2 + x)); the argument is at most 1/3, so 14 terms leave less than 1e-14.
        var t = x / (2 + x);
        var square = t * t;
        var sum = ArtanhSeries[0];
        for (var n = 1; n < ArtanhSeries.Length; n++) sum = sum * square + ArtanhSeries[n];
        return 2 * t * sum;
    }
}
