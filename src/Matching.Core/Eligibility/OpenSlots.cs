using System.Numerics;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Travel;

namespace Matching.Core.Eligibility;

/// <summary>
/// The slots that are possible for one participant, with the days of each: what <see cref="EligibilityRules.IsOption"/>
/// says of every pair, found in one pass. Working memory of one thread, filled anew for each participant.
/// </summary>
internal sealed class OpenSlots
{
    private readonly AreaRules _rules;
    private readonly SiteMinutes _minutesTo;
    private readonly ulong[] _open;
    private readonly ushort[] _starts;
    private readonly List<Rule> _others = [];
    private readonly int[] _slots;
    private readonly OptionDays[] _days;
    private readonly ushort[] _minutes;

    internal OpenSlots(AreaRules rules, SiteMinutes minutesTo)
    {
        var count = rules.Facts.Slots.Count;
        (_rules, _minutesTo) = (rules, minutesTo);
        (_open, _starts) = (new ulong[RuleColumn.Words(count)], new ushort[count]);
        (_slots, _days, _minutes) = (new int[count], new OptionDays[count], new ushort[count]);
    }

    /// <summary>The participant.</summary>
    public ParticipantFacts Who { get; private set; } = null!;

    /// <summary>How many slots are possible.</summary>
    public int Count { get; private set; }

    /// <summary>0-based indices of the slots, rising.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>The days of each.</summary>
    public ReadOnlySpan<OptionDays> Days => _days.AsSpan(0, Count);

    /// <summary>Minutes one way to each.</summary>
    public ReadOnlySpan<ushort> Minutes => _minutes.AsSpan(0, Count);

    /// <summary>The pair with one of them.</summary>
    /// <param name="at">0-based place among the slots found.</param>
    public Pair Pair(int at) => new(Who, _rules.Facts.Slots[_slots[at]], _rules.Facts.Period, _minutes[at]);

    /// <summary>Finds a participant's slots. O(slots).</summary>
    /// <param name="who">The participant.</param>
    public void Find(ParticipantFacts who)
    {
        (Who, Count) = (who, 0);
        _others.Clear();
        _starts.AsSpan().Clear();
        OpenEverything();
        _rules.Narrow(who, _open, _starts, _others);
        var minutes = _minutesTo.Of(who);
        for (var word = 0; word < _open.Length; word++)
            for (var bits = _open[word]; bits != 0; bits &= bits - 1)
                Try(word * RuleColumn.WordBits + BitOperations.TrailingZeroCount(bits), minutes);
    }

    private void Try(int slot, in SiteMinutes.Row minutesTo)
    {
        var minutes = minutesTo.To(slot);
        if (!TravelRule.Accepts(Who, minutes)) return;
        var start = _rules.Facts.Period.StartOn.AddDays(_starts[slot]);
        if (!IsOption(slot, minutes, start, out var days)) return;
        (_slots[Count], _days[Count], _minutes[Count]) = (slot, days, (ushort)minutes!.Value);
        Count++;
    }

    private bool IsOption(int slot, int? minutes, DateOnly start, out OptionDays days)
    {
        ref readonly var plain = ref _rules.Plain[slot];
        days = new OptionDays(start, plain.LastDayFrom(start));
        if (!plain.TakesClearance && _others.Count == 0) return days.AreEnough(plain.MinimumDays);
        var pair = new Pair(Who, _rules.Facts.Slots[slot], _rules.Facts.Period, minutes);
        foreach (var rule in _others)
            if (!EligibilityRules.Opens(rule.Judge(pair), ref start)) return false;
        return EligibilityRules.IsOptionFrom(pair, start, out days);
    }

    private void OpenEverything()
    {
        _open.AsSpan().Fill(ulong.MaxValue);
        if (_starts.Length % RuleColumn.WordBits is > 0 and var rest) _open[^1] = (1UL << rest) - 1;
    }
}
