using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>The slot has places on as many of the participant's half-days as the participant needs.</summary>
internal static class SessionsRule
{
    public static readonly Rule Rule = new("sessions", Phrase.Of($"halvdagar", $"half-days"), Judge, Explain)
    {
        KindOf = (who, _) => (who.Participant.AvailableSessions, who.Participant.SessionsNeeded),
    };

    private static Finding Judge(in Pair pair) =>
        Finding.If(pair.CommonSessions.Count >= pair.Who.Participant.SessionsNeeded);

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var (common, needed) = (pair.CommonSessions.Count, pair.Who.Participant.SessionsNeeded);
        var why = common == 1
            ? Phrase.Of($"en gemensam halvdag, {needed} behövs", $"one half-day in common, {needed} needed")
            : Phrase.Of(
                $"{common} gemensamma halvdagar, {needed} behövs",
                $"{common} half-days in common, {needed} needed");
        if (finding.Standing == Standing.Passes) return Explanation.Of(why);
        var missing = needed - common;
        var more = missing == 1
            ? Phrase.Of($"platsen öppnar en halvdag till", $"the slot opens one more half-day")
            : Phrase.Of($"platsen öppnar {missing} halvdagar till", $"the slot opens {missing} more half-days");
        var change = common == 0
            ? more
            : Phrase.Of(
                $"{more}, eller deltagaren börjar med {common}", $"{more}, or the participant starts with {common}");
        return new Explanation(why, change);
    }
}
