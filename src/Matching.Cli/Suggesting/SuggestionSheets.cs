using Matching.Cli.Output;
using Matching.Core.Suggestions;
using Matching.Core.Words;

namespace Matching.Cli.Suggesting;

/// <summary>Lays suggestions out as a sheet.</summary>
internal static class SuggestionSheets
{
    private static readonly Phrase Room = Phrase.OfTexts("ja", "yes");

    /// <summary>Slots for a participant, or participants for a slot.</summary>
    public static Sheet Of(IReadOnlyList<Suggestion> suggestions, Phrase title, bool bySlot)
    {
        var what = bySlot
            ? Column.Of("participant_shown", "Deltagare", "Participant", Readers.People)
            : Column.Of("slot_shown", "Plats", "Slot", Readers.People);
        var sheet = new Sheet("suggestions", title,
        [
            Column.Of("rank", "Nr", "No"),
            what,
            Column.ForPrograms("participant"),
            Column.ForPrograms("slot"),
            Column.ForPrograms("title"),
            Column.ForPrograms("site"),
            Column.Of("days_shown", "Dagar", "Days", Readers.People),
            Column.ForPrograms("start_on"),
            Column.ForPrograms("end_on"),
            Column.ForPrograms("value"),
            Column.Of("fit_shown", "Passning", "Fit", Readers.People),
            Column.ForPrograms("fit"),
            Column.ForPrograms("fit_low"),
            Column.ForPrograms("fit_high"),
            Column.Of("reasons", "Skäl", "Reasons"),
            Column.Of("arrange", "Att ordna", "To arrange"),
            Column.Of("room", "Rum nu", "Room now"),
        ]);
        foreach (var suggestion in suggestions) Add(sheet, suggestion, bySlot);
        return sheet;
    }

    private static void Add(Sheet sheet, Suggestion s, bool bySlot)
    {
        var (participant, slot) = (s.Who.Participant.Key.ToString(), s.Where.Slot.Key.ToString());
        sheet.Add(
            s.Rank,
            bySlot ? participant : $"{s.Where.Slot.Title}\n{s.Where.Site.Name}\n{slot}",
            participant, slot, s.Where.Slot.Title, s.Where.Site.Name,
            $"{s.Days.StartOn:yyyy-MM-dd}\n{s.Days.EndOn:yyyy-MM-dd}", s.Days.StartOn, s.Days.EndOn,
            s.Value,
            s.Fit?.Say(), Rounded(s.Fit?.Probability), Rounded(s.Fit?.Low), Rounded(s.Fit?.High),
            s.Reasons.Take(5), s.Arrange,
            s.Lacks.Count == 0 ? Room : Phrase.Join("; ", s.Lacks));
    }

    private static double? Rounded(double? probability) =>
        probability is { } p ? Math.Round(p, 6) : null;
}
