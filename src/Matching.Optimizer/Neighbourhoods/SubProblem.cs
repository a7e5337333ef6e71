using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// The problem that is left when everybody outside some slots stays where they are: the slots as they are, less what
/// others use of their supervisors and quotas. Who stands elsewhere may move in where that pays; staying takes the
/// place of being left out. An answer put back into the plan keeps every constraint but one: whoever moves in may be
/// missed by a crew elsewhere.
/// </summary>
internal sealed class SubProblem
{
    private readonly Plan _plan;
    private readonly Share? _share;
    private readonly int[] _slotOf;
    private int[] _slotKeys = [];
    private readonly List<int> _participants = [];
    private readonly List<int> _optionStart = [0];
    private readonly List<int> _candidates = [];
    private readonly List<long> _unplaced = [];
    private List<int> _supervisors = [];

    /// <summary>Slot of this problem where a participant stands, or -1.</summary>
    private readonly List<int> _slotOfParticipant = [];

    private SubProblem(Plan plan, int[] slots, SlotIndex index, Share? share)
    {
        (_plan, _share) = (plan, share);
        Slots = slots;
        _slotOf = index.Mark(slots);
    }

    /// <summary>Slots of the whole problem, by slot of this one.</summary>
    public int[] Slots { get; }

    /// <summary>Participants of the whole problem, by participant of this one.</summary>
    public IReadOnlyList<int> Participants => _participants;

    /// <summary>Candidates of the whole problem, by option of this one.</summary>
    public IReadOnlyList<int> Candidates => _candidates;

    /// <summary>Value of the plan as it stands, in this problem.</summary>
    public long Value { get; private set; }

    public Problem Problem { get; private set; } = null!;

    /// <param name="plan">The plan, without shortfall.</param>
    /// <param name="neighbourhood">Slots to free, and who may take part at which candidates; others stay.</param>
    /// <param name="index">Scratch.</param>
    /// <param name="share">What of the room left over may be used here; null for all of it.</param>
    public static SubProblem Of(Plan plan, Neighbourhood neighbourhood, SlotIndex index, Share? share = null)
    {
        int[] slots = neighbourhood.Slots;
        var sub = new SubProblem(plan, slots, index, share);
        foreach ((int i, int[] candidates) in neighbourhood.People) sub.Take(i, candidates);
        sub.Lay();
        index.Clear(slots);
        return sub;
    }

    /// <summary>What a participant of this problem is worth at a slot of the whole, or left out.</summary>
    public long ValueAt(int participant, int slot)
    {
        if (slot < 0) return _unplaced[participant];
        for (int k = _optionStart[participant]; k < _optionStart[participant + 1]; k++)
        {
            if (_plan.Candidates.Slot[_candidates[k]] == slot) return _plan.Candidates.Value[_candidates[k]];
        }

        throw new UnreachableException($"Participant {participant} stands at slot {slot}, which is no candidate.");
    }

    /// <summary>Puts an answer into the plan.</summary>
    public void Apply(Plan plan, int[] option, ulong[] sessions)
    {
        for (int n = 0; n < _participants.Count; n++)
        {
            bool stays = plan.Choice[_participants[n]] >= 0 && _slotOfParticipant[n] < 0 && option[n] < 0;
            if (!stays) plan.Withdraw(_participants[n]);
        }

        for (int n = 0; n < _participants.Count; n++)
        {
            if (option[n] >= 0) plan.Set(_participants[n], _candidates[option[n]], sessions[n]);
        }
    }

    /// <summary>Seats those who stand here in an empty plan of this problem.</summary>
    public void Seat(Plan own)
    {
        for (int n = 0; n < _participants.Count; n++)
        {
            int here = _slotOfParticipant[n];
            if (here >= 0) own.Set(n, own.Candidates.Find(n, here), _plan.SessionsOf[_participants[n]]);
        }

        own.Commit();
    }

    /// <summary>
    /// Puts a plan of this problem into the whole plan. For parts without anybody who stands elsewhere.
    /// </summary>
    public void Adopt(Plan whole, Plan own, (int[] Choice, ulong[] Sessions) placed)
    {
        foreach (bool comes in new[] { false, true })
        {
            for (int n = 0; n < _participants.Count; n++)
            {
                int choice = placed.Choice[n], i = _participants[n];
                int then = choice < 0 ? Plan.Unplaced : _candidates[own.Candidates.Option[choice]];
                if (comes ? then < 0 : whole.Choice[i] < 0) continue;
                if (whole.Choice[i] != then || whole.SessionsOf[i] != placed.Sessions[n])
                    whole.Set(i, comes ? then : Plan.Unplaced, comes ? placed.Sessions[n] : 0);
            }
        }
    }

    /// <summary>Prices of the whole problem, as this one's.</summary>
    public double[] Prices(double[] price, RowLayout rows)
    {
        Problem whole = _plan.Problem;
        var own = new double[rows.Count];
        for (int n = 0; n < _participants.Count; n++)
        {
            // Whoever is pinned may pay less than nothing: somebody else would have to be paid to take the place.
            bool isPinned = Problem.Participants.PinnedSlot[n] >= 0;
            own[n] = isPinned ? price[_participants[n]] : Math.Max(price[_participants[n]], _unplaced[n]);
        }

        int sessions = whole.Participants.Count, count = whole.SessionCount;
        for (int n = 0; n < Slots.Length; n++)
            price.AsSpan(sessions + Slots[n] * count, count).CopyTo(own.AsSpan(rows.Sessions + n * count));
        int supervisors = sessions + whole.Slots.Capacity.Length, quotas = supervisors + whole.Supervisors.Count;
        for (int n = 0; n < _supervisors.Count; n++)
        {
            if (rows.IsPriced[rows.Supervisors + n]) own[rows.Supervisors + n] = price[supervisors + _supervisors[n]];
        }

        price.AsSpan(quotas).CopyTo(own.AsSpan(rows.Minima));
        return own;
    }

    private void Take(int i, int[] open)
    {
        int now = _plan.Choice[i];
        int here = now < 0 ? -1 : _slotOf[_plan.Candidates.Slot[now]];
        bool stands = now >= 0 && here < 0;
        long least = stands ? _plan.Candidates.Value[now] : long.MinValue;
        int before = _candidates.Count;
        foreach (int c in open)
        {
            if (stands && (_plan.Candidates.Value[c] <= least || !KeepsQuotas(now, c))) continue;
            _candidates.Add(c);
        }

        if (_candidates.Count == before && here < 0) return;
        SortBySlot(CollectionsMarshal.AsSpan(_candidates)[before..]);
        _participants.Add(i);
        _slotOfParticipant.Add(here);
        _optionStart.Add(_candidates.Count);
        _unplaced.Add(stands ? least : _plan.Problem.Participants.UnplacedValue[i]);
        Value += _plan.ValueOf(i);
    }

    private void SortBySlot(Span<int> candidates)
    {
        if (_slotKeys.Length < candidates.Length) _slotKeys = new int[2 * candidates.Length];
        Span<int> slots = _slotKeys.AsSpan(0, candidates.Length);
        for (int k = 0; k < slots.Length; k++) slots[k] = _plan.Candidates.Slot[candidates[k]];
        slots.Sort(candidates);
    }

    /// <summary>Whether a move adds no less to any quota than staying does: weights are never negative.</summary>
    private bool KeepsQuotas(int now, int then)
    {
        (int from, int to) = _plan.Problem.Quotas.EntriesOf(_plan.Candidates.Option[now]);
        for (int e = from; e < to; e++)
        {
            if (_plan.WeightOf(then, _plan.Problem.Quotas.Quota[e]) < _plan.Problem.Quotas.Weight[e]) return false;
        }

        return true;
    }

    private void Lay()
    {
        Problem whole = _plan.Problem;
        (SlotTable slots, SupervisorTable supervisors) = LaySlots();
        Problem = new Problem(whole.SessionCount)
        {
            Participants = LayParticipants(),
            Slots = slots,
            Supervisors = supervisors,
            Options = LayOptions(),
            Conflicts = LayConflicts(),
            Quotas = LayQuotas(),
        };
    }

    private ParticipantTable LayParticipants()
    {
        ParticipantTable all = _plan.Problem.Participants;
        return new ParticipantTable
        {
            Ids = [],
            SessionsNeeded = [.. _participants.Select(i => all.SessionsNeeded[i])],
            AvailableSessions = [.. _participants.Select(i => all.AvailableSessions[i])],
            UnplacedValue = [.. _unplaced],
            PinnedSlot = [.. _participants.Select(i => all.PinnedSlot[i] < 0 ? -1 : _slotOf[all.PinnedSlot[i]])],
        };
    }

    private OptionTable LayOptions() => new()
    {
        Start = [.. _optionStart],
        Slot = [.. _candidates.Select(c => _slotOf[_plan.Candidates.Slot[c]])],
        Value = [.. _candidates.Select(c => _plan.Candidates.Value[c])],
        SupportLoad = [.. _candidates.Select(c => _plan.Problem.Options.SupportLoad[_plan.Candidates.Option[c]])],
    };

    private (SlotTable, SupervisorTable) LaySlots()
    {
        SlotTable all = _plan.Problem.Slots;
        int count = _plan.Problem.SessionCount;
        (_supervisors, int[] start, int[] members) = SlotSupervisors.Of(all, Slots);
        long[] capacity = [.. _supervisors.Select(h => _share?.Support(h) ?? _plan.SupportLeft(h))];
        for (int n = 0; n < _participants.Count; n++)
        {
            if (_slotOfParticipant[n] < 0) continue;
            int load = _plan.Problem.Options.SupportLoad[_plan.Candidates.Option[_plan.Choice[_participants[n]]]];
            int here = _slotOfParticipant[n];
            foreach (int h in members.AsSpan(start[here], start[here + 1] - start[here])) capacity[h] += load;
        }

        var table = new SlotTable
        {
            Ids = [],
            Capacity = [.. Slots.SelectMany(j => all.Capacity.AsSpan().Slice(j * count, count).ToArray())],
            OpenSessions = [.. Slots.Select(j => all.OpenSessions[j])],
            MinimumCrew = [.. Slots.Select(j => all.MinimumCrew[j])],
            SupervisorStart = [.. start],
            Supervisor = [.. members],
        };
        return (table, new SupervisorTable { Ids = [], SupportCapacity = [.. capacity] });
    }

    private ConflictTable LayConflicts()
    {
        if (_plan.Problem.Conflicts.Count == 0)
            return new ConflictTable { Start = [.. new int[_participants.Count + 1]], Other = [] };
        var position = new Dictionary<int, int>();
        for (int n = 0; n < _participants.Count; n++) position[_participants[n]] = n;
        List<int> start = [0], other = [];
        foreach (int i in _participants)
        {
            int before = other.Count;
            foreach (int adversary in _plan.Problem.Conflicts.Of(i))
            {
                if (position.TryGetValue(adversary, out int n)) other.Add(n);
            }

            other.Sort(before, other.Count - before, null);
            start.Add(other.Count);
        }

        return new ConflictTable { Start = [.. start], Other = [.. other] };
    }

    /// <summary>Limits less what the others and the staying add; a move counts the difference to staying.</summary>
    private QuotaTable LayQuotas()
    {
        QuotaTable all = _plan.Problem.Quotas;
        if (all.Count == 0)
            return new QuotaTable { Ids = [], Minimum = [], Maximum = [], Start = [], Quota = [], Weight = [] };
        var rest = new long[all.Count];
        var counts = new bool[all.Count];
        for (int q = 0; q < rest.Length; q++) rest[q] = _plan.TotalOf(q);
        List<int> start = [0], quota = [], weight = [];
        for (int n = 0; n < _participants.Count; n++)
        {
            int now = _plan.Choice[_participants[n]];
            bool inside = _slotOfParticipant[n] >= 0;
            if (inside) Deduct(now, rest);
            for (int k = _optionStart[n]; k < _optionStart[n + 1]; k++)
            {
                (int from, int to) = all.EntriesOf(_plan.Candidates.Option[_candidates[k]]);
                for (int e = from; e < to; e++)
                {
                    int more = all.Weight[e] - (now >= 0 && !inside ? _plan.WeightOf(now, all.Quota[e]) : 0);
                    if (more == 0) continue;
                    counts[all.Quota[e]] = true;
                    quota.Add(all.Quota[e]);
                    weight.Add(more);
                }

                start.Add(quota.Count);
            }
        }

        return new QuotaTable
        {
            Ids = [],
            Minimum = [.. all.Minimum.Select((least, q) => counts[q] ? least - rest[q] + KeptBelow(q) : 0)],
            Maximum = [.. all.Maximum.Select((most, q) => counts[q] ? most - rest[q] - KeptAbove(q) : 0)],
            Start = [.. start],
            Quota = [.. quota],
            Weight = [.. weight],
        };
    }

    private void Deduct(int candidate, long[] totals)
    {
        QuotaTable all = _plan.Problem.Quotas;
        (int from, int to) = all.EntriesOf(_plan.Candidates.Option[candidate]);
        for (int e = from; e < to; e++) totals[all.Quota[e]] -= all.Weight[e];
    }

    /// <summary>What of the weight above a quota's minimum is kept for others.</summary>
    private long KeptBelow(int quota) => _share is null ? 0 : _plan.WeightToSpare(quota) - _share.Below(quota);

    /// <summary>What of the weight left below a quota's maximum is kept for others.</summary>
    private long KeptAbove(int quota) => _share is null ? 0 : _plan.WeightLeft(quota) - _share.Above(quota);
}
