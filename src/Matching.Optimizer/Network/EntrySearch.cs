namespace Matching.Optimizer.Network;

/// <summary>
/// Lets participants in, each along the cheapest augmenting path, found by Dijkstra over rows only with reduced costs
/// (Edmonds and Karp 1972, J. ACM 19(2), section 1.3; Tomizawa 1971). The path ends at a free seat or with somebody
/// who is left out. Ties go to the end found first. Time O(arcs of the rows searched + rows log rows) per entry,
/// memory O(rows).
/// </summary>
internal sealed class EntrySearch
{
    private const int None = NetworkPlan.None;
    private readonly NetworkPlan _plan;
    private readonly TransportNetwork _network;
    private readonly RowHeap _heap;
    private readonly int[] _reachedArc, _reachedBy, _scanned;
    private long _end;
    private int _endMover, _endArc;

    public EntrySearch(NetworkPlan plan, RowHeap heap, WorkMemory memory)
    {
        (_plan, _network, _heap) = (plan, plan.Network, heap);
        int rows = _network.Rows;
        (_reachedBy, _reachedArc, _scanned) = (memory.Ints(rows), memory.Ints(rows), memory.Ints(rows));
    }

    /// <summary>Arcs looked at so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>
    /// Lets a participant in and raises the prices of the rows nearer than the path's end. False, and nothing changed,
    /// when the participant is pinned and pinned ones hold all seats it could come by.
    /// </summary>
    public bool TryEnter(int participant)
    {
        long best = BestReply(participant, out int arc);
        if (arc != None) _plan.Enter(participant, arc);
        if (arc != None || best == _network.Unplaced[participant]) return best != TransportNetwork.NoExit;
        _heap.Clear();
        (_end, _endMover) = (long.MaxValue, None);
        Relax(participant, best);
        int count = 0;
        while (!_heap.IsEmpty && _heap.Nearest < _end)
        {
            int row = _heap.Pop();
            _scanned[count++] = row;
            long here = _heap.Distance[row] - _plan.Price[row];
            for (int i = _plan.First[row]; i != None; i = _plan.Next[i]) Relax(i, here + _plan.Worth[i]);
        }

        if (_endMover == None) return false;
        for (int s = 0; s < count; s++) _plan.Price[_scanned[s]] += _end - _heap.Distance[_scanned[s]];
        Augment(participant);
        return true;
    }

    /// <summary>
    /// The profit of the best reply. Its arc where a seat is free there, else <see cref="NetworkPlan.None"/>.
    /// </summary>
    private long BestReply(int i, out int free)
    {
        ReadOnlySpan<long> price = _plan.Price;
        ReadOnlySpan<int> rows = _network.RowsOf(i);
        ReadOnlySpan<long> values = _network.ValuesOf(i);
        long best = _network.Unplaced[i];
        free = None;
        int a = 0;
        for (; a < rows.Length && values[a] > best; a++)
        {
            long profit = values[a] - price[rows[a]];
            if (profit <= best) continue;
            best = profit;
            free = _plan.Free[rows[a]] > 0 ? _network.Start[i] + a : None;
        }

        Ticks += a + 1;
        return best;
    }

    /// <summary>
    /// Where can somebody go for whom staying counts <paramref name="here"/>, distance included, and how much is lost?
    /// Values fall along the arcs and prices are not negative, so the first arc that loses too much by its value alone
    /// ends the scan.
    /// </summary>
    private void Relax(int i, long here)
    {
        if (_network.Unplaced[i] != TransportNetwork.NoExit) Finish(here - _network.Unplaced[i], i, None);
        ReadOnlySpan<long> price = _plan.Price;
        int start = _network.Start[i];
        ReadOnlySpan<int> rows = _network.RowsOf(i);
        ReadOnlySpan<long> values = _network.ValuesOf(i);
        long end = _end;
        int a = 0;
        for (; a < rows.Length; a++)
        {
            long loss = here - values[a];
            if (loss >= end) break;
            loss += price[rows[a]];
            if (loss >= end) continue;
            Reach(rows[a], loss, i, start + a);
            end = _end;
        }

        Ticks += a + 1;
    }

    private void Reach(int row, long distance, int i, int arc)
    {
        if (_plan.Free[row] > 0) Finish(distance, i, arc);
        else if (_heap.Lower(row, distance)) (_reachedBy[row], _reachedArc[row]) = (i, arc);
    }

    private void Finish(long distance, int mover, int arc)
    {
        if (distance < _end) (_end, _endMover, _endArc) = (distance, mover, arc);
    }

    /// <summary>
    /// Walks the path back from its end: each participant on it leaves its row to the one who reached that row.
    /// </summary>
    private void Augment(int participant)
    {
        (int mover, int arc) = (_endMover, _endArc);
        while (mover != participant)
        {
            int left = _plan.Leave(mover);
            if (arc != None) _plan.Enter(mover, arc);
            (mover, arc) = (_reachedBy[left], _reachedArc[left]);
        }

        if (arc != None) _plan.Enter(mover, arc);
    }
}
