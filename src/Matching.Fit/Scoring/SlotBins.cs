namespace Matching.Fit.Scoring;

/// <summary>
/// Slots made ready for one <see cref="PairScorer"/>: what each slot adds by itself, and its bins as columns of bytes.
/// Immutable; safe from many threads.
/// </summary>
public sealed class SlotBins
{
    internal SlotBins(int[] sums, byte[][] columns)
    {
        (Sums, Columns) = (sums, columns);
        Everywhere = [.. Enumerable.Range(0, sums.Length)];
    }

    /// <summary>How many slots.</summary>
    public int Count => Sums.Length;

    /// <summary>Points of the terms that look at the slot alone, in 1/1000 logit.</summary>
    internal int[] Sums { get; }

    /// <summary>The bins of each feature of a slot; empty for features of another side.</summary>
    internal byte[][] Columns { get; }

    /// <summary>Every slot.</summary>
    internal int[] Everywhere { get; }
}
