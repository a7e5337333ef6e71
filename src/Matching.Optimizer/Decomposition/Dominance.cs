namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Leaves out of a knapsack whom it can do without. An item is dominated when those that bring no less and take no
/// more, and the item itself, do not all fit: whatever set holds it lacks one of them, and is no worse with that one
/// instead. One dominator more than that is asked for, so that the answer stands as well when any one item is ruled
/// out. Which of equally good sets is found may change; what it is worth does not. O(items × kept).
/// </summary>
internal sealed class Dominance
{
    private long[] _loss = [];
    private (int Load, int Need)[] _kept = [];

    /// <summary>Moves the items to keep to the front, the most profitable first, and counts them.</summary>
    /// <param name="items">Items; their order changes.</param>
    /// <param name="limits">Support and seats to share out at most.</param>
    public int Filter(Span<KnapsackItem> items, (int Support, int Seats) limits)
    {
        Sort(items);
        int kept = 0;
        foreach (KnapsackItem item in items)
        {
            if (IsDominated(item, _kept.AsSpan(0, kept), limits)) continue;
            _kept[kept] = (item.Load, item.Need);
            items[kept++] = item;
        }

        return kept;
    }

    private void Sort(Span<KnapsackItem> items)
    {
        if (_loss.Length < items.Length)
            (_loss, _kept) = (new long[2 * items.Length], new (int, int)[2 * items.Length]);
        for (int n = 0; n < items.Length; n++) _loss[n] = -items[n].Profit;
        _loss.AsSpan(0, items.Length).Sort(items);
    }

    private static bool IsDominated(
        in KnapsackItem item, ReadOnlySpan<(int Load, int Need)> better, (int Support, int Seats) limits)
    {
        (long load, long need) = (item.Load, item.Need);
        (int largestLoad, int largestNeed) = (0, 0);
        foreach ((int l, int s) in better)
        {
            if (l > item.Load || s > item.Need) continue;
            load += l;
            need += s;
            largestLoad = Math.Max(largestLoad, l);
            largestNeed = Math.Max(largestNeed, s);
            if (load - largestLoad > limits.Support || need - largestNeed > limits.Seats) return true;
        }

        return false;
    }
}
