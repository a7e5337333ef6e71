using Matching.Core.Participants;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// The stage ladder. A slot is for participants at its stage or above; an activity is for exactly its stage, and for
/// those higher up who are not ready for a placement it is the preparatory ones.
/// </summary>
internal static class StageRule
{
    public static readonly Rule Rule = new("stage", Phrase.Of($"steg på trappan", $"stage"), Judge, Explain)
    {
        KindOf = (who, _) => who.Participant.Stage,
    };

    private static Finding Judge(in Pair pair)
    {
        var (at, slot) = (pair.Who.Participant.Stage, pair.Where.Slot);
        return Finding.If(slot.Activity is null
            ? at >= slot.Stage
            : slot.Stage == (at < Stage.OwnArena ? at : Stage.Preparation));
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var at = StageWords.Stages.Say(pair.Who.Participant.Stage);
        var takes = StageWords.Stages.Say(pair.Where.Slot.Stage);
        var why = Phrase.Of(
            $"är på steget {at}; platsen tränar {takes}",
            $"is at the stage {at}; the slot trains {takes}");
        return finding.Standing == Standing.Passes
            ? Explanation.Of(why)
            : new Explanation(
                why, Phrase.Of($"när steget är {takes}", $"when the stage is {takes}"));
    }
}
