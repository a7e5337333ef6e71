namespace Matching.Optimizer.Network;

/// <summary>
/// Fills a vacancy: a free seat that has a price. The mirror image of <see cref="EntrySearch"/>: Dijkstra from the row
/// backwards over those who could move there. It ends with somebody left out who comes in, or at a row that gives a
/// seat up for nothing (the row itself included); the prices nearer than the end fall. Everybody must be in or better
/// off outside. Never farther than the price of the row. Ties go to the end found first.
/// </summary>
internal sealed class VacancySearch
{
    private const int None = NetworkPlan.None;
    private readonly NetworkPlan _plan;
    private readonly ArcsByRow _arcs;
    private readonly RowHeap _heap;
    private readonly int[] _mover, _target, _scanned;
    private long _end;
    private int _endRow, _endEntrant, _endTarget;

    public VacancySearch(NetworkPlan plan, ArcsByRow arcs, RowHeap heap, WorkMemory memory)
    {
        (_plan, _arcs, _heap) = (plan, arcs, heap);
        int rows = plan.Network.Rows;
        (_mover, _target, _scanned) = (memory.Ints(rows), memory.Ints(rows), memory.Ints(rows));
    }

    /// <summary>Arcs looked at so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Brings the row back in order: afterwards it has no free seat, or its price is 0.</summary>
    public void Fill(int row)
    {
        while (_plan.Free[row] > 0 && _plan.Price[row] > 0) FillOne(row);
    }

    private void FillOne(int row)
    {
        _heap.Clear();
        _heap.Lower(row, 0);
        (_end, _endRow, _endEntrant) = (_plan.Price[row], row, None);
        int count = 0;
        while (!_heap.IsEmpty && _heap.Nearest < _end)
        {
            _scanned[count] = _heap.Pop();
            Relax(_scanned[count++]);
        }

        for (int s = 0; s < count; s++) _plan.Price[_scanned[s]] -= _end - _heap.Distance[_scanned[s]];
        Shift(row);
    }

    /// <summary>Who could move to the row, and how much is lost?</summary>
    private void Relax(int row)
    {
        long here = _heap.Distance[row] + _plan.Price[row];
        int start = _arcs.Start[row];
        ReadOnlySpan<int> participants = new(_arcs.Participant, start, _arcs.Stop[row] - start);
        ReadOnlySpan<long> values = new(_arcs.Value, start, participants.Length);
        Ticks += participants.Length + 1;
        for (int a = 0; a < participants.Length; a++)
        {
            int i = participants[a];
            long loss = here - values[a] + _plan.ProfitOf(i);
            if (loss < _end) Reach(i, row, loss);
        }
    }

    private void Reach(int i, int target, long distance)
    {
        int row = _plan.Row[i];
        if (row == None)
        {
            (_end, _endEntrant, _endTarget) = (distance, i, target);
        }
        else if (row != target && _heap.Lower(row, distance))
        {
            (_mover[row], _target[row]) = (i, target);
            if (distance + _plan.Price[row] < _end)
                (_end, _endRow, _endEntrant) = (distance + _plan.Price[row], row, None);
        }
    }

    /// <summary>Moves everybody on the path one row on, from the end to the vacancy.</summary>
    private void Shift(int vacancy)
    {
        int row = _endRow;
        if (_endEntrant != None)
        {
            row = _endTarget;
            _plan.Enter(_endEntrant, _plan.Network.ArcOf(_endEntrant, row));
        }

        while (row != vacancy)
        {
            int mover = _mover[row];
            row = _target[row];
            _plan.Leave(mover);
            _plan.Enter(mover, _plan.Network.ArcOf(mover, row));
        }
    }
}
