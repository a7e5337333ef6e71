namespace Matching.Optimizer.Verification;

/// <summary>
/// The bound of prices with a participant column: the rows, the participants, and for each group of slots the best
/// that its knapsacks hold. Only options with a profit above 0 are kept. O(options × sessions), and one
/// <see cref="Knapsack"/> per group.
/// </summary>
internal sealed class KnapsackBound
{
    private readonly PricedOptions _priced;
    private readonly Prices _prices;
    private readonly KnapsackColumns _columns;
    private readonly int[] _owner;
    private readonly List<KnapsackItem>[] _items;

    public KnapsackBound(PricedOptions priced, Prices prices)
    {
        (_priced, _prices) = (priced, prices);
        _columns = new KnapsackColumns(priced.Problem, prices);
        _owner = [.. Enumerable.Range(0, priced.Problem.Slots.Count).Select(_columns.OwnerOf)];
        _items = [.. _owner.Select(_ => new List<KnapsackItem>())];
    }

    /// <summary>Scale × bound, or null when a pinned participant has no option that a plan can choose.</summary>
    public Int128? Total()
    {
        Int128 total = _priced.Rows();
        for (int i = 0; i < _prices.Participant.Length; i++)
        {
            bool isPinned = _priced.Problem.Participants.PinnedSlot[i] >= 0;
            if (!AddItems(i) && isPinned) return null;
            total = checked(total + _prices.Participant[i]);
            if (!isPinned) total = checked(total + Int128.Max(0, _priced.Unplaced(i) - _prices.Participant[i]));
        }

        return Groups().Aggregate(total, (sum, group) => checked(sum + group));
    }

    /// <summary>
    /// Lays the profitable options of a participant at their slots; false when no plan can choose any.
    /// </summary>
    private bool AddItems(int i)
    {
        OptionTable options = _priced.Problem.Options;
        bool isUsable = false;
        for (int k = options.Start[i]; k < options.Start[i + 1]; k++)
        {
            if (_priced.Worth(i, k) is not { } worth) continue;
            isUsable = true;
            Int128 profit = checked(worth - _prices.Participant[i]);
            int slot = options.Slot[k];
            if (profit > 0)
                _items[slot].Add(new(profit, _columns.WeightOf(_owner[slot], k), _columns.SeatsNeeded(i, slot)));
        }

        return isUsable;
    }

    private IEnumerable<Int128> Groups()
    {
        ILookup<int, int> slotsByOwner = Enumerable.Range(0, _owner.Length).ToLookup(j => _owner[j]);
        foreach (IGrouping<int, int> slots in slotsByOwner)
        {
            if (slots.Key >= 0) yield return Knapsack.Best(_columns.CapacityOf(slots.Key), [.. slots.Select(Packed)]);
            else foreach (int slot in slots) yield return Knapsack.Best(0, [Packed(slot)]);
        }
    }

    private KnapsackSlot Packed(int slot) => new(_columns.SeatsOf(slot), _items[slot]);
}
