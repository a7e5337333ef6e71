namespace Matching.Sample.Drawing;

/// <summary>
/// A small seeded generator whose numbers depend on nothing but whole-number arithmetic, so that the sample's bytes
/// never change with the runtime. Every thing that is drawn has a stream of its own (seed, name, index): one more draw
/// for one participant moves nothing for the next.
/// </summary>
/// <remarks>
/// SplitMix64: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA,
/// doi:10.1145/2660193.2660195. Names are folded in with FNV-1a (64 bits). Not for secrets. Not thread-safe.
/// </remarks>
internal sealed class Dice
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Starts the stream of one thing.</summary>
    /// <param name="seed">The sample's seed.</param>
    /// <param name="stream">What is drawn, such as <c>home</c>.</param>
    /// <param name="index">0-based index of the thing it is drawn for.</param>
    public Dice(ulong seed, string stream, long index = 0) =>
        // The index is mixed in: neighbours that only started one step apart would draw each other's numbers.
        _state = Mixed(Mixed(Mixed(seed + GoldenGamma) ^ Folded(stream)) + (ulong)index * GoldenGamma);

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mixed(_state += GoldenGamma);

    /// <summary>
    /// A whole number in [0, <paramref name="limit"/>), by the high half of a product; for the limits used here (under
    /// 2³²) no number is likelier than another by more than 2⁻³².
    /// </summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A whole number in the closed range.</summary>
    public int Between(int minimum, int maximum) => minimum + Below(maximum - minimum + 1);

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in so many of a thousand draws.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>
    /// About normal with mean 0 and standard deviation 1: the centred sum of four uniforms (Irwin–Hall), within ±3.5.
    /// </summary>
    public double Normal() => (Unit() + Unit() + Unit() + Unit() - 2) * 1.7320508075688772;

    /// <summary>One of the elements, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> elements) => elements[Below(elements.Count)];

    /// <summary>One of the elements, as likely as its weight.</summary>
    public T Weighted<T>(IReadOnlyList<T> elements, Func<T, int> weight)
    {
        var left = Below(elements.Sum(weight));
        foreach (var element in elements)
            if ((left -= weight(element)) < 0)
                return element;
        return elements[^1];
    }

    /// <summary>Puts the elements in random order (Fisher and Yates, as Durstenfeld 1964 has it).</summary>
    public void Shuffle<T>(T[] elements)
    {
        for (var last = elements.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (elements[last], elements[other]) = (elements[other], elements[last]);
        }
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong Folded(string stream)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in stream) hash = (hash ^ character) * 0x100000001B3;
        return hash;
    }
}
