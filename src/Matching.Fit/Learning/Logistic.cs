namespace Matching.Fit.Learning;

/// <summary>
/// The logistic function and the log-loss from additions and multiplications alone, so that learning takes the same
/// steps on every machine: the exponential and logarithm of a runtime differ in their last bit.
/// </summary>
internal static class Logistic
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1 / (1 + e^-z), in (0, 1); beyond ±36 z counts as that.</summary>
    internal static double Probability(double z) => 1 / (1 + Exp(-Math.Clamp(z, -36, 36)));

    /// <summary>Loss of a row with weight w, of which q positive: w ln(1 + e^z) - q z.</summary>
    internal static double Loss(double z, double weight, double positive)
    {
        z = Math.Clamp(z, -36, 36);
        var softplus = Math.Max(z, 0) + Log1P(Exp(-Math.Abs(z)));
        return weight * softplus - positive * z;
    }

    /// <summary>e^x for |x| ≤ 36, error below 1e-14 relative: 2^k times a Taylor series of degree 12 on ±ln 2 / 2.
    /// </summary>
    internal static double Exp(double x)
    {
        var k = Math.Floor(x * Log2E + 0.5);
        var r = x - k * Ln2High - k * Ln2Low;
        var sum = 1.0 / 479001600;
        sum = sum * r + 1.0 / 39916800;
        sum = sum * r + 1.0 / 3628800;
        sum = sum * r + 1.0 / 362880;
        sum = sum * r + 1.0 / 40320;
        sum = sum * r + 1.0 / 5040;
        sum = sum * r + 1.0 / 720;
        sum = sum * r + 1.0 / 120;
        sum = sum * r + 1.0 / 24;
        sum = sum * r + 1.0 / 6;
        sum = sum * r + 0.5;
        sum = sum * r + 1;
        sum = sum * r + 1;
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }

    /// <summary>ln(1 + x) for x in [0, 1], by the series of the inverse hyperbolic tangent.</summary>
    private static double Log1P(double x)
    {
        // ln(1+x) = 2 artanh(x / (2 + x)); the argument is at most 1/3, so 14 terms leave less than 1e-14.
        var t = x / (2 + x);
        var square = t * t;
        var sum = 1.0 / 27;
        sum = sum * square + 1.0 / 25;
        sum = sum * square + 1.0 / 23;
        sum = sum * square + 1.0 / 21;
        sum = sum * square + 1.0 / 19;
        sum = sum * square + 1.0 / 17;
        sum = sum * square + 1.0 / 15;
        sum = sum * square + 1.0 / 13;
        sum = sum * square + 1.0 / 11;
        sum = sum * square + 1.0 / 9;
        sum = sum * square + 1.0 / 7;
        sum = sum * square + 1.0 / 5;
        sum = sum * square + 1.0 / 3;
        sum = sum * square + 1;
        return 2 * t * sum;
    }
}
