using Matching.Core.Participants;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// The readiness gate. A placement takes that matcher and participant have said "ready"; an activity is for whoever
/// is not there yet. "Not a placement now, this step instead" is an answer and not a refusal.
/// </summary>
internal static class ReadinessRule
{
    public static readonly Rule Rule = new("readiness", Phrase.Of($"beredskap", $"readiness"), Judge, Explain)
    {
        KindOf = (who, _) => (who.Participant.Stage, who.Participant.Readiness, who.Participant.ReadyFrom),
    };

    /// <summary>True when activities, and not placements, are what comes next.</summary>
    public static bool NeedsActivity(Participant participant, DateOnly latestStart) =>
        participant.Stage < Stage.OwnArena
        || (participant.Readiness != Readiness.Ready && !(participant.ReadyFrom <= latestStart));

    private static Finding Judge(in Pair pair)
    {
        var participant = pair.Who.Participant;
        if (pair.Where.Slot.Activity is not null)
            return Finding.If(NeedsActivity(participant, pair.Period.LatestStartOn));
        return participant.Readiness == Readiness.Ready ? Finding.Passes
            : participant.ReadyFrom is { } day ? Finding.From(day)
            : Finding.Fails;
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var activity = pair.Where.Slot.Activity is not null;
        return (activity, finding.Standing) switch
        {
            (false, Standing.Passes) => Explanation.Of(
                Phrase.Of($"är redo för en placering", $"is ready for a placement")),
            (false, Standing.Opens) => new Explanation(
                Phrase.Of(
                    $"är redo från {finding.OpensOn:yyyy-MM-dd} enligt överenskommelse",
                    $"is ready from {finding.OpensOn:yyyy-MM-dd} as agreed"),
                Phrase.Of($"börja tidigast den dagen", $"start on that day at the earliest")),
            (false, _) => new Explanation(
                pair.Who.Participant.Readiness == Readiness.NotAssessed
                    ? Phrase.Of($"beredskapen är inte bedömd ännu", $"readiness has not been assessed yet")
                    : Phrase.Of($"är inte redo för en placering ännu", $"is not ready for a placement yet"),
                Phrase.Of(
                    $"deltagare och matchare kommer överens om att tiden är inne",
                    $"participant and matcher agree that it is time")),
            (true, Standing.Passes) => Explanation.Of(
                Phrase.Of($"aktiviteten är nästa steg", $"the activity is the next step")),
            _ => new Explanation(
                Phrase.Of(
                    $"är redo för en placering i planens tid och behöver ingen aktivitet",
                    $"is ready for a placement within the plan and needs no activity"),
                Phrase.Of($"föreslå en plats i stället", $"suggest a slot instead")),
        };
    }
}
