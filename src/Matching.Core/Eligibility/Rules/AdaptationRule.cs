using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// What the participant cannot do without. Offered now: passes; arrangeable: opens when it is in place; else it is
/// named as the change, never a silent filter.
/// </summary>
internal static class AdaptationRule
{
    public static readonly Rule Rule = new("adaptations", Phrase.Of($"anpassningar", $"adaptations"), Judge, Explain)
    {
        KindOf = (who, _) => Bits(who.Participant.NeededAdaptations),
    };

    private static int Bits(IReadOnlyList<AdaptationKind> kinds)
    {
        var bits = 0;
        foreach (var kind in kinds) bits |= 1 << (int)kind;
        return bits;
    }

    private static Finding Judge(in Pair pair)
    {
        var days = 0;
        foreach (var kind in pair.Who.Participant.NeededAdaptations)
        {
            if (Offered(pair.Where.Slot, kind) is not { } adaptation) return Finding.Fails;
            days = Math.Max(days, adaptation.ArrangeDays);
        }
        return days == 0 ? Finding.Passes : Finding.From(pair.Period.AsOf.AddDays(days));
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var (needed, slot) = (pair.Who.Participant.NeededAdaptations, pair.Where.Slot);
        if (needed.Count == 0)
            return Explanation.Of(Phrase.Of($"inga anpassningar behövs", $"no adaptations are needed"));
        var all = Said(needed);
        if (finding.Standing == Standing.Passes)
            return Explanation.Of(Phrase.Of($"finns: {all}", $"there is: {all}"));
        if (finding.Standing == Standing.Opens)
        {
            var toArrange = Said(needed.Where(kind => Offered(slot, kind)!.ArrangeDays > 0));
            return new Explanation(
                Phrase.Of(
                    $"kan vara på plats {finding.OpensOn:yyyy-MM-dd}: {toArrange}",
                    $"can be in place on {finding.OpensOn:yyyy-MM-dd}: {toArrange}"),
                Phrase.Of($"ordna {toArrange}", $"arrange {toArrange}"));
        }
        var missing = Said(needed.Where(kind => Offered(slot, kind) is null));
        return new Explanation(
            Phrase.Of($"erbjuds inte: {missing}", $"not offered: {missing}"),
            Phrase.Of($"arbetsgivaren ordnar {missing}", $"the employer arranges {missing}"));
    }

    private static Adaptation? Offered(Slot slot, AdaptationKind kind)
    {
        foreach (var adaptation in slot.Adaptations)
            if (adaptation.Kind == kind) return adaptation;
        return null;
    }

    private static Phrase Said(IEnumerable<AdaptationKind> kinds) =>
        Phrase.Join(", ", kinds.Select(Adaptations.Words.Say));
}
