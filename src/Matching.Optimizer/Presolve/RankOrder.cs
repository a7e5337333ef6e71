using System.Numerics;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Orders a participant's options: best value first, equal values as given. A value and its place are packed into one
/// key, so that plain words are sorted. Short lists are spread over 64 equal intervals of value and finished by
/// insertion, about linear unless values crowd in one interval; long ones by stable counting of 8 or 11 bits at a time
/// (radix sort; Knuth 1998, sections 5.2.1, 5.2.5). Distance from the best value takes at most 41 bits, a place 20.
/// Not thread-safe.
/// </summary>
internal sealed class RankOrder(int most, WorkMemory memory)
{
    private const int Short = 128;
    private const int Long = 512;
    private const int IntervalBits = 6;
    private readonly int[] _count = memory.Ints(1 << (most > Long ? 11 : 8));
    private readonly int[] _ranks = memory.Ints(most);
    private readonly int _placeBits = BitLength((ulong)most);
    private ulong[] _keys = memory.Masks(most);
    private ulong[] _other = memory.Masks(most);

    /// <summary>The places of the options in their order; valid until the next call.</summary>
    /// <param name="options">Indices into <paramref name="values"/>.</param>
    /// <param name="values">Value per option of the problem.</param>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> options, long[] values)
    {
        long best = long.MinValue, worst = long.MaxValue;
        foreach (int option in options)
        {
            best = Math.Max(best, values[option]);
            worst = Math.Min(worst, values[option]);
        }

        Span<ulong> keys = new(_keys, 0, options.Length);
        for (int place = 0; place < keys.Length; place++)
            keys[place] = (ulong)(best - values[options[place]]) << _placeBits | (uint)place;
        int bits = BitLength((ulong)(best - worst));
        if (keys.Length <= Short) SortShort(keys.Length, bits);
        else SortLong(keys.Length, bits, keys.Length > Long ? 11 : 8);
        return Ranks(options.Length);
    }

    private static int BitLength(ulong number) => 64 - BitOperations.LeadingZeroCount(number);

    private ReadOnlySpan<int> Ranks(int count)
    {
        ulong mask = (1UL << _placeBits) - 1;
        ReadOnlySpan<ulong> keys = new(_keys, 0, count);
        Span<int> ranks = new(_ranks, 0, count);
        for (int at = 0; at < ranks.Length; at++) ranks[at] = (int)(keys[at] & mask);
        return ranks;
    }

    private void SortShort(int length, int valueBits)
    {
        if (length > 1 << (IntervalBits - 2))
            Distribute(length, _placeBits + Math.Max(0, valueBits - IntervalBits), IntervalBits);
        Span<ulong> keys = new(_keys, 0, length);
        for (int next = 1; next < keys.Length; next++)
        {
            ulong key = keys[next];
            int at = next;
            for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
            keys[at] = key;
        }
    }

    private void SortLong(int length, int valueBits, int digitBits)
    {
        for (int shift = _placeBits; shift < _placeBits + valueBits; shift += digitBits)
            Distribute(length, shift, digitBits);
    }

    /// <summary>Brings the keys into the order of one digit, and otherwise leaves their order.</summary>
    private void Distribute(int length, int shift, int digitBits)
    {
        ReadOnlySpan<ulong> from = new(_keys, 0, length);
        Span<ulong> to = new(_other, 0, length);
        Span<int> count = new(_count, 0, 1 << digitBits);
        int mask = count.Length - 1;
        count.Clear();
        foreach (ulong key in from) count[(int)(key >> shift) & mask]++;
        int sum = 0;
        for (int digit = 0; digit < count.Length; digit++)
        {
            int next = sum + count[digit];
            count[digit] = sum;
            sum = next;
        }

        foreach (ulong key in from) to[count[(int)(key >> shift) & mask]++] = key;
        (_keys, _other) = (_other, _keys);
    }
}
