namespace Matching.Optimizer.Network;

/// <summary>
/// A binary heap of rows by distance, with decrease-key, and a stack for the rows that are as near as the one taken
/// last: with mass ties most rows never see the heap. Starting over costs nothing: a row belongs to the current search
/// when its stamp does. Distances that are taken never fall.
/// </summary>
internal sealed class RowHeap(int rows, WorkMemory memory)
{
    private readonly int[] _heap = memory.Ints(rows);
    private readonly int[] _level = memory.Ints(rows);
    private readonly int[] _position = memory.Ints(rows);
    private readonly int[] _stamp = memory.Ints(rows);
    private readonly long[] _distance = memory.Longs(rows);
    private int _search;
    private int _count, _levelCount;
    private long _levelDistance;

    public long[] Distance => _distance;

    public bool IsEmpty => _count + _levelCount == 0;

    /// <summary>Least distance of the rows not taken yet.</summary>
    public long Nearest => _levelCount > 0 ? _levelDistance : _distance[_heap[0]];

    public void Clear()
    {
        (_count, _levelCount, _levelDistance) = (0, 0, long.MinValue);
        _search++;
    }

    /// <summary>Whether the current search has entered the row.</summary>
    public bool Has(int row) => _stamp[row] == _search;

    /// <summary>Enters a row, or brings it nearer; false when it already is as near.</summary>
    public bool Lower(int row, long distance)
    {
        if (_stamp[row] == _search)
        {
            if (distance >= _distance[row]) return false;
            _distance[row] = distance;
            SiftUp(row, _position[row]);
            return true;
        }

        _stamp[row] = _search;
        _distance[row] = distance;
        if (distance == _levelDistance) _level[_levelCount++] = row;
        else SiftUp(row, _count++);
        return true;
    }

    /// <summary>Takes the nearest row out.</summary>
    public int Pop()
    {
        if (_levelCount > 0) return _level[--_levelCount];
        int top = _heap[0];
        _levelDistance = _distance[top];
        _count--;
        if (_count > 0) SiftDown(_heap[_count]);
        return top;
    }

    private void SiftUp(int row, int at)
    {
        long distance = _distance[row];
        while (at > 0)
        {
            int parent = _heap[(at - 1) >> 1];
            if (_distance[parent] <= distance) break;
            (_heap[at], _position[parent]) = (parent, at);
            at = (at - 1) >> 1;
        }

        (_heap[at], _position[row]) = (row, at);
    }

    private void SiftDown(int row)
    {
        long distance = _distance[row];
        int at = 0;
        for (int child = 1; child < _count; child = 2 * at + 1)
        {
            if (child + 1 < _count && _distance[_heap[child + 1]] < _distance[_heap[child]]) child++;
            int below = _heap[child];
            if (_distance[below] >= distance) break;
            (_heap[at], _position[below]) = (below, at);
            at = child;
        }

        (_heap[at], _position[row]) = (row, at);
    }
}
