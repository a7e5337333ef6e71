using System.Numerics;
using System.Text.RegularExpressions;
using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>
/// A set of the week's ten half-days: bit 0 = Monday forenoon, bit 1 = Monday afternoon … bit 9 = Friday afternoon.
/// In files: <c>all</c>, or parts with commas or spaces between such as <c>mon-am</c>, <c>tue</c> (the whole day),
/// <c>mon-fri-am</c> (also <c>mon am</c>); in Swedish <c>alla</c>, <c>mån-fm</c>, <c>tis</c>, <c>mån-fre-fm</c>.
/// </summary>
/// <param name="Bits">The bits 0 to 9; nothing above.</param>
public readonly partial record struct SessionMask(ushort Bits)
{
    /// <summary>Half-days in a week.</summary>
    public const int SessionCount = 10;

    /// <summary>All ten half-days.</summary>
    public static readonly SessionMask All = new(0b11_1111_1111);

    /// <summary>No half-day.</summary>
    public static readonly SessionMask None = new(0);

    private static readonly string[] SwedishDays = ["mån", "tis", "ons", "tor", "fre"];
    private static readonly string[] EnglishDays = ["mon", "tue", "wed", "thu", "fri"];

    /// <summary>How many half-days.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>The half-days in both.</summary>
    public static SessionMask operator &(SessionMask a, SessionMask b) => new((ushort)(a.Bits & b.Bits));

    /// <summary>The half-days in either.</summary>
    public static SessionMask operator |(SessionMask a, SessionMask b) => new((ushort)(a.Bits | b.Bits));

    /// <summary>True when the half-day with this 0-based index is in the set.</summary>
    public bool Has(int session) => (Bits >> session & 1) == 1;

    /// <summary>The half-days in words: whole days alone, else with fm/em or am/pm.</summary>
    public Phrase Say() => Phrase.Of($"{Text(Language.Swedish)}", $"{Text(Language.English)}");

    /// <summary>The form for files; <see cref="TryParse"/> reads it back.</summary>
    public string Text(Language language)
    {
        if (this == All) return language == Language.Swedish ? "alla" : "all";
        var swedish = language == Language.Swedish;
        var parts = new List<string>();
        for (var day = 0; day < 5; day++)
        {
            var name = (swedish ? SwedishDays : EnglishDays)[day];
            switch (Bits >> (2 * day) & 3)
            {
                case 1: parts.Add(name + (swedish ? "-fm" : "-am")); break;
                case 2: parts.Add(name + (swedish ? "-em" : "-pm")); break;
                case 3: parts.Add(name); break;
            }
        }
        return string.Join(' ', parts);
    }

    /// <summary>Reads the form of <see cref="Text"/> in either language; an empty text is the empty set.</summary>
    public static bool TryParse(string text, out SessionMask mask)
    {
        mask = None;
        var separators = new[] { ' ', ',', ';', '|' };
        var joined = BlankBeforeHalf().Replace(text.ToLowerInvariant(), "-");
        foreach (var part in joined.Split(separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParsePart(part.Split('-'), out var one)) return false;
            mask |= one;
        }
        return true;
    }

    internal void CheckInto(Check check, string field) => check.That(
        Bits <= All.Bits, field,
        $"har halvdagar utöver veckans tio i {field}, väntade bit 0 till 9.",
        $"has half-days beyond the week's ten in {field}, expected bits 0 to 9.");

    private static bool TryParsePart(string[] words, out SessionMask mask)
    {
        mask = None;
        var last = words[^1];
        var half = last is "fm" or "am" ? 1 : last is "em" or "pm" ? 2 : 3;
        var days = half == 3 ? words : words[..^1];
        if (days is ["all"] or ["alla"] or [])
        {
            for (var day = 0; day < 5; day++) mask |= new SessionMask((ushort)(half << (2 * day)));
            return true;
        }
        if (days.Length > 2 || Day(days[0]) is not { } first || Day(days[^1]) is not { } end || end < first)
            return false;
        for (var day = first; day <= end; day++) mask |= new SessionMask((ushort)(half << (2 * day)));
        return true;
    }

    // "mån fm" means Monday forenoon, not the whole of Monday and every forenoon.
    [GeneratedRegex(@"(?<=\p{L})\s+(?=(fm|em|am|pm)\b)")]
    private static partial Regex BlankBeforeHalf();

    private static int? Day(string word)
    {
        for (var day = 0; day < 5; day++)
            if (word.StartsWith(SwedishDays[day], StringComparison.Ordinal)
                || word.StartsWith(EnglishDays[day], StringComparison.Ordinal)
                || (word.Length == 2 && SwedishDays[day].StartsWith(word, StringComparison.Ordinal)))
                return day;
        return null;
    }
}
