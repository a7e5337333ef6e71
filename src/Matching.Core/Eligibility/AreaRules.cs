using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Travel;

namespace Matching.Core.Eligibility;

/// <summary>
/// The rules made ready for a sweep over everybody: each is asked about every slot once for each kind of participant,
/// and remembered. Whoever is like nobody else is asked about slot by slot, where the other rules leave any. Safe from
/// many threads, each with its own <see cref="OpenSlots"/>.
/// </summary>
internal sealed class AreaRules
{
    private readonly ConcurrentDictionary<(Rule Rule, object Kind), RuleColumn> _columns = new(new ByRuleAndKind());
    private readonly PlainSlot[] _plain;

    /// <summary>Makes the slots ready. O(slots).</summary>
    /// <param name="facts">The area in its period.</param>
    public AreaRules(AreaFacts facts)
    {
        Facts = facts;
        _plain = [.. facts.Slots.Select(slot => PlainSlot.Of(slot, facts.Period))];
    }

    /// <summary>The area in its period.</summary>
    public AreaFacts Facts { get; }

    /// <summary>Per slot, what settles the days where nothing of the participant has a say.</summary>
    public ReadOnlySpan<PlainSlot> Plain => _plain;

    /// <summary>Working memory for one thread.</summary>
    public OpenSlots CreateOpenSlots() => new(this, new SiteMinutes(Facts));

    /// <summary>
    /// Narrows a mask by every rule that knows the participant's kind; those that do not are listed, travel apart.
    /// </summary>
    /// <param name="who">The participant.</param>
    /// <param name="open">A mask of slots.</param>
    /// <param name="days">Per slot, days from the plan's start.</param>
    /// <param name="others">The rules that have still to be asked.</param>
    public void Narrow(ParticipantFacts who, Span<ulong> open, Span<ushort> days, List<Rule> others)
    {
        foreach (var rule in EligibilityRules.BeforeClearance)
            if (rule.KindOf(who, Facts.Period) is { } kind) Column(rule, kind, who).Narrow(open, days);
            else if (rule != TravelRule.Rule) others.Add(rule);
    }

    // Two threads may ask for the same kind at once; they find the same.
    private RuleColumn Column(Rule rule, object kind, ParticipantFacts who) =>
        _columns.TryGetValue((rule, kind), out var column)
            ? column
            : _columns.GetOrAdd((rule, kind), RuleColumn.Of(rule, Facts, who));

    // A rule is a record of delegates: by reference it is found without asking each of them.
    private sealed class ByRuleAndKind : IEqualityComparer<(Rule Rule, object Kind)>
    {
        public bool Equals((Rule Rule, object Kind) x, (Rule Rule, object Kind) y) =>
            ReferenceEquals(x.Rule, y.Rule) && x.Kind.Equals(y.Kind);

        public int GetHashCode((Rule Rule, object Kind) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Rule), key.Kind);
    }
}

/// <summary>What settles the days at a slot that takes no clearance, for somebody whose past has no say.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="TakesClearance">True where the participant's clearances have a say.</param>
/// <param name="IsLimited">True where the form has a maximum length.</param>
/// <param name="MinimumDays">The least number of days, both ends counted.</param>
/// <param name="LastDay">The last day that slot and plan allow.</param>
internal readonly record struct PlainSlot(
    SlotFacts Slot, bool TakesClearance, bool IsLimited, int MinimumDays, DateOnly LastDay)
{
    /// <summary>Of a slot in a period.</summary>
    public static PlainSlot Of(SlotFacts slot, PlanPeriod period) => new(
        slot, ClearanceRule.Kind(slot) is not null, FormRule.IsLimited(slot), PeriodRule.MinimumDays(slot),
        EligibilityRules.LastDay(slot, period));

    /// <summary>The last day of a placement that starts on a day.</summary>
    public DateOnly LastDayFrom(DateOnly start) =>
        IsLimited && FormRule.LastDayFrom(Slot, start) is { } allowed && allowed < LastDay ? allowed : LastDay;
}
