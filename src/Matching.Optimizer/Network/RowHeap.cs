namespace Matching.Optimizer.Network;

/// <summary>
/// A binary heap of rows by distance, with decrease-key. Starting over costs nothing: a row belongs to the current
/// search when its stamp does.
/// </summary>
internal sealed class RowHeap(int rows, WorkMemory memory)
{
    private readonly int[] _heap = memory.Take<int>(rows);
    private readonly int[] _position = memory.Take<int>(rows);
    private readonly int[] _stamp = memory.Take<int>(rows);
    private int _search;
    private int _count;

    public long[] Distance { get; } = memory.Take<long>(rows);

    public bool IsEmpty => _count == 0;

    public void Clear()
    {
        _count = 0;
        _search++;
    }

    /// <summary>Enters a row, or brings it nearer; false when it already is as near.</summary>
    public bool Lower(int row, long distance)
    {
        if (_stamp[row] != _search)
        {
            _stamp[row] = _search;
            _position[row] = _count++;
        }
        else if (distance >= Distance[row])
        {
            return false;
        }

        Distance[row] = distance;
        SiftUp(row, _position[row]);
        return true;
    }

    /// <summary>Takes the nearest row out.</summary>
    public int Pop()
    {
        int top = _heap[0];
        _count--;
        if (_count > 0) SiftDown(_heap[_count]);
        return top;
    }

    private void SiftUp(int row, int at)
    {
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (Distance[_heap[parent]] <= Distance[row]) break;
            Place(_heap[parent], at);
            at = parent;
        }

        Place(row, at);
    }

    private void SiftDown(int row)
    {
        int at = 0;
        for (int child = 1; child < _count; child = 2 * at + 1)
        {
            if (child + 1 < _count && Distance[_heap[child + 1]] < Distance[_heap[child]]) child++;
            if (Distance[_heap[child]] >= Distance[row]) break;
            Place(_heap[child], at);
            at = child;
        }

        Place(row, at);
    }

    private void Place(int row, int at) => (_heap[at], _position[row]) = (row, at);
}
