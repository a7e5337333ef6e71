using System.Globalization;
using Matching.Core.Words;

namespace Matching.Intake.Cells;

/// <summary>
/// Numbers: digits with at most one decimal comma or point. Blanks or points between thousands are refused, because
/// <c>1.234</c> means two things; so are exponents, which spreadsheets write when they have lost digits.
/// </summary>
public static class NumberForms
{
    /// <summary>A whole number.</summary>
    public static readonly Form<int> Whole = new(
        TryReadWhole, Phrase.Of($"ett heltal", $"a whole number"), Seen.Figures, AdviceOnNumber);

    /// <summary>A whole number of per cent, with or without a sign.</summary>
    public static readonly Form<int> Percent = new(
        (string text, out int value) => TryReadWhole(text.TrimEnd('%').TrimEnd(), out value),
        Phrase.Of($"ett heltal i procent", $"a whole number of per cent"), Seen.Figures, AdviceOnNumber);

    /// <summary>Degrees with decimal comma or point.</summary>
    public static readonly Form<double> Degrees = new(
        TryReadDecimal,
        Phrase.Of($"grader med decimalkomma eller decimalpunkt", $"degrees with a decimal comma or point"),
        Seen.Figures, AdviceOnNumber);

    private static bool TryReadWhole(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryReadDecimal(string text, out double value) =>
        double.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static Phrase AdviceOnNumber(string text)
    {
        var digits = text.Where(c => !char.IsWhiteSpace(c)).ToArray();
        var grouped = digits.Length < text.Length && digits.All(c => char.IsAsciiDigit(c) || c is ',' or '.');
        return grouped
            ? Phrase.Of($"Kanske står det blanksteg mellan tusental.", $"Maybe there are blanks between thousands.")
            : Phrase.Empty;
    }
}
