using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>The way there, one way, within what the participant accepts.</summary>
internal static class TravelRule
{
    public static readonly Rule Rule = new("travel", Phrase.Of($"resväg", $"travel"), Judge, Explain);

    private static Finding Judge(in Pair pair) =>
        Finding.If(pair.TravelMinutes is { } minutes && minutes <= pair.Who.Participant.MaximumTravelMinutes);

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var participant = pair.Who.Participant;
        var accepts = participant.MaximumTravelMinutes;
        if (pair.TravelMinutes is not { } minutes) return Unknown(pair);
        var why = participant.TravelBands.Count > 0
            ? Phrase.Of(
                $"restid högst {minutes} min enligt matcharen, högst {accepts} accepteras",
                $"at most {minutes} min one way as the matcher states, at most {accepts} accepted")
            : Phrase.Of(
                $"restid ungefär {minutes} min, högst {accepts} accepteras",
                $"about {minutes} min one way, at most {accepts} accepted");
        return finding.Standing == Standing.Passes
            ? Explanation.Of(why)
            : new Explanation(
                why,
                Phrase.Of(
                    $"deltagaren accepterar {minutes} min, eller skjuts ordnas",
                    $"the participant accepts {minutes} min, or a lift is arranged"));
    }

    private static Explanation Unknown(in Pair pair)
    {
        if (pair.Where.Position is null)
            return new Explanation(
                Phrase.Of($"arbetsställets läge är inte angivet", $"the site's position is not stated"),
                Phrase.Of($"ange arbetsställets läge", $"state the site's position"));
        if (pair.Who.Home is not null)
            return new Explanation(
                Phrase.Of(
                    $"inget av deltagarens färdsätt når dit",
                    $"none of the participant's ways to travel reaches it"),
                Phrase.Of(
                    $"ett färdsätt till, till exempel {TravelWords.Modes.Say(TravelMode.PublicTransport)}",
                    $"one more way to travel, such as {TravelWords.Modes.Say(TravelMode.PublicTransport)}"));
        return new Explanation(
            Phrase.Of($"restiden är okänd", $"the travel time is unknown"),
            Phrase.Of(
                $"matcharen anger hemområde eller ett restidsband",
                $"the matcher states a home area or a travel band"));
    }
}
