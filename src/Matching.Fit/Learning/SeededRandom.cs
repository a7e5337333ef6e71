namespace Matching.Fit.Learning;

/// <summary>
/// Numbers drawn from a seed, the same on every machine and in every version of the runtime: SplitMix64 (Steele, Lea
/// and Flood 2014, "Fast splittable pseudorandom number generators").
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    /// <summary>A stream of its own for each purpose and index.</summary>
    internal SeededRandom(ulong seed, ulong purpose, int index)
    {
        _state = seed;
        _state = Next() ^ purpose;
        _state = Next() ^ (ulong)index;
    }

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number in [0, <paramref name="end"/>); the bias is below end / 2^64.</summary>
    internal int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>Puts items into random order (Fisher and Yates).</summary>
    internal void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
