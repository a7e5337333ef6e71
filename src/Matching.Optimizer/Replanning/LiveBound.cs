namespace Matching.Optimizer.Replanning;

/// <summary>
/// The Lagrangian bound of a problem that changes (relaxed assignment constraints: Fisher 1981, section 5). It is a sum
/// of what the rows, the participants and the groups of slots are worth at kept prices, so an event changes only the
/// terms it touches. Any prices prove a bound; a participant who is new or stated anew gets the price at which the
/// bound rises least, which is an exact step of coordinate descent: between the second largest and the largest amount
/// by which its entries would raise their groups, and at least what being left out is worth.
/// </summary>
internal sealed class LiveBound
{
    /// <summary>Prices that pull an entry into its group's answer whatever else is there.</summary>
    private const long Magnet = 1L << 52;

    private readonly LiveProblem _problem;
    private readonly GroupProfit _profit;
    private readonly int[] _groupOf;
    private readonly int[][] _slots;
    private readonly long[] _worth;
    private readonly int[][] _chosen;
    private readonly List<PricedEntry> _entries = [];
    private readonly List<(int Group, long Worth, int[] Chosen)> _journal = [];
    private readonly Dictionary<int, PricedEntry> _covered = [];
    private Int128 _scaled;

    public LiveBound(LiveProblem problem, Prices prices)
    {
        (_problem, Prices, _profit) = (problem, new LivePrices(problem, prices), new GroupProfit(problem));
        (_groupOf, _slots) = Group(problem, prices);
        (_worth, _chosen) = (new long[_slots.Length], new int[_slots.Length][]);
        _scaled = Prices.RowWorth();
        for (int i = 0; i < problem.Rows; i++)
        {
            if (problem.At(i) is not { } state) continue;
            if (prices.Participant.IsEmpty) Prices.Participant[i] = BestReply(state);
            _scaled += Share(i);
        }

        for (int g = 0; g < _slots.Length; g++) Refill(g);
    }

    public LivePrices Prices { get; }

    /// <summary>No plan of the problem as it is now is worth more.</summary>
    public long Bound
    {
        get
        {
            (Int128 quotient, Int128 rest) = Int128.DivRem(_scaled, Prices.Scale);
            return long.CreateSaturating(rest < 0 ? quotient - 1 : quotient);
        }
    }

    /// <summary>A state to come back to.</summary>
    public Int128 Mark()
    {
        _journal.Clear();
        return _scaled;
    }

    /// <summary>Back to the last mark, with the price a participant had.</summary>
    public void Undo(Int128 mark, int participant, long price)
    {
        for (int n = _journal.Count - 1; n >= 0; n--)
            (_worth[_journal[n].Group], _chosen[_journal[n].Group]) = (_journal[n].Worth, _journal[n].Chosen);
        _journal.Clear();
        _scaled = mark;
        if (participant >= 0) Prices.Participant[participant] = price;
    }

    /// <summary>Takes a participant's terms out; call before it is stated anew.</summary>
    public void Leave(int participant)
    {
        if (_problem.At(participant) is not { } state) return;
        _scaled -= Share(participant);
        long price = Prices.Participant[participant];
        // Nobody buys at this price: the groups answer without the participant.
        Prices.Participant[participant] = long.MaxValue;
        foreach (int g in GroupsOf(state))
        {
            if (Array.BinarySearch(_chosen[g], participant) >= 0) Refill(g);
            else Cover(participant, state, (g, price));
        }
    }

    /// <summary>
    /// A group whose answer did not need the participant keeps it, and need not be asked again while no entry of the
    /// participant there brings more, or takes less, than it did.
    /// </summary>
    private void Cover(int participant, ParticipantState state, (int Group, long Price) at)
    {
        foreach (int slot in _slots[at.Group])
        {
            if (_problem.Find(participant, slot) is not { } option || !_problem.IsUsable(state, option)) continue;
            long profit = Prices.Worth(state, option) - at.Price;
            _covered[slot] = new PricedEntry(participant, slot, option.SupportLoad, profit);
        }
    }

    /// <summary>
    /// Puts a participant's terms in; call after it is stated. Who was there before keeps the distance between price
    /// and best reply; who is new or pinned gets the price that raises the bound least.
    /// </summary>
    /// <param name="participant">Who.</param>
    /// <param name="distance">Price less best reply before; null for a newcomer.</param>
    /// <param name="isSame">Whether the sessions needed and available are what they were.</param>
    public void Enter(int participant, long? distance, bool isSame)
    {
        while (Prices.Participant.Count < _problem.Rows) Prices.Participant.Add(0);
        Prices.Participant[participant] = 0;
        if (_problem.At(participant) is not { } state)
        {
            _covered.Clear();
            return;
        }

        bool isNew = distance is null || state.PinnedSlot is not null;
        int favourable = isNew ? Price(participant, state) : -1;
        if (!isNew) Prices.Participant[participant] = BestReply(state) + distance!.Value;
        if (!isSame) _covered.Clear();
        _scaled += Share(participant);
        foreach (int g in isNew ? [favourable] : Buyers(participant, state))
        {
            if (g >= 0) Refill(g);
        }

        _covered.Clear();
    }

    /// <summary>The worth of a row has changed by so many units, and with it its slot's group.</summary>
    public void Resize(IEnumerable<int> slots, Int128 priced)
    {
        _scaled += priced;
        foreach (int g in slots.Select(slot => _groupOf[slot]).Distinct()) Refill(g);
    }

    /// <summary>The slots that share a knapsack with a slot, itself among them.</summary>
    public IReadOnlyList<int> SlotsAround(int slot) => _slots[_groupOf[slot]];

    private static (int[] GroupOf, int[][] Slots) Group(LiveProblem problem, Prices prices)
    {
        var groupOf = new int[problem.Slots.Count];
        List<List<int>> slots = [];
        var groupOfOwner = new Dictionary<int, int>();
        for (int j = 0; j < groupOf.Length; j++)
        {
            int owner = OwnerOf(problem, prices, j);
            if (owner < 0 || !groupOfOwner.TryGetValue(owner, out int g))
            {
                g = slots.Count;
                slots.Add([]);
                if (owner >= 0) groupOfOwner[owner] = g;
            }

            groupOf[j] = g;
            slots[g].Add(j);
        }

        return (groupOf, [.. slots.Select(group => group.ToArray())]);
    }

    private static int OwnerOf(LiveProblem problem, Prices prices, int slot)
    {
        ReadOnlySpan<int> supervisors = problem.Slots.SupervisorsOf(slot);
        foreach (int h in supervisors)
        {
            if (!prices.SupportGrain.IsEmpty && prices.SupportGrain[h] > 0) return h;
        }

        return supervisors.IsEmpty ? -1 : supervisors[0];
    }

    private long AtLeast(long price, ParticipantState state) =>
        Math.Max(price, Prices.Scale * state.UnplacedValue);

    private Int128 Share(int i)
    {
        ParticipantState state = _problem.At(i)!;
        long price = Prices.Participant[i];
        return state.PinnedSlot is null ? AtLeast(price, state) : price;
    }

    /// <summary>The largest worth of a participant's choices; a bound on what it can bring.</summary>
    public long BestReply(ParticipantState state)
    {
        long best = state.PinnedSlot is null ? Prices.Scale * state.UnplacedValue : long.MinValue;
        foreach (ParticipantOption option in state.Options)
        {
            if (_problem.IsUsable(state, option)) best = Math.Max(best, Prices.Worth(state, option));
        }

        return best == long.MinValue ? 0 : best;
    }

    /// <summary>
    /// The exact step of coordinate descent: any price between the second largest and the largest rise keeps the bound
    /// lowest; the middle leaves the most favourable group, which is returned, a part of what the participant brings.
    /// </summary>
    private int Price(int participant, ParticipantState state)
    {
        (long first, long second, int group) = Rises(participant, state);
        if (state.PinnedSlot is null) (first, second) = (AtLeast(first, state), AtLeast(second, state));
        else if (first == long.MinValue) (first, second) = (BestReply(state), BestReply(state));
        else second = Math.Max(second, first - Prices.Scale);
        long price = Prices.Participant[participant] = second + (first - second) / 2;
        return first > price ? group : -1;
    }

    /// <summary>Groups where a participant has a profit at its price that their answers do not cover yet.</summary>
    private int[] Buyers(int participant, ParticipantState state)
    {
        long price = Prices.Participant[participant];
        return [.. state.Options
            .Where(option => _problem.IsUsable(state, option)
                && IsUncovered(option, Prices.Worth(state, option) - price))
            .Select(option => _groupOf[option.Slot]).Distinct()];
    }

    private bool IsUncovered(in ParticipantOption option, long profit) => profit > 0
        && !(_covered.TryGetValue(option.Slot, out PricedEntry old)
            && profit <= old.Profit && option.SupportLoad >= old.Load);

    private IEnumerable<int> GroupsOf(ParticipantState state) =>
        state.Options.Select(option => _groupOf[option.Slot]).Distinct();

    private void Refill(int group)
    {
        Gather(group);
        long worth = Fill(group);
        _scaled += worth - _worth[group];
        _journal.Add((group, _worth[group], _chosen[group]));
        (_worth[group], _chosen[group]) = (worth, _profit.Chosen);
    }

    private long Fill(int group) => _profit.Of(_slots[group], _entries);

    private void Gather(int group)
    {
        _entries.Clear();
        foreach (int slot in _slots[group])
        {
            foreach (int i in _problem.RosterOf(slot))
            {
                ParticipantState state = _problem.At(i)!;
                ParticipantOption option = _problem.Find(i, slot)!.Value;
                long price = Prices.Participant[i];
                if (price == long.MaxValue || !_problem.IsUsable(state, option)) continue;
                long profit = Prices.Worth(state, option) - price;
                if (profit > 0) _entries.Add(new PricedEntry(i, slot, option.SupportLoad, profit));
            }
        }
    }

    /// <summary>
    /// The largest and the second largest amount by which a participant's entries would raise their groups if the
    /// participant cost nothing; groups whose entries are worth less than the second largest need not be asked.
    /// </summary>
    private (long First, long Second, int Group) Rises(int participant, ParticipantState state)
    {
        long floor = state.PinnedSlot is null ? Prices.Scale * state.UnplacedValue : long.MinValue;
        (long first, long second, int group) = (floor, floor, -1);
        foreach ((long worth, int g) in BestWorths(state))
        {
            if (worth <= second) break;
            long rise = Rise(participant, state, g);
            if (rise > first) (first, second, group) = (rise, first, g);
            else if (rise > second) second = rise;
        }

        return (first, second, group);
    }

    /// <summary>The best worth of a participant in each group, best first.</summary>
    private List<(long Worth, int Group)> BestWorths(ParticipantState state)
    {
        var best = new Dictionary<int, long>();
        foreach (ParticipantOption option in state.Options)
        {
            if (!_problem.IsUsable(state, option)) continue;
            int g = _groupOf[option.Slot];
            long worth = Prices.Worth(state, option);
            if (!best.TryGetValue(g, out long other) || worth > other) best[g] = worth;
        }

        List<(long Worth, int Group)> sorted = [.. best.Select(pair => (pair.Value, pair.Key))];
        sorted.Sort((a, b) => (-a.Worth, a.Group).CompareTo((-b.Worth, b.Group)));
        return sorted;
    }

    private long Rise(int participant, ParticipantState state, int group)
    {
        long price = Prices.Participant[participant];
        Prices.Participant[participant] = long.MaxValue;
        Gather(group);
        Prices.Participant[participant] = price;
        long best = long.MinValue;
        foreach (int slot in _slots[group])
        {
            if (_problem.Find(participant, slot) is not { } option || !_problem.IsUsable(state, option)) continue;
            long worth = Prices.Worth(state, option);
            PricedEntry[] others = [.. _entries];
            _entries.Add(new PricedEntry(participant, slot, option.SupportLoad, Magnet));
            long with = Fill(group);
            if (with >= Magnet) best = Math.Max(best, worth + (with - Magnet) - _worth[group]);
            _entries.Clear();
            _entries.AddRange(others);
        }

        return best;
    }
}
