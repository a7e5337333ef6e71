namespace Matching.Optimizer.Network;

/// <summary>
/// A sum of products in 128 bits. Not <see cref="Int128"/>, because methods that touch that type are not compiled ahead
/// of time, and a cold process would wait for them.
/// </summary>
internal struct WideSum
{
    private long _high;
    private ulong _low;

    /// <summary>The sum, or the nearest 64-bit number.</summary>
    public readonly long Saturated
    {
        get
        {
            if (_high == (long)_low >> 63) return (long)_low;
            return _high < 0 ? long.MinValue : long.MaxValue;
        }
    }

    public void Add(long a, long b = 1)
    {
        long high = Math.BigMul(a, b, out long low);
        ulong sum = _low + (ulong)low;
        _high += high + (sum < _low ? 1 : 0);
        _low = sum;
    }
}
