namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Answers the pricing problem of one group after another: its most profitable filling at the present prices. Holds the
/// scratch that this takes; a thread of its own needs a pricer of its own.
/// </summary>
internal sealed class Pricer
{
    private readonly GroupRelaxation _relaxation;
    private readonly GroupFilling _filling;
    private readonly GroupAnswer _answer;

    public Pricer(GroupRelaxation relaxation, WorkMemory memory)
    {
        _relaxation = relaxation;
        _filling = new GroupFilling(relaxation.Grouping, relaxation.Entries);
        _answer = new GroupAnswer(relaxation, this, memory);
        memory.Expect(sizeof(long) * relaxation.Grouping.LargestTables());
    }

    /// <summary>Work done so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Entries behind the last <see cref="Fill"/>.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>The largest profit of a group.</summary>
    public long Fill(int group)
    {
        if (_relaxation.IsExact && !_relaxation.IsPlain[group]) return _answer.Fill(group, Chosen);
        long worth = FillKnapsack(group);
        Chosen.Clear();
        ReadChosen(Chosen);
        return worth;
    }

    /// <summary>Whether a group can hold a set of entries.</summary>
    public bool CanHold(int[] entries) => _answer.CanBeSeated(entries);

    /// <summary>
    /// The largest profit of a group's knapsack; <see cref="ReadChosen"/> speaks of the same group until the next
    /// call.
    /// </summary>
    public long FillKnapsack(int group)
    {
        Gather(group);
        return Solve([]);
    }

    /// <summary>The same for the group gathered last, some entries left out.</summary>
    public long Solve(ReadOnlySpan<int> excluded)
    {
        long worth = _filling.Solve(excluded);
        Ticks += _filling.Ticks;
        return worth;
    }

    /// <summary>Lays out what the slots of a group could hold at the present prices.</summary>
    public void Gather(int group)
    {
        Grouping grouping = _relaxation.Grouping;
        _filling.Begin(group);
        for (int n = grouping.Start[group]; n < grouping.Start[group + 1]; n++)
        {
            int slot = grouping.Slot[n];
            _relaxation.Charge.Refresh(slot);
            _filling.BeginSlot(slot);
            GatherSlot(slot);
        }
    }

    /// <summary>Appends the chosen entries of the knapsack solved last.</summary>
    public void ReadChosen(List<int> chosen) => _filling.ReadChosen(chosen);

    /// <summary>
    /// Makes <see cref="With"/> and <see cref="Without"/> ready for a group: what its knapsack holds then, which is no
    /// less than any set.
    /// </summary>
    public void Judge(int group)
    {
        long worth = FillKnapsack(group);
        Chosen.Clear();
        ReadChosen(Chosen);
        _filling.Judge(worth, Chosen);
        Ticks += _filling.Ticks;
    }

    /// <summary>The largest profit of the group judged last, when an entry of its has to be chosen.</summary>
    public long With(int slot, int entry) => _filling.With(slot, entry, _relaxation.Profit(slot, entry));

    /// <summary>The largest profit of the group judged last, when an entry of its must not be chosen.</summary>
    public long Without(int slot, int entry) => _filling.Without(slot, entry);

    private void GatherSlot(int slot)
    {
        if (_relaxation.Shortlists is { IsWriting: false } lists)
        {
            ReadOnlySpan<int> near = lists.Of(slot);
            foreach (int e in near) Consider(slot, e);
            Ticks += near.Length;
            return;
        }

        ReadOnlySpan<int> open = _relaxation.OpenAt(slot);
        if (_relaxation.Shortlists is { } noted) WriteDown(slot, open, noted);
        foreach (int e in open) Consider(slot, e);
        Ticks += open.Length;
    }

    private void Consider(int slot, int e)
    {
        if (!_relaxation.IsOpen[e]) return;
        // Sessions and support only cost: most entries are out before they are asked for.
        if (!_relaxation.HasPricedQuotas && _relaxation.Lack(e) >= 0) return;
        long profit = _relaxation.Profit(slot, e);
        if (profit > 0) _filling.Offer(e, profit);
    }

    private void WriteDown(int slot, ReadOnlySpan<int> open, Shortlists lists)
    {
        lists.Clear(slot);
        foreach (int e in open)
        {
            if (_relaxation.Lack(e) < lists.Margin) lists.Note(slot, e);
        }
    }
}
