using Matching.Core.Eligibility;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Fitting;

/// <summary>
/// Puts a feature's value into words, without judging it: the points beside it say which way it pulls.
/// </summary>
internal static class FitReasons
{
    /// <summary>The words for one feature of a pair.</summary>
    public static Phrase Say(FitFeature feature, double value, in Pair pair) => feature < FitFeature.PhysicalGap
        ? Stated(feature, value, pair)
        : feature < FitFeature.Field ? Learned(feature, value, pair) : Kind(feature, pair);

    private static Phrase Stated(FitFeature feature, double value, in Pair pair) => feature switch
    {
        FitFeature.TravelMinutes => Travel(value, pair),
        FitFeature.WishMatch => Wish(value),
        FitFeature.BridgedDemands => value == 0
            ? Phrase.Of($"kraven motsvarar förmågan", $"the demands match the ability")
            : value == 1
                ? Phrase.Of($"ett slags krav möts med anpassning", $"one kind of demand is met by adaptation")
                : Phrase.Of(
                    $"{value} slags krav möts med anpassning", $"{value} kinds of demand are met by adaptation"),
        FitFeature.LanguageMargin => Language(value),
        FitFeature.StagesBelow => value == 0
            ? Phrase.Of($"platsen tränar just det här steget", $"the slot trains this very stage")
            : value == 1
                ? Phrase.Of($"platsen ligger ett steg under", $"the slot lies one stage below")
                : Phrase.Of($"platsen ligger {value} steg under", $"the slot lies {value} stages below"),
        FitFeature.Supervisors => value == 0
            ? Phrase.Of($"ingen namngiven handledare", $"no named supervisor")
            : value == 1
                ? Phrase.Of($"en handledare på plats", $"one supervisor on site")
                : Phrase.Of($"{value} handledare på plats", $"{value} supervisors on site"),
        FitFeature.SpareSessions => value == 0
            ? Phrase.Of($"inga halvdagar att byta med", $"no half-days to swap with")
            : value == 1
                ? Phrase.Of($"en halvdag att byta med", $"one half-day to swap with")
                : Phrase.Of($"{value} halvdagar att byta med", $"{value} half-days to swap with"),
        FitFeature.FieldTried => double.IsNaN(value)
            ? Phrase.Of($"området är nytt", $"the field is new")
            : Phrase.Of($"området har fungerat förut", $"the field has worked before"),
        _ => double.IsNaN(value)
            ? Phrase.Of($"arbetsstället är nytt", $"the site is new")
            : Phrase.Of($"arbetsstället har fungerat förut", $"the site has worked before"),
    };

    private static Phrase Learned(FitFeature feature, double value, in Pair pair) => feature switch
    {
        FitFeature.PhysicalGap => Gap(value, Phrase.Of($"fysiska kravet", $"physical demand")),
        FitFeature.SocialGap => Gap(value, Phrase.Of($"sociala kravet", $"social demand")),
        FitFeature.CognitiveGap => Gap(value, Phrase.Of($"kognitiva kravet", $"cognitive demand")),
        FitFeature.ExtraSessions => value == 0
            ? Phrase.Of($"så många halvdagar som önskas", $"as many half-days as wished")
            : Phrase.Of($"{value} halvdagar mer än önskat", $"{value} half-days more than wished"),
        FitFeature.DaysToStart => Phrase.Of($"start om {value} dagar", $"a start in {value} days"),
        FitFeature.Weeks => double.IsNaN(value)
            ? Phrase.Of($"längden är okänd", $"the length is unknown")
            : Phrase.Of($"{value} veckor lång", $"{value} weeks long"),
        FitFeature.GroupSize => Phrase.Of($"högst {value} i gruppen", $"at most {value} in the group"),
        _ => Record(Math.Round(value), pair.Where),
    };

    // The share is pulled towards the area's, so that it is an estimate and never a count.
    private static Phrase Record(double perCent, SlotFacts where) => where.HostPlacements switch
    {
        0 => Phrase.Of(
            $"inga avslutade placeringar hos {where.Employer.Name}; uppskattat från området går {perCent} % bra",
            $"no ended placements at {where.Employer.Name}; estimated from the area {perCent} % go well"),
        1 => Phrase.Of(
            $"uppskattningsvis {perCent} % går bra hos {where.Employer.Name} (en avslutad placering, resten från "
                + $"området)",
            $"an estimated {perCent} % go well at {where.Employer.Name} (one ended placement, the rest from the area)"),
        var count => Phrase.Of(
            $"uppskattningsvis {perCent} % går bra hos {where.Employer.Name} ({count} avslutade placeringar, resten "
                + $"från området)",
            $"an estimated {perCent} % go well at {where.Employer.Name} ({count} ended placements, the rest from the "
                + $"area)"),
    };

    private static Phrase Kind(FitFeature feature, in Pair pair) => feature switch
    {
        FitFeature.Field => Phrase.Of(
            $"området {WorkFields.Words.Say(pair.Where.Slot.Field)}",
            $"the field {WorkFields.Words.Say(pair.Where.Slot.Field)}"),
        FitFeature.SiteKind => Phrase.Of(
            $"ett arbetsställe av slaget {SiteKinds.Words.Say(pair.Where.Site.Kind)}",
            $"a site of the kind {SiteKinds.Words.Say(pair.Where.Site.Kind)}"),
        FitFeature.Sector => Phrase.Of(
            $"sektorn {Sectors.Words.Say(pair.Where.Employer.Sector)}",
            $"the sector {Sectors.Words.Say(pair.Where.Employer.Sector)}"),
        FitFeature.Form => Phrase.Of(
            $"formen {PlacementForms.Words.Say(pair.Where.Slot.Form)}",
            $"the form {PlacementForms.Words.Say(pair.Where.Slot.Form)}"),
        FitFeature.Stage => Phrase.Of(
            $"deltagarens steg: {StageWords.Stages.Say(pair.Who.Participant.Stage)}",
            $"the participant's stage: {StageWords.Stages.Say(pair.Who.Participant.Stage)}"),
        FitFeature.PhysicalAbility => Phrase.Of(
            $"fysisk förmåga {pair.Who.Participant.Ability.Physical}",
            $"physical ability {pair.Who.Participant.Ability.Physical}"),
        FitFeature.SocialAbility => Phrase.Of(
            $"social förmåga {pair.Who.Participant.Ability.Social}",
            $"social ability {pair.Who.Participant.Ability.Social}"),
        FitFeature.CognitiveAbility => Phrase.Of(
            $"kognitiv förmåga {pair.Who.Participant.Ability.Cognitive}",
            $"cognitive ability {pair.Who.Participant.Ability.Cognitive}"),
        FitFeature.Language => Phrase.Of(
            $"svenska på nivå {LanguageWords.Levels.Say(pair.Who.Participant.Language)}",
            $"Swedish at level {LanguageWords.Levels.Say(pair.Who.Participant.Language)}"),
        FitFeature.EarlierPlacements => Phrase.Of(
            $"tidigare placeringar: {FitFeatures.EarlierPlacements(pair.Who)}",
            $"earlier placements: {FitFeatures.EarlierPlacements(pair.Who)}"),
        FitFeature.SessionsNeeded => Phrase.Of(
            $"önskade halvdagar: {pair.Who.Participant.SessionsNeeded}",
            $"half-days wished: {pair.Who.Participant.SessionsNeeded}"),
        _ => Phrase.Of(
            $"enheten i kommun {pair.Who.Participant.Municipality}",
            $"the unit of municipality {pair.Who.Participant.Municipality}"),
    };

    private static Phrase Gap(double levels, Phrase demand) => levels == 0
        ? Phrase.Of($"det {demand} är inte högre än förmågan", $"the {demand} is not above the ability")
        : Phrase.Of($"det {demand} ligger {levels} över förmågan", $"the {demand} lies {levels} above the ability");

    private static Phrase Travel(double minutes, in Pair pair)
    {
        if (double.IsNaN(minutes)) return Phrase.Of($"restiden är okänd", $"the travel time is unknown");
        return pair.Who.BandTo(pair.Where) is not null
            ? Phrase.Of($"restid högst {minutes} min", $"at most {minutes} min of travel")
            : Phrase.Of($"restid ungefär {minutes} min", $"about {minutes} min of travel");
    }

    private static Phrase Wish(double match) => match switch
    {
        2 => Phrase.Of($"önskad plats", $"a wished slot"),
        1 => Phrase.Of($"önskat område", $"a wished field"),
        0 => Phrase.Of($"annat än det önskade", $"other than wished"),
        _ => Phrase.Of($"inga önskemål angivna", $"no wishes stated"),
    };

    private static Phrase Language(double margin) => margin switch
    {
        < 0 => Phrase.Of($"någon valfri uppgift tar mer svenska", $"an optional task takes more Swedish"),
        0 => Phrase.Of($"svenskan räcker precis", $"just enough Swedish"),
        _ => Phrase.Of($"svenskan räcker gott", $"more than enough Swedish"),
    };
}
