using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Intake.Cells;

/// <summary>Texts and ids. What they hold is never shown in a message.</summary>
public static class TextForms
{
    /// <summary>A text for people.</summary>
    public static readonly Form<string> Text = new(
        (string text, out string value) => (value = text).Length > 0,
        Phrase.Of($"en text", $"a text"), Seen.Length);

    /// <summary>An opaque id; what looks like a personal identity number or a name with blanks is refused.</summary>
    public static readonly Form<string> Id = new(
        (string text, out string value) => IsId(value = text),
        Phrase.Of(
            $"ett id med 1–64 bokstäver, siffror, '-', '_', '.' eller ':'",
            $"an id of 1 to 64 letters, digits, '-', '_', '.' or ':'"),
        Seen.Length, AdviceOnId);

    /// <summary>A four-digit municipality code; the leading zero that spreadsheets drop is put back.</summary>
    public static readonly Form<string> Municipality = new(
        (string text, out string value) =>
        {
            value = text.Length == 3 && text.All(char.IsAsciiDigit) ? "0" + text : text;
            return Key.IsMunicipality(value);
        },
        Phrase.Of($"en fyrsiffrig kommunkod", $"a four-digit municipality code"), Seen.Figures);

    /// <summary>True for what the core takes as an id.</summary>
    public static bool IsId(string text)
    {
        var check = new Check(Phrase.Empty, "");
        check.Id("id", text);
        return check.Violations.Count == 0;
    }

    /// <summary>True for what the core takes as an id, here or in another municipality.</summary>
    public static bool IsReference(string text)
    {
        var check = new Check(Phrase.Empty, "");
        check.Reference("id", text);
        return check.Violations.Count == 0;
    }

    private static Phrase AdviceOnId(string text) => Check.LooksPersonal(text)
        ? Phrase.Of(
            $"Kanske är det ett personnummer: använd systemets interna löpnummer.",
            $"Maybe it is a personal identity number: use the system's internal number.")
        : text.Any(char.IsWhiteSpace)
            ? Phrase.Of($"Kanske är det ett namn.", $"Maybe it is a name.")
            : Phrase.Empty;
}
