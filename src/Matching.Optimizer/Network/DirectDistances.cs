namespace Matching.Optimizer.Network;

/// <summary>
/// Shortest paths from one row to others in the residual network, without going through the outside: occupants of the
/// first row make room by moving on until somebody comes to the other. Dijkstra with reduced costs, up to a limit.
/// </summary>
internal sealed class DirectDistances(NetworkPlan plan, WorkMemory memory)
{
    private const int None = NetworkPlan.None;
    private readonly RowHeap _heap = new(plan.Network.Rows, memory);

    /// <summary>Searches from a row up to, but not including, a distance.</summary>
    /// <param name="from">The row.</param>
    /// <param name="limit">Farther rows count as out of reach.</param>
    /// <param name="targets">How many rows the caller asks about; the search ends when it has reached them.</param>
    /// <param name="isTarget">Per row whether it is asked about.</param>
    public void Search(int from, long limit, int targets, ReadOnlySpan<bool> isTarget)
    {
        _heap.Clear();
        _heap.Lower(from, 0);
        while (!_heap.IsEmpty && _heap.Nearest < limit)
        {
            int row = _heap.Pop();
            if (isTarget[row] && --targets == 0) return;
            long here = _heap.Distance[row] - plan.Price[row];
            for (int i = plan.First[row]; i != None; i = plan.Next[i]) Relax(i, here + plan.Worth[i], limit);
        }
    }

    /// <summary>Distance of a row in the last search; <see cref="OutsideDistances.Unreachable"/> if not found.</summary>
    public long To(int row) => _heap.Has(row) ? _heap.Distance[row] : OutsideDistances.Unreachable;

    private void Relax(int i, long here, long limit)
    {
        TransportNetwork network = plan.Network;
        ReadOnlySpan<long> price = plan.Price;
        int start = network.Start[i];
        ReadOnlySpan<int> rows = network.RowsOf(i);
        ReadOnlySpan<long> values = network.Value.AsSpan(start, rows.Length);
        for (int a = 0; a < rows.Length; a++)
        {
            long loss = here - values[a];
            if (loss >= limit) break;
            loss += price[rows[a]];
            if (loss < limit) _heap.Lower(rows[a], loss);
        }
    }
}
