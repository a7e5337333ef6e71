namespace Matching.Optimizer.Network;

/// <summary>
/// How far every row of a solved network is from the outside, which is the free seats and those left out: one
/// shortest-path tree each way in the residual network, with reduced costs (Ahuja, Magnanti and Orlin 1993, section
/// 9.7). From them follow the exact worths of a seat, of an option and of a displacement. O(arcs + rows log rows).
/// </summary>
internal sealed class OutsideDistances
{
    /// <summary>Distance of a row from which nobody can get out.</summary>
    public const long Unreachable = long.MaxValue;

    private const int None = NetworkPlan.None;
    private readonly NetworkPlan _plan;
    private readonly TransportNetwork _network;
    private readonly RowHeap _heap;

    public OutsideDistances(NetworkPlan plan, ArcsByRow arcs, WorkMemory memory)
    {
        (_plan, _network) = (plan, plan.Network);
        _heap = new RowHeap(_network.Rows, memory);
        To = memory.Longs(_network.Rows, Unreachable);
        (Mover, Target) = (memory.Ints(_network.Rows, None), memory.Ints(_network.Rows, None));
        From = memory.Longs(_network.Rows);
        FindTo(arcs);
        FindFrom();
    }

    /// <summary>
    /// Per row the least loss, prices aside, by which one of its occupants goes where a seat is free, or out.
    /// </summary>
    public long[] To { get; }

    /// <summary>Who leaves a row on that way; <see cref="NetworkPlan.None"/> where a seat is free.</summary>
    public int[] Mover { get; }

    /// <summary>Where that mover goes; <see cref="NetworkPlan.None"/> is out.</summary>
    public int[] Target { get; }

    /// <summary>
    /// Per row the least loss by which somebody comes into it and a seat elsewhere, or nobody's, stays empty; at most
    /// the row's price, the loss of leaving its own seat empty.
    /// </summary>
    public long[] From { get; }

    private void FindTo(ArcsByRow arcs)
    {
        _heap.Clear();
        for (int i = 0; i < _network.Participants; i++)
        {
            if (_plan.Row[i] == None || _network.Unplaced[i] == TransportNetwork.NoExit) continue;
            Approach(_plan.Row[i], _plan.ProfitOf(i) - _network.Unplaced[i], i, None);
        }

        for (int r = 0; r < _network.Rows; r++)
        {
            if (_plan.Free[r] > 0) Approach(r, 0, None, None);
        }

        while (!_heap.IsEmpty)
        {
            int row = _heap.Pop();
            long here = (To[row] = _heap.Distance[row]) + _plan.Price[row];
            for (int a = arcs.Start[row]; a < arcs.Stop[row]; a++)
            {
                int i = arcs.Participant[a];
                if (_plan.Row[i] == None || _plan.Row[i] == row) continue;
                Approach(_plan.Row[i], here - arcs.Value[a] + _plan.ProfitOf(i), i, row);
            }
        }
    }

    private void Approach(int row, long distance, int mover, int target)
    {
        if (_heap.Lower(row, distance)) (Mover[row], Target[row]) = (mover, target);
    }

    private void FindFrom()
    {
        _heap.Clear();
        long farthest = 0;
        for (int r = 0; r < _network.Rows; r++)
        {
            _heap.Lower(r, _plan.Price[r]);
            farthest = Math.Max(farthest, _plan.Price[r]);
        }

        for (int i = 0; i < _network.Participants; i++)
        {
            if (_plan.Row[i] == None) Spread(i, _plan.Worth[i], farthest);
        }

        while (!_heap.IsEmpty)
        {
            int row = _heap.Pop();
            From[row] = _heap.Distance[row];
            for (int i = _plan.First[row]; i != None; i = _plan.Next[i])
                Spread(i, From[row] + _plan.ProfitOf(i), farthest);
        }
    }

    /// <summary>Nothing is farther than the highest price, and values fall along the arcs.</summary>
    private void Spread(int i, long here, long farthest)
    {
        for (int a = _network.Start[i]; a < _network.Stop[i] && here - _network.Value[a] < farthest; a++)
        {
            int row = _network.Row[a];
            if (row != _plan.Row[i]) _heap.Lower(row, here - _network.Value[a] + _plan.Price[row]);
        }
    }
}
