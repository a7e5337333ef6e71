using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Core.Eligibility;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Core.Tests;

/// <summary>
/// Carries out what the words say: takes the English text of a change and changes the area of one pair just so, so that
/// "the smallest change that opens it" can be tried.
/// </summary>
internal static class Changes
{
    /// <summary>Carries out every change; the area's first participant and first slot are the pair.</summary>
    public static Area Carried(this Area area, string changes) =>
        changes.Split("; ").Aggregate(area, (changed, text) => changed.CarriedOne(text));

    private static Area CarriedOne(this Area area, string text)
    {
        var who = area.Participants[0];
        if (text.Contains("shares the slot", StringComparison.Ordinal))
            return area.Where(s => s with { Shared = true });
        if (text == "participant and matcher agree that it is time")
            return area.Who(p => p with { Readiness = Readiness.Ready, ReadyFrom = null });
        if (text.StartsWith("when the stage is ", StringComparison.Ordinal))
            return area.Who(p => p with { Stage = Word(StageWords.Stages, text["when the stage is ".Length..]) });
        if (text == "only the participant can take it back") return area.Who(p => p with { Vetoes = [] });
        if (text == "the employer arranges tasks without driving")
            return area.Where(s => s with { DrivingLicenceRequired = false });
        if (text.StartsWith("the employer extends it to", StringComparison.Ordinal))
            return area.Where(s => s with { EndOn = Day(text) });
        if (text.StartsWith("the slot opens", StringComparison.Ordinal)) return MoreSessions(area, text);
        if (text.StartsWith("the employer makes the task", StringComparison.Ordinal))
            return area.Where(s => s with
            {
                Tasks = [.. s.Tasks.Select(t => t with
                {
                    Optional = t.Optional || text.Contains(t.Name, StringComparison.Ordinal),
                })],
            });
        if (text.StartsWith("somebody ends", StringComparison.Ordinal))
            return area with { Sites = [.. area.Sites.Select(s => s with { TraineeCap = s.TraineeCap + 9 })] };
        if (text.StartsWith("the employer arranges", StringComparison.Ordinal)) return Arranged(area, text);
        if (text.Contains("a lift is arranged", StringComparison.Ordinal))
            return area.Who(p => p with { MaximumTravelMinutes = Number(text) });
        if (text.StartsWith("one more way to travel", StringComparison.Ordinal))
            return area.Who(p => p with
            {
                TravelModes = [.. p.TravelModes, TravelMode.PublicTransport],
                MaximumTravelMinutes = Math.Max(p.MaximumTravelMinutes, Number(text)),
            });
        if (text.StartsWith("the matcher states", StringComparison.Ordinal))
        {
            var site = new Key(area.Slots[0].Municipality, area.Slots[0].Site);
            return area.Who(p => p with { TravelBands = [new($"{site}", p.MaximumTravelMinutes)] });
        }
        if (text == "the same slot under another form")
            return area.Where(s => s with { Form = PlacementForm.Municipal });
        if (text.StartsWith("the plan takes starts", StringComparison.Ordinal))
            return area with { Period = Longer(area.Period, Later(area.Period.EndOn, Day(text)), Day(text)) };
        if (text.StartsWith("the plan reaches", StringComparison.Ordinal))
            return area with { Period = Longer(area.Period, Day(text), area.Period.LatestStartOn) };
        return ByLastPlacement(area, who, text)
            ?? throw new ArgumentException($"Nobody knows how to carry out '{text}'.", nameof(text));
    }

    // These ask for another place than this one: the reason is taken away instead.
    private static Area? ByLastPlacement(Area area, ParticipantDraft who, string text) => text switch
    {
        "a slot closer by" or "the slot's demand is lowered" or "tasks that take less Swedish"
            or "the participant starts with fewer half-days" or "a slot in another field" or "another supervisor"
            or "another site" => area with
            {
                Placements =
                [
                    .. area.Placements.Select(p => p.Participant == who.Id && p.Outcome is { } outcome
                        ? p with { Outcome = outcome with { Reason = OutcomeReason.None } }
                        : p),
                ],
            },
        "start next season" or "the employer keeps it open for at least 14 days of the season" => area
            .Where(s => s with { Season = null })
            with { Sites = [.. area.Sites.Select(s => s with { Kind = SiteKind.Park })] },
        _ => null,
    };

    private static Area MoreSessions(Area area, string text)
    {
        var fewer = Regex.Match(text, "starts with ([0-9]+)");
        return fewer.Success
            ? area.Who(p => p with { SessionsNeeded = Number(fewer.Value) })
            : area.Where(s => s with { OpenSessions = SessionMask.All });
    }

    private static Area Arranged(Area area, string text)
    {
        var level = Regex.Matches(text, "(physical|social|cognitive) demands of level ([0-4])");
        foreach (Match match in level)
        {
            var to = match.Groups[2].Value[0] - '0';
            area = area.Where(s => s with
            {
                Demands = match.Groups[1].Value switch
                {
                    "physical" => s.Demands with { Physical = to },
                    "social" => s.Demands with { Social = to },
                    _ => s.Demands with { Cognitive = to },
                },
            });
        }
        var kinds = Enum.GetValues<AdaptationKind>().Where(kind =>
            text.Contains($"{Core.Slots.Adaptations.Words.Say(kind)}", StringComparison.Ordinal));
        return area.Where(s => s with
        {
            Adaptations =
            [
                .. s.Adaptations,
                .. kinds.Except(s.Adaptations.Select(a => a.Kind)).Select(kind => new Adaptation(kind)),
            ],
        });
    }

    private static PlanPeriod Longer(PlanPeriod period, DateOnly end, DateOnly latestStart) => new(
        period.AsOf, period.StartOn, end.DayNumber - period.StartOn.DayNumber + 1,
        latestStart.DayNumber - period.StartOn.DayNumber);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static T Word<T>(Core.Words.Vocabulary<T> words, string text) where T : notnull =>
        words.TryFind(text, out var value) ? value : throw new ArgumentException(text);

    private static int Number(string text) =>
        int.Parse(Regex.Match(text, "[0-9]+").Value, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(
        Regex.Match(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}").Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
