using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// Physical, social and cognitive demands against functional ability. A demand one step too high is bridged by one
/// adaptation that relieves it, two steps by two; the soonest are chosen, and choosing is a decision that is shown.
/// </summary>
internal static class DemandRule
{
    public static readonly Rule Rule = new("demands", Phrase.Of($"krav", $"demands"), Judge, Explain)
    {
        KindOf = (who, _) => who.Participant.Ability,
    };

    private static readonly (Demand Demand, Phrase Word)[] Kinds =
    [
        (Demand.Physical, Phrase.Of($"fysiska", $"physical")),
        (Demand.Social, Phrase.Of($"sociala", $"social")),
        (Demand.Cognitive, Phrase.Of($"kognitiva", $"cognitive")),
    ];

    /// <summary>The adaptations that bridge every gap, soonest first; null when the slot offers too few.</summary>
    public static IReadOnlyList<Adaptation>? Bridges(in Pair pair)
    {
        if (pair.GapCount == 0) return [];
        var chosen = new List<Adaptation>();
        foreach (var (demand, _) in Kinds)
        {
            var gap = pair.Gap(demand);
            if (gap == 0) continue;
            var relieving = pair.Where.Slot.Adaptations
                .Where(a => Adaptations.Relieves(a.Kind) == demand)
                .OrderBy(a => a.ArrangeDays).ThenBy(a => a.Kind).Take(gap).ToArray();
            if (relieving.Length < gap) return null;
            chosen.AddRange(relieving);
        }
        return chosen;
    }

    // Days until the soonest adaptations that relieve a demand are as many as the gap; null when there are too few.
    private static int? DaysToBridge(SlotFacts where, Demand demand, int gap)
    {
        var soonest = where.RelievingDays(demand);
        return gap <= soonest.Count ? soonest[gap - 1] : null;
    }

    private static Finding Judge(in Pair pair)
    {
        var days = 0;
        foreach (var (demand, _) in Kinds)
        {
            var gap = pair.Gap(demand);
            if (gap == 0) continue;
            if (DaysToBridge(pair.Where, demand, gap) is not { } more) return Finding.Fails;
            days = Math.Max(days, more);
        }
        return days == 0 ? Finding.Passes : Finding.From(pair.Period.AsOf.AddDays(days));
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        if (pair.GapCount == 0)
            return Explanation.Of(Phrase.Of($"kraven motsvarar förmågan", $"the demands match the ability"));
        var copy = pair;
        var over = Phrase.Join(", ", Kinds.Where(k => copy.Gap(k.Demand) > 0).Select(k => k.Word));
        if (finding.Standing != Standing.Fails)
        {
            var chosen = Bridges(pair)!;
            var bridges = Phrase.Join(", ", chosen.Select(a => Adaptations.Words.Say(a.Kind)));
            var toArrange = Phrase.Join(
                ", ", chosen.Where(a => a.ArrangeDays > 0).Select(a => Adaptations.Words.Say(a.Kind)));
            return new Explanation(
                Phrase.Of($"{over} krav möts med {bridges}", $"{over} demands are met with {bridges}"),
                finding.Standing == Standing.Passes
                    ? Phrase.Empty
                    : Phrase.Of(
                        $"ordna {toArrange} till {finding.OpensOn:yyyy-MM-dd}",
                        $"arrange {toArrange} by {finding.OpensOn:yyyy-MM-dd}"));
        }
        var missing = Phrase.Join(", ", Kinds.Select(k => Missing(copy, k.Demand)));
        return new Explanation(
            Phrase.Of($"{over} krav är högre än förmågan i dag", $"{over} demands are above the ability today"),
            Phrase.Of($"arbetsgivaren ordnar {missing}", $"the employer arranges {missing}"));
    }

    // The adaptations, of those that the slot does not list, that would bridge what is left.
    private static Phrase Missing(Pair pair, Demand demand)
    {
        var kinds = Enum.GetValues<AdaptationKind>().Where(k => Adaptations.Relieves(k) == demand);
        var listed = pair.Where.Slot.Adaptations.Select(a => a.Kind).Intersect(kinds).ToArray();
        var more = pair.Gap(demand) - listed.Length;
        if (more <= 0) return Phrase.Empty;
        var offers = kinds.Except(listed).Take(more).Select(Adaptations.Words.Say).ToArray();
        if (offers.Length == more) return Phrase.Join(", ", offers);
        var level = pair.Demanded(demand) - more;
        return Phrase.Of(
            $"{Word(demand)} krav på högst nivå {level}", $"{Word(demand)} demands of level {level} at most");
    }

    private static Phrase Word(Demand demand) => Kinds.First(k => k.Demand == demand).Word;
}
