using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// A 0-1 knapsack over support and seats, item by item (Bellman's recursion; Martello and Toth 1990, section 2.6).
/// Layer n holds, for every amount of support and of seats, the largest profit of the first n items; all layers stay,
/// so that the chosen items can be read back and a backward table can be joined to a forward one. Profits are
/// integers whose sum stays below 2⁶², which the scale of the prices sees to. O(items × cells), by vectors.
/// </summary>
internal sealed class KnapsackTable
{
    private long[] _cells = [], _rest = [];
    private int _rows, _width;

    /// <summary>Cells of one layer.</summary>
    public int LayerSize { get; private set; }

    /// <summary>Items so far.</summary>
    public int Count { get; private set; }

    /// <summary>Largest support and seats that a cell stands for.</summary>
    public int Support { get; private set; }

    public int Seats { get; private set; }

    /// <summary>Layer n: entry <c>support × (seats + 1) + seats</c>.</summary>
    public Span<long> Layer(int n) => _cells.AsSpan(n * LayerSize, LayerSize);

    /// <summary>Starts over with no items.</summary>
    /// <param name="support">Units of support to share out.</param>
    /// <param name="seats">Seats to share out.</param>
    /// <param name="items">Items that will follow at most.</param>
    public void Clear(int support, int seats, int items)
    {
        (Support, Seats, Count) = (support, seats, 0);
        LayerSize = (support + 1) * (seats + 1);
        // A single line of cells is longest along its only dimension.
        (_rows, _width) = seats == 0 ? (1, support + 1) : (support + 1, seats + 1);
        // The last line may be written beyond its end by a vector's width.
        long needed = (long)LayerSize * (items + 1) + 2 * Vector<long>.Count;
        if (_cells.Length < needed) _cells = new long[Math.Max(needed, 2L * _cells.Length)];
        _cells.AsSpan(0, LayerSize).Clear();
    }

    /// <summary>Adds an item, which fits if its load and seats are within the table.</summary>
    public void Add(int load, int seats, long profit)
    {
        ref long now = ref _cells[Count * LayerSize];
        ref long next = ref _cells[(Count + 1) * LayerSize];
        Count++;
        bool fits = load <= Support && seats <= Seats;
        (int down, int right) = _rows == 1 ? (0, load + seats) : (load, seats);
        int copied = fits ? down * _width : LayerSize;
        MemoryMarshal.CreateSpan(ref now, copied).CopyTo(MemoryMarshal.CreateSpan(ref next, copied));
        if (!fits) return;
        var item = new Item(down * _width + right, right, profit);
        for (int row = down; row < _rows; row++)
            Extend(ref Unsafe.Add(ref next, row * _width), ref Unsafe.Add(ref now, row * _width), item);
    }

    /// <summary>Offset in a layer between an item's cell with it and without it.</summary>
    public int Shift(int load, int seats) => load * (Seats + 1) + seats;

    /// <summary>Whether the n-th item (from 0) is taken in the plan behind a cell of the layer after it.</summary>
    public bool Takes(int item, int cell) =>
        _cells[(item + 1) * LayerSize + cell] != _cells[item * LayerSize + cell];

    /// <summary>
    /// Starts the table of the items still to come, read from the end: a cell holds what is made of the support and
    /// seats that its mirror image leaves.
    /// </summary>
    /// <param name="others">What somebody else makes of each amount of support that is left over; may be empty.</param>
    public void BeginRest(ReadOnlySpan<long> others)
    {
        if (_rest.Length < LayerSize) _rest = new long[Math.Max(LayerSize, 2 * _rest.Length)];
        _rest.AsSpan(0, LayerSize).Clear();
        for (int s = 0; s <= Support && !others.IsEmpty; s++)
            _rest.AsSpan(s * (Seats + 1), Seats + 1).Fill(others[^(s + 1)]);
    }

    /// <summary>
    /// The largest profit of the first n items, those that came to rest, and nobody else, when some support and seats
    /// are given away first.
    /// </summary>
    public long JoinRest(int n, int load, int seats)
    {
        if (load > Support || seats > Seats) return long.MinValue / 4;
        ReadOnlySpan<long> first = Layer(n);
        (int down, int right) = _rows == 1 ? (0, load + seats) : (load, seats);
        long best = long.MinValue;
        for (int row = down; row < _rows; row++)
        {
            long most = LargestSum(
                ref Unsafe.Add(ref MemoryMarshal.GetReference(first), (row - down) * _width),
                ref _rest[row * _width + right],
                _width - right);
            if (most > best) best = most;
        }

        return best;
    }

    /// <summary>An item comes to rest: it counts among those still to come.</summary>
    public void AddRest(int load, int seats, long profit)
    {
        if (load > Support || seats > Seats) return;
        (int down, int right) = _rows == 1 ? (0, load + seats) : (load, seats);
        // In place, ascending: every cell reads one further on that is not yet renewed.
        for (int row = down; row < _rows; row++)
            Raise(ref _rest[(row - down) * _width], ref _rest[row * _width + right], _width - right, profit);
    }

    /// <summary>
    /// One line of the layer after an item: <c>next[c] = max(now[c], now[c - shift] + profit)</c> from the first cell
    /// on where the item fits. May write a vector's width beyond the line: what stands there is written later.
    /// </summary>
    private void Extend(ref long next, ref long now, Item item)
    {
        int lanes = Vector<long>.Count;
        for (int c = 0; c < item.Right; c += lanes)
            Vector.LoadUnsafe(ref now, (nuint)c).StoreUnsafe(ref next, (nuint)c);
        if (_width - item.Right < lanes)
        {
            for (int c = item.Right; c < _width; c++)
            {
                long with = Unsafe.Add(ref now, c - item.Shift) + item.Profit;
                Unsafe.Add(ref next, c) = Math.Max(Unsafe.Add(ref now, c), with);
            }

            return;
        }

        ref long source = ref Unsafe.Subtract(ref now, item.Shift);
        var more = new Vector<long>(item.Profit);
        for (int c = item.Right; c <= _width - lanes; c += lanes) Take(ref next, ref now, ref source, more, c);
        // The last vector may overlap the one before: both write the same.
        Take(ref next, ref now, ref source, more, _width - lanes);

        static void Take(ref long next, ref long now, ref long source, Vector<long> more, int c) =>
            Vector.Max(Vector.LoadUnsafe(ref now, (nuint)c), Vector.LoadUnsafe(ref source, (nuint)c) + more)
                .StoreUnsafe(ref next, (nuint)c);
    }

    private static long LargestSum(ref long one, ref long other, int count)
    {
        int n = 0;
        long best = long.MinValue;
        if (count >= Vector<long>.Count)
        {
            var most = new Vector<long>(long.MinValue);
            for (; n <= count - Vector<long>.Count; n += Vector<long>.Count)
                most = Vector.Max(most, Vector.LoadUnsafe(ref one, (nuint)n) + Vector.LoadUnsafe(ref other, (nuint)n));
            for (int lane = 0; lane < Vector<long>.Count; lane++) best = Math.Max(best, most[lane]);
        }

        for (; n < count; n++) best = Math.Max(best, Unsafe.Add(ref one, n) + Unsafe.Add(ref other, n));
        return best;
    }

    /// <summary>target = max(target, source + profit), along a line.</summary>
    private static void Raise(ref long target, ref long source, int count, long profit)
    {
        int n = 0;
        var more = new Vector<long>(profit);
        for (; n <= count - Vector<long>.Count; n += Vector<long>.Count)
        {
            Vector<long> without = Vector.LoadUnsafe(ref target, (nuint)n);
            Vector<long> with = Vector.LoadUnsafe(ref source, (nuint)n) + more;
            Vector.Max(without, with).StoreUnsafe(ref target, (nuint)n);
        }

        for (; n < count; n++)
        {
            long with = Unsafe.Add(ref source, n) + profit;
            ref long cell = ref Unsafe.Add(ref target, n);
            if (with > cell) cell = with;
        }
    }

    /// <summary>An item as a line sees it: where it comes from, and the first cell where it fits.</summary>
    private readonly record struct Item(int Shift, int Right, long Profit);
}
