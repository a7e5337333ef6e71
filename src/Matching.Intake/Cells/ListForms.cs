using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Intake.Cells;

/// <summary>Lists in one cell: parts with '|' or line breaks between, and commas where no part can hold one.</summary>
public static class ListForms
{
    /// <summary>Adaptations that a slot offers: <c>lifting_aid|picture_instructions:14</c>.</summary>
    public static readonly Form<IReadOnlyList<Adaptation>> Adaptations = Of<Adaptation>(
        Adaptation.TryParse,
        Phrase.Of(
            $"lyfthjälpmedel eller bildinstruktioner:14 (dagar att ordna)",
            $"lifting_aid or picture_instructions:14 (days to arrange)"),
        text => Seen.Slip(text, WordForms.Names(Core.Slots.Adaptations.Words)), commas: true);

    /// <summary>Wishes and vetoes: <c>field:outdoor|slot:badplats-1|site:2281/parken</c>.</summary>
    public static readonly Form<IReadOnlyList<Preference>> Preferences = Of<Preference>(
        (string text, out Preference preference) =>
            Preference.TryParse(text, out preference)
            && (preference.Target == PreferenceTarget.Field
                ? WorkFields.Words.TryFind(preference.Value, out _)
                : TextForms.IsReference(preference.Value)),
        Phrase.Of($"område:utomhus eller plats:ID", $"field:outdoor or slot:ID"), Seen.Length, commas: true);

    /// <summary>Travel bands: <c>badplats-1=30|2281/parken=45|*=60</c>.</summary>
    public static readonly Form<IReadOnlyList<TravelBand>> TravelBands = Of<TravelBand>(
        (string text, out TravelBand band) =>
            TravelBand.TryParse(text, out band) && (band.Site == "*" || TextForms.IsReference(band.Site)),
        Phrase.Of($"arbetsställe=minuter eller *=minuter", $"site=minutes or *=minutes"), Seen.Length, commas: true);

    /// <summary>Police-record extracts that were seen: <c>school:2026-03-02:m4</c>.</summary>
    public static readonly Form<IReadOnlyList<Clearance>> Clearances = Of<Clearance>(
        (string text, out Clearance clearance) =>
            Clearance.TryParse(text, out clearance) && TextForms.IsId(clearance.SeenBy),
        Phrase.Of($"skola:2026-03-02:ID på den som såg det", $"school:2026-03-02:ID of who saw it"),
        Seen.Length, commas: true);

    /// <summary>Tasks with the Swedish they take: <c>sortera kläder=A1|kassan=B1?</c>.</summary>
    public static readonly Form<IReadOnlyList<SlotTask>> Tasks = Of<SlotTask>(
        SlotTask.TryParse,
        Phrase.Of(
            $"uppgift=nivå med nivå A1–C1, '?' efter en frivillig", $"task=level with level A1 to C1, '?' if optional"),
        Seen.Length, commas: false);

    /// <summary>Ids.</summary>
    public static readonly Form<IReadOnlyList<string>> Ids = Of(
        TextForms.Id.TryRead, TextForms.Id.Expected, Seen.Length, commas: true);

    /// <summary>Whole numbers: <c>2</c> or <c>2|2|0|0|2|2|0|0|2|2</c>.</summary>
    public static readonly Form<IReadOnlyList<int>> Numbers = Of(
        NumberForms.Whole.TryRead,
        Phrase.Of($"ett heltal, eller tio med '|' emellan", $"a whole number, or ten with '|' between"),
        Seen.Figures, commas: false);

    /// <summary>Half-days: <c>mån-fm tis ons-em</c>, <c>mån-fre-fm</c>, <c>alla</c>.</summary>
    public static readonly Form<SessionMask> Sessions = new(
        (string text, out SessionMask mask) => SessionMask.TryParse(text.ReplaceLineEndings(" "), out mask),
        Phrase.Of($"halvdagar som mån-fm tis, eller alla", $"half-days such as mon-am tue, or all"), Seen.Length);

    /// <summary>A part of the year: <c>05-01..09-30</c>.</summary>
    public static readonly Form<Season> Season = new(
        Core.Slots.Season.TryParse, Phrase.Of($"en säsong som 05-01..09-30", $"a season such as 05-01..09-30"),
        Seen.Figures);

    /// <summary>Words of one vocabulary: <c>buss|cykel</c>.</summary>
    public static Form<IReadOnlyList<T>> Of<T>(Vocabulary<T> vocabulary) where T : notnull
    {
        var word = WordForms.Of(vocabulary);
        return Of(word.TryRead, word.Expected, word.Seen, commas: true);
    }

    private static Form<IReadOnlyList<T>> Of<T>(
        TryParse<T> tryRead, Phrase expected, Func<string, Phrase> seen, bool commas) => new(
        (string text, out IReadOnlyList<T> parts) => ListText.TryParse(Split(text, commas), tryRead, out parts, out _),
        expected,
        text =>
        {
            ListText.TryParse(Split(text, commas), tryRead, out var read, out var wrong);
            var number = read.Count + 1;
            return Phrase.Of($"del {number} {seen(wrong)}", $"part {number} {seen(wrong)}");
        });

    private static string Split(string text, bool commas)
    {
        var lines = text.ReplaceLineEndings("|");
        return commas ? lines.Replace(',', '|') : lines;
    }
}
