namespace Matching.Optimizer.Plans;

/// <summary>
/// A counter-based generator: the n-th number depends on the seed and n alone (SplitMix64: Steele, Lea and Flood 2014,
/// OOPSLA, figure 14). The same on every machine, unlike a library's generator, whose algorithm may change between
/// versions. A seed is mixed before it counts, so that neighbouring seeds begin far apart.
/// </summary>
internal sealed class Randomness(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = Mix(seed + Step);

    public ulong Next() => Mix(_state += Step);

    /// <summary>A number in [0, limit).</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number in [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Mix(ulong number)
    {
        number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9;
        number = (number ^ number >> 27) * 0x94D049BB133111EB;
        return number ^ number >> 31;
    }
}
