namespace Matching.Core.Eligibility;

/// <summary>
/// What one rule finds at every slot for one kind of participants: a mask of the slots that it leaves open, and how
/// many days after the plan's start they open. Immutable; safe from many threads.
/// </summary>
internal sealed class RuleColumn
{
    private readonly ulong[] _open;
    private readonly ushort[]? _days;

    private RuleColumn(ulong[] open, ushort[]? days) => (_open, _days) = (open, days);

    /// <summary>Bits in a word of a mask.</summary>
    public const int WordBits = 64;

    /// <summary>Asks the rule about every slot. O(slots).</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="facts">The area.</param>
    /// <param name="who">Anybody of the kind.</param>
    public static RuleColumn Of(Rule rule, AreaFacts facts, ParticipantFacts who)
    {
        var open = new ulong[Words(facts.Slots.Count)];
        ushort[]? days = null;
        for (var slot = 0; slot < facts.Slots.Count; slot++)
        {
            var start = facts.Period.StartOn;
            // What opens after the last day on which to start is no option in this plan.
            if (!EligibilityRules.Opens(rule.Judge(new Pair(who, facts.Slots[slot], facts.Period)), ref start)
                || start > facts.Period.LatestStartOn) continue;
            open[slot / WordBits] |= 1UL << (slot % WordBits);
            if (start == facts.Period.StartOn) continue;
            days ??= new ushort[facts.Slots.Count];
            days[slot] = (ushort)(start.DayNumber - facts.Period.StartOn.DayNumber);
        }
        return new RuleColumn(open, days);
    }

    /// <summary>How many words the mask of so many slots has.</summary>
    public static int Words(int slots) => (slots + WordBits - 1) / WordBits;

    /// <summary>Leaves open what this leaves open, and moves the days on.</summary>
    /// <param name="open">A mask of slots.</param>
    /// <param name="days">Per slot, days from the plan's start.</param>
    public void Narrow(Span<ulong> open, Span<ushort> days)
    {
        for (var word = 0; word < open.Length; word++) open[word] &= _open[word];
        if (_days is null) return;
        for (var slot = 0; slot < days.Length; slot++) days[slot] = Math.Max(days[slot], _days[slot]);
    }
}
