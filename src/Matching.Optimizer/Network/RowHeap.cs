namespace Matching.Optimizer.Network;

/// <summary>
/// A binary heap of rows by distance, with decrease-key. Starting over costs nothing: a row belongs to the current
/// search when its stamp does.
/// </summary>
internal sealed class RowHeap(int rows, WorkMemory memory)
{
    private readonly int[] heap = memory.Take<int>(rows);
    private readonly int[] position = memory.Take<int>(rows);
    private readonly int[] stamp = memory.Take<int>(rows);
    private int search;
    private int count;

    public long[] Distance { get; } = memory.Take<long>(rows);

    public bool IsEmpty => count == 0;

    public void Clear()
    {
        count = 0;
        search++;
    }

    /// <summary>Enters a row, or brings it nearer; false when it already is as near.</summary>
    public bool Lower(int row, long distance)
    {
        if (stamp[row] != search)
        {
            stamp[row] = search;
            position[row] = count++;
        }
        else if (distance >= Distance[row])
        {
            return false;
        }

        Distance[row] = distance;
        SiftUp(row, position[row]);
        return true;
    }

    /// <summary>Takes the nearest row out.</summary>
    public int Pop()
    {
        int top = heap[0];
        count--;
        if (count > 0) SiftDown(heap[count]);
        return top;
    }

    private void SiftUp(int row, int at)
    {
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (Distance[heap[parent]] <= Distance[row]) break;
            Place(heap[parent], at);
            at = parent;
        }

        Place(row, at);
    }

    private void SiftDown(int row)
    {
        int at = 0;
        for (int child = 1; child < count; child = 2 * at + 1)
        {
            if (child + 1 < count && Distance[heap[child + 1]] < Distance[heap[child]]) child++;
            if (Distance[heap[child]] >= Distance[row]) break;
            Place(heap[child], at);
            at = child;
        }

        Place(row, at);
    }

    private void Place(int row, int at) => (heap[at], position[row]) = (row, at);
}
