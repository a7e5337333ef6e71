namespace Matching.Optimizer.Network;

/// <summary>
/// Shortest paths from one row to others in the residual network, as far as they are shorter than a way out and in
/// again: occupants of the first row make room by moving on until somebody comes to the other. Dijkstra with reduced
/// costs. A path that reaches a row no sooner than the way through the outside is not followed; since the distance from
/// the outside is at most the price, such a path's arcs are cut off by their value alone.
/// </summary>
internal sealed class DirectDistances(NetworkPlan plan, OutsideDistances outside, WorkMemory memory)
{
    private const int None = NetworkPlan.None;
    private readonly RowHeap _heap = new(plan.Network.Rows, memory);

    /// <summary>Searches from a row; ends when it has reached all the rows asked about that it can.</summary>
    /// <param name="from">The row.</param>
    /// <param name="targets">How many rows the caller asks about.</param>
    /// <param name="isTarget">Per row whether it is asked about.</param>
    public void Search(int from, int targets, ReadOnlySpan<bool> isTarget)
    {
        long wayOut = outside.To[from];
        _heap.Clear();
        _heap.Lower(from, 0);
        while (!_heap.IsEmpty)
        {
            int row = _heap.Pop();
            if (isTarget[row] && --targets == 0) return;
            long here = _heap.Distance[row] - plan.Price[row];
            for (int i = plan.First[row]; i != None; i = plan.Next[i]) Relax(i, here + plan.Worth[i], wayOut);
        }
    }

    /// <summary>
    /// Distance of a row asked about in the last search; <see cref="OutsideDistances.Unreachable"/> where the outside
    /// is no longer a way.
    /// </summary>
    public long To(int row) => _heap.Has(row) ? _heap.Distance[row] : OutsideDistances.Unreachable;

    private void Relax(int i, long here, long wayOut)
    {
        TransportNetwork network = plan.Network;
        ReadOnlySpan<long> price = plan.Price, wayIn = outside.From;
        ReadOnlySpan<int> rows = network.RowsOf(i);
        ReadOnlySpan<long> values = network.ValuesOf(i);
        for (int a = 0; a < rows.Length; a++)
        {
            long loss = here - values[a];
            if (loss >= wayOut) break;
            loss += price[rows[a]];
            if (loss - wayIn[rows[a]] < wayOut) _heap.Lower(rows[a], loss);
        }
    }
}
