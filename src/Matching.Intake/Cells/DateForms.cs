using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Core.Words;
using Matching.Intake.Columns;

namespace Matching.Intake.Cells;

/// <summary>
/// Dates that can be read in one way only:
/// <list type="bullet">
/// <item><c>2026-05-04</c>, <c>2026-5-4</c>, <c>2026/05/04</c>, <c>20260504</c>, also with midnight after it;</item>
/// <item><c>4/5 2026</c> and <c>4/5-2026</c>, the Swedish way: day before month;</item>
/// <item><c>4.5.2026</c>: points are written with the day first everywhere;</item>
/// <item><c>4 maj 2026</c>, <c>den 4 maj 2026</c>, <c>4 May 2026</c>, months in full or by three letters.</item>
/// </list>
/// Refused because they mean different days to different people: <c>26-05-04</c>, <c>260504</c>, <c>04-05-2026</c>,
/// <c>4/5/2026</c>, a day without its year, and the bare day numbers of spreadsheets.
/// </summary>
public static partial class DateForms
{
    private static readonly string[] Months =
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ];

    /// <summary>A day.</summary>
    public static readonly Form<DateOnly> Day = new(
        TryRead, Phrase.Of($"ett datum som 2026-05-04", $"a date such as 2026-05-04"), Seen.Figures, Advice);

    private static bool TryRead(string text, out DateOnly day)
    {
        day = default;
        if (text.Length > 40) return false;
        foreach (var pattern in new[] { YearFirst(), DayFirst(), MonthInWords() })
            if (pattern.Match(text) is { Success: true } match)
                return TryRead(match, out day);
        return false;
    }

    private static bool TryRead(Match match, out DateOnly day)
    {
        day = default;
        var word = match.Groups["word"];
        var month = word.Success ? MonthOf(word.Value) : Number(match.Groups["month"]);
        var (year, date) = (Number(match.Groups["year"]), Number(match.Groups["day"]));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static int MonthOf(string word)
    {
        var key = HeaderKey.Of(word);
        var index = key.Length < 3 ? -1 : Array.FindIndex(
            Months, name => key.Length == 3 ? name.StartsWith(key, StringComparison.Ordinal) : name == key);
        return index < 0 ? 0 : index % 12 + 1;
    }

    private static Phrase Advice(string text) => text switch
    {
        _ when BareDayNumber().IsMatch(text) => Phrase.Of(
            $"Kanske är cellen formaterad som ett tal i kalkylarket.",
            $"Maybe the cell is formatted as a number in the spreadsheet."),
        _ when Ambiguous().IsMatch(text) => Phrase.Of(
            $"Kanske saknas århundradet, eller så är det oklart vad som är dag och månad.",
            $"Maybe the century is missing, or day and month cannot be told apart."),
        _ => Phrase.Empty,
    };

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})"
        + @"(?:(?<sign>[-/.])(?<month>[0-9]{1,2})\k<sign>(?<day>[0-9]{1,2})|(?<month>[0-9]{2})(?<day>[0-9]{2}))"
        + @"(?:[T ]0?0[:.]00(?:[:.]00(?:\.0+)?)?)?$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"^(?:(?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})(?: +| ?- ?)|(?<day>[0-9]{1,2})\. ?(?<month>[0-9]{1,2})\. ?)"
        + @"(?<year>[0-9]{4})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"^(?:den +)?(?<day>[0-9]{1,2})\.?[ -]+(?<word>\p{L}{3,9})\.?,?[ -]+(?<year>[0-9]{4})$",
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthInWords();

    [GeneratedRegex(@"^[0-9]{5}$")]
    private static partial Regex BareDayNumber();

    [GeneratedRegex(@"^(?:[0-9]{6}|[0-9]{1,2}[-/. ][0-9]{1,2}(?:[-/. ](?:[0-9]{2}|[0-9]{4}))?)$")]
    private static partial Regex Ambiguous();
}
