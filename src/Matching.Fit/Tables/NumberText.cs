using System.Globalization;

namespace Matching.Fit.Tables;

/// <summary>Reads one number: digits with a decimal point or a decimal comma, a sign and an exponent.</summary>
internal static class NumberText
{
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// The number of a text. <c>Infinity</c> and what is too large for a double are numbers too, so that they can be
    /// named as such; a comma between thousands is no number, because <c>1,234.5</c> has two signs.
    /// </summary>
    public static bool TryRead(string text, out double number)
    {
        if (text.Contains(',') && !text.Contains('.')) text = text.Replace(',', '.');
        if (double.TryParse(text, Styles, CultureInfo.InvariantCulture, out number)) return !double.IsNaN(number);
        var isInfinite = text.TrimStart('+', '-').ToUpperInvariant() is "INF" or "INFINITY" or "∞";
        if (isInfinite) number = double.PositiveInfinity;
        return isInfinite;
    }
}
