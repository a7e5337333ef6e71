using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>A slot is for its own municipality's participants, and for its neighbours' when it is shared.</summary>
internal static class SharingRule
{
    public static readonly Rule Rule = new("sharing", Phrase.Of($"delad plats", $"shared slot"), Judge, Explain)
    {
        KindOf = (who, _) => who.Participant.Municipality,
    };

    private static Finding Judge(in Pair pair) =>
        Finding.If(pair.Where.Slot.Shared || pair.Where.Slot.Municipality == pair.Who.Participant.Municipality);

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var (own, other) = (pair.Who.Participant.Municipality, pair.Where.Slot.Municipality);
        if (finding.Standing == Standing.Passes)
            return Explanation.Of(own == other
                ? Phrase.Of($"platsen finns i den egna kommunen", $"the slot is in the participant's own municipality")
                : Phrase.Of($"kommun {other} delar platsen", $"municipality {other} shares the slot"));
        return new Explanation(
            Phrase.Of(
                $"platsen hör till kommun {other} och delas inte",
                $"the slot belongs to municipality {other} and is not shared"),
            Phrase.Of($"kommun {other} delar platsen", $"municipality {other} shares the slot"));
    }
}
