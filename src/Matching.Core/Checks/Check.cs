using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Matching.Core.Words;

namespace Matching.Core.Checks;

/// <summary>
/// Collects everything that is wrong with one stated thing. Every message starts with the subject (kind and id), so
/// that it can be understood in a list of a thousand rows. Ids that look like a personal identity number are refused
/// and never echoed.
/// </summary>
public sealed partial class Check(Phrase kind, string id)
{
    private readonly List<Violation> _violations = [];
    private readonly Phrase _subject =
        id.Length == 0 || LooksPersonal(id) ? kind : Phrase.Of($"{kind} {id.Shown()}", $"{kind} {id.Shown()}");

    /// <summary>All that is wrong so far.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Adds a violation whose message is the subject followed by these words.</summary>
    public void Add(string field, Wording swedish, Wording english) =>
        _violations.Add(new Violation(
            field,
            Phrase.Of($"{_subject} {Phrase.Of(swedish, english)}", $"{_subject} {Phrase.Of(swedish, english)}")));

    /// <summary>Adds a violation unless the condition holds.</summary>
    public void That(
        bool holds,
        string field,
        [InterpolatedStringHandlerArgument(nameof(holds))] Wording swedish,
        [InterpolatedStringHandlerArgument(nameof(holds))] Wording english)
    {
        if (!holds) Add(field, swedish, english);
    }

    /// <summary>A whole number within a closed range.</summary>
    public void Range(string field, long value, long minimum, long maximum) =>
        That(
            value >= minimum && value <= maximum, field,
            $"har {field} {value}, väntade {minimum} till {maximum}.",
            $"has {field} {value}, expected {minimum} to {maximum}.");

    /// <summary>The end is not before the start.</summary>
    public void Period(string field, DateOnly start, DateOnly end) =>
        That(
            start <= end, field,
            $"slutar {end:yyyy-MM-dd}, väntade tidigast startdagen {start:yyyy-MM-dd}. Kanske är dagarna omkastade.",
            $"ends on {end:yyyy-MM-dd}, expected its start {start:yyyy-MM-dd} or later. Maybe the dates are swapped.");

    /// <summary>A date between 2000 and 2100: files with swapped digits say 0206 or 9999.</summary>
    public void Date(string field, DateOnly value) =>
        That(
            value.Year is >= 2000 and < 2100, field,
            $"har {field} {value:yyyy-MM-dd}, väntade ett datum 2000–2099.",
            $"has {field} {value:yyyy-MM-dd}, expected a date in 2000 to 2099.");

    /// <summary>
    /// An id: 1–64 letters, digits, '-', '_', '.' or ':', and nothing that looks like a personal identity number.
    /// </summary>
    public void Id(string field, string value)
    {
        if (LooksPersonal(value))
            Add(
                field,
                $"har ett {field} som liknar ett personnummer, väntade ett id utan personuppgift. Kanske har "
                    + $"systemet ett internt löpnummer.",
                $"has a {field} that looks like a personal identity number, expected an opaque id. Maybe the "
                    + $"system has an internal number.");
        else
            That(
                IsId(value), field,
                $"har {field} {value.Shown()}, väntade 1–64 bokstäver, siffror, '-', '_', '.' eller ':'.",
                $"has {field} {value.Shown()}, expected 1 to 64 letters, digits, '-', '_', '.' or ':'.");
    }

    /// <summary>
    /// What names a thing: its id in the row's own municipality, or another's code and its id there, such as
    /// <c>2281/a1</c>.
    /// </summary>
    public void Reference(string field, string value) => Id(field, IdOf(value));

    /// <summary>
    /// A text for people: not blank, at most <paramref name="maximum"/> characters, no control characters.
    /// </summary>
    public void Text(string field, string value, int maximum = 120) =>
        That(
            !string.IsNullOrWhiteSpace(value) && value.Length <= maximum && !value.Any(char.IsControl), field,
            $"har {field} med {value.Length} tecken, väntade 1–{maximum} utan styrtecken.",
            $"has {field} of {value.Length} characters, expected 1 to {maximum} without control characters.");

    /// <summary>A value of the closed set.</summary>
    public void Defined<T>(string field, T value) where T : struct, Enum =>
        That(
            Enum.IsDefined(value), field,
            $"har {field} {Convert.ToInt64(value, null)}, väntade ett av de listade värdena.",
            $"has {field} {Convert.ToInt64(value, null)}, expected one of the listed values.");

    /// <summary>A position on the map within Sweden's bounding box, both coordinates or none.</summary>
    public void Position(double? latitude, double? longitude)
    {
        if (latitude is null != longitude is null)
            Add(
                latitude is null ? "latitude" : "longitude",
                $"har bara en av latitude och longitude, väntade båda eller ingen.",
                $"has only one of latitude and longitude, expected both or none.");
        Coordinate("latitude", latitude, 55, 70);
        Coordinate("longitude", longitude, 10, 25);
    }

    /// <summary>Throws with everything that is wrong, or does nothing.</summary>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0) throw new InvalidInputException(_violations);
    }

    /// <summary>True for what <see cref="Id"/> takes.</summary>
    internal static bool IsId(string value) => IdPattern().IsMatch(value) && !LooksPersonal(value);

    /// <summary>True for what <see cref="Reference"/> takes.</summary>
    internal static bool IsReference(string value) => IsId(IdOf(value));

    /// <summary>
    /// True for 10 or 12 digits, with or without a dash, '+', '_', '.', ':' or space before the last four, and for a
    /// birthday followed by one or two letters and digits, four in all, as numbers for the time being are written:
    /// never a fit id, never echoed.
    /// </summary>
    public static bool LooksPersonal(string value) =>
        PersonalNumberPattern().IsMatch(value) || InterimNumberPattern().IsMatch(value);

    // What stands before a '/' and is no municipality makes the whole no id.
    private static string IdOf(string reference) =>
        reference.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at && Key.IsMunicipality(reference[..at])
            ? reference[(at + 1)..]
            : reference;

    private void Coordinate(string field, double? value, int minimum, int maximum)
    {
        if (value is { } degrees && !(degrees >= minimum && degrees <= maximum))
            Add(
                field,
                $"har {field} {Math.Round(degrees, 2)}, väntade {minimum} till {maximum} grader (WGS 84). Kanske är "
                    + $"latitud och longitud omkastade.",
                $"has {field} {Math.Round(degrees, 2)}, expected {minimum} to {maximum} degrees (WGS 84). Maybe "
                    + $"latitude and longitude are swapped.");
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}\-_.:]{0,63}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"(?<!\d)(\d{6}|\d{8})[-+_.:\u2010-\u2015\u2212\s]?\d{4}(?!\d)")]
    private static partial Regex PersonalNumberPattern();

    // Only after a day that can be, so that ids such as 100234-AB12 stay fit.
    [GeneratedRegex(
        @"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[678]\d|9[01])[-+_.:\u2010-\u2015\u2212\s]?"
        + @"(?:[A-Za-z]\d{3}|[A-Za-z]{2}\d{2})(?![\p{L}\d])")]
    private static partial Regex InterimNumberPattern();
}
