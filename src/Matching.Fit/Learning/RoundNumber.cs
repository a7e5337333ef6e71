namespace Matching.Fit.Learning;

/// <summary>Finds numbers that people can read.</summary>
internal static class RoundNumber
{
    /// <summary>
    /// The number in (<paramref name="low"/>, <paramref name="high"/>] with the fewest decimals and, among those, the
    /// most zeros at its end; the upper end where nothing shorter lies between.
    /// </summary>
    internal static double Between(double low, double high)
    {
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (size > 1e15 || high - low < 1e-12 * size) return high;
        for (var exponent = (int)Math.Floor(Math.Log10(size)) + 1; exponent >= -15; exponent--)
        {
            // Powers below 1 are not exact, but their inverses are.
            var candidate = exponent >= 0
                ? Math.Floor(high / Power(exponent)) * Power(exponent)
                : Math.Floor(high * Power(-exponent)) / Power(-exponent);
            if (candidate > low && candidate <= high) return candidate + 0.0;
        }
        return high;
    }

    private static double Power(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
