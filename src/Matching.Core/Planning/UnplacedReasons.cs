using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Planning;

/// <summary>
/// Says why somebody is left out, and the nearest fix. Without an option it is the rules: the slot with the fewest
/// hindrances names the smallest change. With options it is room: the option that lacks least names what one more
/// would open.
/// </summary>
internal sealed class UnplacedReasons(AreaFacts facts, PlanningProblem problem, Seats left, bool hasPlan)
{
    /// <summary>The reasons for one participant. O(slots) judgements.</summary>
    public Unplaced Of(int participant)
    {
        var key = facts.Participants[participant].Participant.Key;
        if (!hasPlan)
            return new Unplaced(
                key, Phrase.Of($"det finns ingen plan", $"there is no plan"), Phrase.Empty, Phrase.Empty);
        var (reason, fix) = problem.Options[participant].Count == 0 ? ByRules(participant) : ByRoom(participant);
        return new Unplaced(key, reason, fix, Meanwhile(participant));
    }

    private (Phrase Reason, Phrase Fix) ByRules(int participant)
    {
        var relevant = Relevant(participant).ToArray();
        if (relevant.Length == 0)
            return (
                Phrase.Of($"det finns inga platser av det slaget", $"there are no slots of that kind"),
                Phrase.Of($"öppna en aktivitet eller en plats", $"open an activity or a slot"));
        var stops = new int[EligibilityRules.All.Count];
        foreach (var slot in relevant) CountStops(stops, facts.Pair(participant, slot));
        var most = Array.IndexOf(stops, stops.Max());
        var nearest = relevant
            .OrderBy(slot => Hardness(facts.Pair(participant, slot)))
            .ThenBy(slot => facts.Pair(participant, slot).TravelMinutes ?? int.MaxValue).ThenBy(slot => slot).First();
        var reason = stops[most] == 0
            ? Phrase.Of($"ingen plats öppnar i tid för planen", $"no slot opens in time for the plan")
            : relevant.Length == 1
            ? Phrase.Of(
                $"den enda platsen stannar på {EligibilityRules.All[most].Title}",
                $"the only slot stops at {EligibilityRules.All[most].Title}")
            : Phrase.Of(
                $"ingen av {relevant.Length} platser är möjlig; {stops[most]} stannar på "
                + $"{EligibilityRules.All[most].Title}",
                $"none of {relevant.Length} slots is possible; {stops[most]} stop at "
                + $"{EligibilityRules.All[most].Title}");
        return (reason, FixOf(participant, nearest));
    }

    private IEnumerable<int> Relevant(int participant)
    {
        var who = facts.Participants[participant].Participant;
        var activities = ReadinessRule.NeedsActivity(who, facts.Period.LatestStartOn);
        for (var slot = 0; slot < facts.Slots.Count; slot++)
        {
            var where = facts.Slots[slot].Slot;
            if (where.Activity is not null == activities && (where.Shared || where.Municipality == who.Municipality))
                yield return slot;
        }
    }

    private static void CountStops(int[] stops, in Pair pair)
    {
        for (var rule = 0; rule < stops.Length; rule++)
            if (EligibilityRules.All[rule].Judge(pair).Standing == Standing.Fails) stops[rule]++;
    }

    // A veto is the participant's own and a stage takes its time: slots that stop there are named last.
    private static int Hardness(in Pair pair)
    {
        var hardness = 0;
        foreach (var rule in EligibilityRules.All)
            if (rule.Judge(pair).Standing == Standing.Fails) hardness += rule.Name is "veto" or "stage" ? 100 : 1;
        return hardness;
    }

    private Phrase FixOf(int participant, int slot)
    {
        var pair = facts.Pair(participant, slot);
        var where = pair.Where;
        var judgement = EligibilityRules.Judge(pair);
        var changes = Phrase.Join(
            "; ", [.. judgement.Hindrances.Select(f => f.Explanation.Change), .. TimeLeft.Changes(pair, judgement)]);
        return Phrase.Of(
            $"{where.Slot.Title}, {where.Site.Name}: {changes}", $"{where.Slot.Title}, {where.Site.Name}: {changes}");
    }

    private (Phrase Reason, Phrase Fix) ByRoom(int participant)
    {
        // Only what is worth more than being left out could have been chosen.
        var leftOut = problem.Problem.Participants.UnplacedValue[participant];
        var options = problem.Options[participant].Where(option => option.Value > leftOut).ToArray();
        if (options.Length == 0) return ByWorth(problem.Options[participant][0]);
        var nearest = options.Select(option => (Option: option, Lack: Room.Of(facts, left, option)))
            .OrderBy(o => o.Lack.Count).ThenByDescending(o => o.Option.Value).ThenBy(o => o.Option.Slot).First();
        var where = facts.Slots[nearest.Option.Slot];
        if (nearest.Lack.Count == 0)
            return (
                Phrase.Of($"sökningen hann inte dit", $"the search did not get there"),
                Phrase.Of(
                    $"det finns rum nu: {where.Slot.Title}, {where.Site.Name}",
                    $"there is room now: {where.Slot.Title}, {where.Site.Name}"));
        var reason = options.Length == 1
            ? Phrase.Of(
                $"den enda möjliga platsen kan inte ta emot en till", $"the only possible slot cannot take one more")
            : Phrase.Of(
                $"ingen av de {options.Length} möjliga platserna kan ta emot en till",
                $"none of the {options.Length} possible slots can take one more");
        var lack = Phrase.Join(Phrase.Of($" och ", $" and "), nearest.Lack);
        return (
            reason,
            Phrase.Of(
                $"{where.Slot.Title}, {where.Site.Name}: {lack}",
                $"{where.Slot.Title}, {where.Site.Name}: {lack}"));
    }

    private (Phrase Reason, Phrase Fix) ByWorth(PlanningOption best)
    {
        var where = facts.Slots[best.Slot];
        return (
            Phrase.Of(
                $"ingen möjlig plats är värd mer än att vänta, med de vikter som gäller",
                $"no possible slot is worth more than waiting, by the weights in force"),
            Phrase.Of(
                $"höj värdet av att inte vänta; närmast är {where.Slot.Title}, {where.Site.Name}",
                $"raise the cost of waiting; the nearest is {where.Slot.Title}, {where.Site.Name}"));
    }

    // For those who are ready and have to wait: an activity of the area with room on a half-day that suits.
    private Phrase Meanwhile(int participant)
    {
        var who = facts.Participants[participant];
        for (var slot = 0; slot < facts.Slots.Count; slot++)
        {
            var pair = facts.Pair(participant, slot);
            var where = pair.Where;
            if (where.Slot.Activity is null || Stops(pair)) continue;
            var room = Room.FreeSessions(left, slot, pair.CommonSessions);
            if (room.Count == 0) continue;
            return Phrase.Of(
                $"under tiden: {where.Slot.Title}, {where.Site.Name} ({room.Say()})",
                $"meanwhile: {where.Slot.Title}, {where.Site.Name} ({room.Say()})");
        }
        return Phrase.Of($"matchare och deltagare bokar ett samtal", $"matcher and participant book a talk");
    }

    private static bool Stops(in Pair pair)
    {
        foreach (var rule in EligibilityRules.All)
            if (rule.Name is not ("readiness" or "stage" or "sessions")
                && rule.Judge(pair).Standing == Standing.Fails) return true;
        return pair.Where.OpensOn > pair.Period.LatestStartOn;
    }
}
