using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Columns;

namespace Matching.Intake.Cells;

/// <summary>How a kind of cell is written, and what may be said about one that cannot be read.</summary>
/// <param name="TryRead">Reads a trimmed cell that is not blank.</param>
/// <param name="Expected">What was expected, for messages and documentation.</param>
/// <param name="Seen">
/// What was seen instead, for messages: quoted only when it cannot be personal, else its length.
/// </param>
/// <param name="Advice">A sentence that starts "Maybe", or the empty phrase.</param>
public sealed record Form<T>(
    TryParse<T> TryRead, Phrase Expected, Func<string, Phrase> Seen, Func<string, Phrase>? Advice = null)
{
    /// <summary>The same form for a column whose blank cells stand for null.</summary>
    public Form<TNullable> OrNothing<TNullable>(Func<T, TNullable> present) => new(
        (string text, out TNullable value) =>
        {
            var read = TryRead(text, out var plain);
            value = read ? present(plain) : default!;
            return read;
        },
        Expected, Seen, Advice);
}

/// <summary>What a message may show of a cell: a value that may be personal is named by its length alone.</summary>
public static class Seen
{
    private const int LongestShown = 40;

    /// <summary>Only how long it is.</summary>
    public static Phrase Length(string text) => Phrase.Of($"({text.Length} tecken)", $"({text.Length} characters)");

    /// <summary>
    /// The cell when it holds figures and their signs alone and is no personal number, else its length.
    /// </summary>
    public static Phrase Figures(string text) => text.All(IsFigure) ? Quoted(text) : Length(text);

    /// <summary>
    /// The cell when it is a slip of the pen in one of a vocabulary's words, else its length: people write addresses,
    /// names and notes on health beside the word that was asked for.
    /// </summary>
    public static Phrase Slip(string text, IEnumerable<string> words) =>
        Nearest.IsSlip(text, words) ? Quoted(text) : Length(text);

    /// <summary>A figure or a header, shortened; never what looks like a personal number.</summary>
    public static Phrase Quoted(string text)
    {
        if (Check.LooksPersonal(text)) return Length(text);
        return Phrase.Same($"'{Shortened(text)}'");
    }

    /// <summary>At most 40 characters, without control characters.</summary>
    public static string Shortened(string text)
    {
        var shown = text.Length <= LongestShown ? text : text[..(LongestShown - 3)] + "...";
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }

    private static bool IsFigure(char character) =>
        char.IsAsciiDigit(character) || char.IsWhiteSpace(character) || "+-.,:/%".Contains(character);
}
