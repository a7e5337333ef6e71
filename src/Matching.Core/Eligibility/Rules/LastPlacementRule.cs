using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// Several places often have to be tried. What did not suit about the last place is avoided at the next: the way
/// there is shorter, the demand lower, the field another. It is a fact about the place and is forgotten when the next
/// one ends.
/// </summary>
internal static class LastPlacementRule
{
    public static readonly Rule Rule =
        new("last_placement", Phrase.Of($"erfarenhet av förra platsen", $"what the last place taught"), Judge, Explain)
        {
            KindOf = Kind,
        };

    private static object? Kind(ParticipantFacts who, PlanPeriod period) =>
        who.Past is [var last, ..] && last.Outcome.Reason != OutcomeReason.None ? null : Rule.Everybody;

    private static Finding Judge(in Pair pair)
    {
        if (pair.Where.Slot.Activity is not null || pair.Who.Past is not [var last, ..]) return Finding.Passes;
        return Finding.If(Better(pair, last));
    }

    private static bool Better(in Pair pair, PastPlacement last)
    {
        var (now, then) = (pair.Where.Slot, last.Slot.Slot);
        return last.Outcome.Reason switch
        {
            OutcomeReason.Travel => pair.Where.Site.Key != last.Slot.Site.Key
                && !(pair.TravelMinutes >= pair.Who.MinutesTo(last.Slot)),
            OutcomeReason.PhysicalDemand => now.Demands.Physical < Math.Max(1, then.Demands.Physical),
            OutcomeReason.SocialDemand => now.Demands.Social < Math.Max(1, then.Demands.Social),
            OutcomeReason.CognitiveDemand => now.Demands.Cognitive < Math.Max(1, then.Demands.Cognitive),
            OutcomeReason.Language => LowerOrNone(pair.Where, last.Slot),
            OutcomeReason.Hours => pair.Who.Participant.SessionsNeeded < Math.Max(2, last.Placement.Sessions.Count),
            OutcomeReason.Field => now.Field != then.Field,
            OutcomeReason.Supervision => now.Key != then.Key && !ShareSupervisor(now, then),
            OutcomeReason.Site => pair.Where.Site.Key != last.Slot.Site.Key,
            _ => true,
        };
    }

    private static bool ShareSupervisor(Slot now, Slot then) =>
        now.Municipality == then.Municipality && now.Supervisors.Intersect(then.Supervisors).Any();

    private static bool LowerOrNone(SlotFacts now, SlotFacts then) =>
        now.LanguageMinimum == 0 || now.LanguageMinimum < then.LanguageMinimum;

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        if (pair.Where.Slot.Activity is not null || pair.Who.Past is not [var last, ..])
            return Explanation.Of(Phrase.Of($"ingen tidigare placering", $"no earlier placement to heed"));
        var reason = Outcomes.Reasons.Say(last.Outcome.Reason);
        if (last.Outcome.Reason == OutcomeReason.None)
            return Explanation.Of(Phrase.Of($"förra platsen passade", $"the last place suited"));
        return finding.Standing == Standing.Passes
            ? Explanation.Of(Phrase.Of(
                $"förra gången var det {reason} som inte passade; det är bättre här",
                $"last time {reason} did not suit; it is better here"))
            : new Explanation(
                Phrase.Of(
                    $"förra gången var det {reason} som inte passade; det är inte bättre här",
                    $"last time {reason} did not suit; it is no better here"),
                Change(last.Outcome.Reason));
    }

    private static Phrase Change(OutcomeReason reason) => reason switch
    {
        OutcomeReason.Travel => Phrase.Of($"en plats närmare", $"a slot closer by"),
        OutcomeReason.PhysicalDemand or OutcomeReason.SocialDemand or OutcomeReason.CognitiveDemand =>
            Phrase.Of($"platsen får lägre krav", $"the slot's demand is lowered"),
        OutcomeReason.Language => Phrase.Of($"uppgifter som tar mindre svenska", $"tasks that take less Swedish"),
        OutcomeReason.Hours =>
            Phrase.Of($"deltagaren börjar med färre halvdagar", $"the participant starts with fewer half-days"),
        OutcomeReason.Field => Phrase.Of($"en plats i ett annat område", $"a slot in another field"),
        OutcomeReason.Supervision => Phrase.Of($"en annan handledare", $"another supervisor"),
        _ => Phrase.Of($"ett annat arbetsställe", $"another site"),
    };
}
