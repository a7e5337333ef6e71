namespace Matching.Optimizer.Decomposition;

/// <summary>
/// The best way to fill the slots of one group: a knapsack per slot, joined along the support that they share (a
/// max-plus product).
/// </summary>
internal sealed class GroupFilling
{
    private readonly Grouping _grouping;
    private readonly SlotEntries _entries;
    private readonly SlotFilling[] _slots;
    private int _group, _count, _width;
    private long _worth;
    private long[] _joined = [];
    private int[] _split = [];
    private long[] _others = [];

    public GroupFilling(Grouping grouping, SlotEntries entries)
    {
        (_grouping, _entries) = (grouping, entries);
        int widest = 0;
        for (int g = 0; g < grouping.Count; g++) widest = Math.Max(widest, grouping.Start[g + 1] - grouping.Start[g]);
        _slots = [.. Enumerable.Range(0, widest).Select(_ => new SlotFilling())];
    }

    /// <summary>Work of the last solution.</summary>
    public long Ticks { get; private set; }

    public void Begin(int group)
    {
        (_group, _count) = (group, 0);
        _width = _grouping.Support[group] + 1;
    }

    public void BeginSlot(int slot)
    {
        _slots[_count].Begin(slot);
        _count++;
    }

    /// <summary>Offers a profitable entry of the slot begun last.</summary>
    public void Offer(int entry, long profit) =>
        _slots[_count - 1].Take(new KnapsackItem(entry, _entries.Load[entry], _entries.Need[entry], profit));

    /// <summary>Largest profit of the group, some entries left out.</summary>
    public long Solve(ReadOnlySpan<int> excluded)
    {
        Ticks = 0;
        for (int n = 0; n < _count; n++)
        {
            SlotFilling filling = _slots[n];
            filling.Solve((_grouping.Support[_group], _grouping.Seats[filling.Slot]), excluded);
            Ticks += filling.Cells;
        }

        return _count == 1 ? _slots[0].Worth(_width - 1) : Join();
    }

    public void ReadChosen(List<int> chosen)
    {
        int left = _width - 1;
        for (int n = _count - 1; n >= 0; n--)
        {
            int own = _count == 1 ? left : _split[n * _width + left];
            _slots[n].ReadChosen(own, chosen);
            left -= own;
        }
    }

    /// <summary>Makes <see cref="With"/> and <see cref="Without"/> ready, after everything was solved.</summary>
    /// <param name="worth">What the group makes of all.</param>
    /// <param name="chosen">The entries behind that.</param>
    public void Judge(long worth, List<int> chosen)
    {
        _worth = worth;
        JoinOthers();
        for (int n = 0; n < _count; n++)
        {
            _slots[n].Judge(_count == 1 ? [] : _others.AsSpan(n * _width, _width), worth, chosen);
            Ticks += _slots[n].Cells;
        }
    }

    /// <summary>Largest profit without an entry.</summary>
    public long Without(int slot, int entry) => SlotOf(slot).JudgedOf(entry)?.Without ?? _worth;

    /// <summary>For every slot, what the other slots of the group make of an amount of support.</summary>
    private void JoinOthers()
    {
        if (_count == 1) return;
        if (_others.Length < _count * _width) _others = new long[_count * _width];
        for (int n = 0; n < _count; n++)
        {
            Span<long> others = _others.AsSpan(n * _width, _width);
            others.Clear();
            for (int m = 0; m < _count; m++)
            {
                if (m != n) JoinInto(others, _slots[m]);
            }
        }
    }

    /// <summary>
    /// Largest profit with an entry that has to be chosen, which may bring nothing.
    /// </summary>
    public long With(int slot, int entry, long profit)
    {
        int n = 0;
        while (_slots[n].Slot != slot) n++;
        if (_slots[n].JudgedOf(entry) is { } judged) return judged.With;
        (int load, int need) = (_entries.Load[entry], _entries.Need[entry]);
        if (_count == 1) return profit + _slots[0].Worth(_width - 1 - load, need);
        ReadOnlySpan<long> others = _others.AsSpan(n * _width, _width);
        long best = long.MinValue;
        for (int own = 0; own + load < _width; own++)
        {
            best = Math.Max(best, _slots[n].Worth(own, need) + others[_width - 1 - load - own]);
            if (own >= _slots[n].Support) break;
        }

        return profit + best;
    }

    private SlotFilling SlotOf(int slot)
    {
        int n = 0;
        while (_slots[n].Slot != slot) n++;
        return _slots[n];
    }

    private static void JoinInto(Span<long> joined, SlotFilling filling)
    {
        for (int s = joined.Length - 1; s >= 0; s--)
        {
            long best = long.MinValue;
            int most = Math.Min(s, filling.Support);
            for (int own = 0; own <= most; own++) best = Math.Max(best, joined[s - own] + filling.Worth(own));
            joined[s] = best;
        }
    }

    private long Join()
    {
        if (_joined.Length < _width * _count)
            (_joined, _split) = (new long[_width * _count], new int[_width * _count]);
        for (int s = 0; s < _width; s++)
            (_joined[s], _split[s]) = (_slots[0].Worth(s), Math.Min(s, _slots[0].Support));
        for (int n = 1; n < _count; n++)
        {
            // Only the last line is asked for nowhere but at its end.
            for (int s = n == _count - 1 ? _width - 1 : 0; s < _width; s++) Join(n, s);
            Ticks += _width * (_slots[n].Support + 1L) / 8;
        }

        return _joined[_width * _count - 1];
    }

    /// <summary>What the slots up to the n-th make of an amount of support together.</summary>
    private void Join(int n, int support)
    {
        ReadOnlySpan<long> before = _joined.AsSpan((n - 1) * _width, _width);
        SlotFilling filling = _slots[n];
        (long best, int split) = (long.MinValue, 0);
        int most = Math.Min(support, filling.Support);
        for (int own = 0; own <= most; own++)
        {
            long sum = before[support - own] + filling.Worth(own);
            if (sum > best) (best, split) = (sum, own);
        }

        (_joined[n * _width + support], _split[n * _width + support]) = (best, split);
    }
}
