using System.Numerics;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Orders a participant's options: best value first, equal values as given. A value and its place are packed into one
/// key, so that plain words are sorted: short lists by comparison, long ones by stable counting of 11 bits at a time
/// (radix sort). Distance from the best value takes at most 41 bits, a place 20. Not thread-safe.
/// </summary>
internal sealed class RankOrder(int most, WorkMemory memory)
{
    private const int DigitBits = 11;
    private const int Comparing = 400;
    private readonly ulong[] _keys = memory.Take<ulong>(most);
    private readonly ulong[] _other = memory.Take<ulong>(most > Comparing ? most : 0);
    private readonly int[] _count = memory.Take<int>(most > Comparing ? 1 << DigitBits : 0);
    private readonly int[] _ranks = memory.Take<int>(most);
    private readonly int _placeBits = BitLength((ulong)most);

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
        if (keys.Length > Comparing) keys = CountDigits(keys, BitLength((ulong)(best - worst)));
        else Array.Sort(_keys, 0, keys.Length);
        ulong mask = (1UL << _placeBits) - 1;
        Span<int> ranks = new(_ranks, 0, keys.Length);
        for (int at = 0; at < keys.Length; at++) ranks[at] = (int)(keys[at] & mask);
        return ranks;
    }

    private static int BitLength(ulong number) => 64 - BitOperations.LeadingZeroCount(number);

    private Span<ulong> CountDigits(Span<ulong> keys, int valueBits)
    {
        Span<ulong> other = new(_other, 0, keys.Length);
        for (int shift = _placeBits; shift < _placeBits + valueBits; shift += DigitBits)
        {
            Distribute(keys, other, shift);
            Span<ulong> swap = keys;
            keys = other;
            other = swap;
        }

        return keys;
    }

    private void Distribute(ReadOnlySpan<ulong> from, Span<ulong> to, int shift)
    {
        const int Mask = (1 << DigitBits) - 1;
        Span<int> count = _count;
        count.Clear();
        foreach (ulong key in from) count[(int)(key >> shift) & Mask]++;
        int sum = 0;
        for (int digit = 0; digit < count.Length; digit++) (count[digit], sum) = (sum, sum + count[digit]);
        foreach (ulong key in from) to[count[(int)(key >> shift) & Mask]++] = key;
    }
}
