namespace Matching.Sample.Drawing;

/// <summary>
/// The few curves that the sample needs, by addition, multiplication and division alone: IEEE 754 fixes those to the
/// last bit, while the libraries' exp and cos differ between systems.
/// </summary>
internal static class Curve
{
    private const int Halvings = 16;

    /// <summary>
    /// e to the power of <paramref name="x"/> as (1 + x / 2¹⁶) to the power of 2¹⁶; relative error below 0.1 % for |x|
    /// up to 10.
    /// </summary>
    public static double Exponential(double x)
    {
        var power = 1 + x / (1 << Halvings);
        for (var i = 0; i < Halvings; i++) power *= power;
        return power;
    }

    /// <summary>1 / (1 + e⁻ˣ), in (0, 1).</summary>
    public static double Logistic(double x) => 1 / (1 + Exponential(-x));

    /// <summary>
    /// Cosine of an angle in degrees within [0, 90], by its Taylor series to the tenth power; error below 5 · 10⁻⁷.
    /// </summary>
    public static double Cosine(double degrees)
    {
        var x = degrees * (3.141592653589793 / 180);
        var square = x * x;
        return 1 + square * (-1.0 / 2 + square * (1.0 / 24 + square * (-1.0 / 720
            + square * (1.0 / 40320 - square / 3628800))));
    }
}
