namespace Matching.Core.Planning;

/// <summary>
/// The best of many options by value, ties by slot, in time that grows with all of them and hardly with their number
/// kept: a heap whose root is the worst one kept. Working memory of one thread.
/// </summary>
internal sealed class BestOptions
{
    private readonly (long Value, int Slot, int At)[] _heap;
    private int _count;

    /// <summary>Makes room.</summary>
    /// <param name="most">How many are kept, 1 or more.</param>
    public BestOptions(int most) => _heap = new (long, int, int)[most];

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>Takes an option in, if it is among the best so far. O(log kept).</summary>
    /// <param name="value">Its value.</param>
    /// <param name="slot">0-based index of its slot.</param>
    /// <param name="at">Its place wherever the caller keeps it.</param>
    public void Add(long value, int slot, int at)
    {
        if (_count < _heap.Length) Rise((value, slot, at));
        else if (IsWorse(_heap[0], (value, slot, at))) Sink((value, slot, at));
    }

    /// <summary>The places of the options kept, the best first. O(kept log kept).</summary>
    public IEnumerable<int> Ranked()
    {
        var kept = _heap.AsSpan(0, _count);
        kept.Sort(static (a, b) => IsWorse(b, a) ? -1 : IsWorse(a, b) ? 1 : 0);
        return _heap.Take(_count).Select(option => option.At);
    }

    private static bool IsWorse((long Value, int Slot, int At) a, (long Value, int Slot, int At) b) =>
        a.Value < b.Value || (a.Value == b.Value && a.Slot > b.Slot);

    private void Rise((long Value, int Slot, int At) option)
    {
        var place = _count++;
        while (place > 0 && IsWorse(option, _heap[(place - 1) / 2]))
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        _heap[place] = option;
    }

    // The new option takes the worst one's place at the root and goes down to where its children are better.
    private void Sink((long Value, int Slot, int At) option)
    {
        var place = 0;
        while (true)
        {
            var child = 2 * place + 1;
            if (child >= _count) break;
            if (child + 1 < _count && IsWorse(_heap[child + 1], _heap[child])) child++;
            if (!IsWorse(_heap[child], option)) break;
            _heap[place] = _heap[child];
            place = child;
        }
        _heap[place] = option;
    }
}
