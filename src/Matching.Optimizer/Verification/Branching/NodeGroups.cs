namespace Matching.Optimizer.Verification.Branching;

/// <summary>The groups of slots that prices make, and the best that each holds beside what is decided.</summary>
internal sealed class NodeGroups
{
    private readonly Decisions _decisions;
    private readonly SlotOptions _options;
    private readonly KnapsackColumns _columns;
    private readonly KnapsackItem?[] _item;
    private readonly int[] _groupOfSlot, _owner;
    private readonly List<int>[] _slots;

    public NodeGroups(Decisions decisions, SlotOptions options, OptionWorths worths, Prices prices)
    {
        (_decisions, _options) = (decisions, options);
        _columns = new KnapsackColumns(decisions.Problem, prices);
        _groupOfSlot = new int[decisions.Problem.Slots.Count];
        var owners = new List<int>();
        var groupOfOwner = new Dictionary<int, int>();
        for (int j = 0; j < _groupOfSlot.Length; j++)
        {
            int owner = _columns.OwnerOf(j);
            if (owner < 0 || !groupOfOwner.TryGetValue(owner, out int group))
            {
                group = owners.Count;
                owners.Add(owner);
                if (owner >= 0) groupOfOwner[owner] = group;
            }

            _groupOfSlot[j] = group;
        }

        _owner = [.. owners];
        _slots = [.. owners.Select(_ => new List<int>())];
        for (int j = 0; j < _groupOfSlot.Length; j++) _slots[_groupOfSlot[j]].Add(j);
        _item =
            [.. options.Participant.Select((i, k) => ItemOf(i, k, checked(worths.Of(i, k) - prices.Participant[i])))];
    }

    public int Count => _owner.Length;

    /// <summary>The group of an option's slot.</summary>
    public int Of(int option) => _groupOfSlot[_decisions.Problem.Options.Slot[option]];

    /// <summary>
    /// The largest profit of undecided participants in a group, one participant aside (or nobody), beside what is
    /// decided and one forced option (or none); null when these alone are too much.
    /// </summary>
    public Int128? Best(int group, int aside, int forced)
    {
        long capacity = _columns.CapacityOf(_owner[group]);
        var slots = new List<KnapsackSlot>();
        foreach (int slot in _slots[group])
        {
            (KnapsackSlot rest, long weight) = Rest(slot, aside, forced);
            capacity -= weight;
            if (rest.Seats < 0 || capacity < 0) return null;
            slots.Add(rest);
        }

        return Knapsack.Best(capacity, slots);
    }

    /// <summary>What is left of a slot, and the weight that its decided participants take.</summary>
    private (KnapsackSlot Left, long Weight) Rest(int slot, int aside, int forced)
    {
        (long seats, long decided) = (_columns.SeatsOf(slot), 0);
        var items = new List<KnapsackItem>();
        foreach (int k in _options.At(slot))
        {
            int i = _options.Participant[k];
            bool isTaken = i == aside ? k == forced : _decisions.OptionOf(i) == k;
            bool isItem = i != aside && _decisions.OptionOf(i) == Decisions.Undecided && _decisions.IsOpen(i, k);
            if (!isTaken && !isItem || _item[k] is not { } item) continue;
            if (isTaken) (seats, decided) = (seats - item.Seats, decided + item.Weight);
            else if (item.Profit > 0) items.Add(item);
        }

        return (new KnapsackSlot(seats, items), decided);
    }

    /// <summary>An option with its profit, null when no plan can choose it.</summary>
    private KnapsackItem? ItemOf(int participant, int option, Int128? profit)
    {
        int slot = _decisions.Problem.Options.Slot[option];
        return profit is { } gain
            ? new(gain, _columns.WeightOf(_owner[_groupOfSlot[slot]], option), _columns.SeatsNeeded(participant, slot))
            : null;
    }
}
