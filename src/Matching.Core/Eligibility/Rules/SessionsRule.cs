using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>The slot has places on as many of the participant's half-days as the participant needs.</summary>
internal static class SessionsRule
{
    public static readonly Rule Rule = new("sessions", Phrase.Of($"halvdagar", $"half-days"), Judge, Explain);

    private static Finding Judge(in Pair pair) =>
        Finding.If(pair.CommonSessions.Count >= pair.Who.Participant.SessionsNeeded);

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var (common, needed) = (pair.CommonSessions.Count, pair.Who.Participant.SessionsNeeded);
        var why = Phrase.Of(
            $"{common} gemensamma halvdagar, {needed} behövs",
            $"{common} half-days in common, {needed} needed");
        if (finding.Standing == Standing.Passes) return Explanation.Of(why);
        var missing = needed - common;
        var change = common == 0
            ? Phrase.Of($"platsen öppnar {missing} halvdagar till", $"the slot opens {missing} more half-days")
            : Phrase.Of(
                $"platsen öppnar {missing} halvdagar till, eller deltagaren börjar med {common}",
                $"the slot opens {missing} more half-days, or the participant starts with {common}");
        return new Explanation(why, change);
    }
}
