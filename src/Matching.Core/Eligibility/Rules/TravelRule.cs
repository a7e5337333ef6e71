using Matching.Core.Participants;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>The way there, one way, within what the participant accepts.</summary>
internal static class TravelRule
{
    public static readonly Rule Rule = new("travel", Phrase.Of($"resväg", $"travel"), Judge, Explain);

    /// <summary>True when the minutes one way are known and not more than the participant accepts.</summary>
    public static bool Accepts(ParticipantFacts who, int? minutes) =>
        minutes is { } known && known <= who.Participant.MaximumTravelMinutes;

    private static Finding Judge(in Pair pair) => Finding.If(Accepts(pair.Who, pair.TravelMinutes));

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var participant = pair.Who.Participant;
        var accepts = participant.MaximumTravelMinutes;
        if (pair.TravelMinutes is not { } minutes) return Unknown(pair);
        var why = pair.Who.BandTo(pair.Where) is not null
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

    // Whoever has no mode that reaches has neither bus nor car, and both reach everywhere.
    private static Phrase OneMoreMode(Participant participant, double kilometres)
    {
        var minutes = SpeedModel.Minutes(TravelMode.PublicTransport, kilometres)!.Value;
        var mode = TravelWords.Modes.Say(TravelMode.PublicTransport);
        return minutes <= participant.MaximumTravelMinutes
            ? Phrase.Of(
                $"ett färdsätt till, till exempel {mode} (ungefär {minutes} min)",
                $"one more way to travel, such as {mode} (about {minutes} min)")
            : Phrase.Of(
                $"ett färdsätt till, till exempel {mode}, och att deltagaren accepterar {minutes} min",
                $"one more way to travel, such as {mode}, and that the participant accepts {minutes} min");
    }

    private static Explanation Unknown(in Pair pair)
    {
        if (pair.Where.Position is null)
            return new Explanation(
                Phrase.Of($"arbetsställets läge är inte angivet", $"the site's position is not stated"),
                Phrase.Of($"ange arbetsställets läge", $"state the site's position"));
        if (pair.Who.Home is { } home)
            return new Explanation(
                Phrase.Of(
                    $"inget av deltagarens färdsätt når dit",
                    $"none of the participant's ways to travel reaches it"),
                OneMoreMode(pair.Who.Participant, home.KilometresTo(pair.Where.Position.Value)));
        return new Explanation(
            Phrase.Of($"restiden är okänd", $"the travel time is unknown"),
            Phrase.Of(
                $"matcharen anger hemområde eller ett restidsband",
                $"the matcher states a home area or a travel band"));
    }
}
