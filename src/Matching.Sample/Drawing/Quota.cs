using System.Diagnostics;

namespace Matching.Sample.Drawing;

/// <summary>
/// Hands out the values of a marginal so that each occurs as often as its share says, to within one, at every size:
/// quota sampling instead of independent draws, because a demo of 60 people should show the published shares too.
/// </summary>
internal static class Quota
{
    /// <summary>How often each share occurs among so many: largest remainder, the earlier share at a tie.</summary>
    /// <returns>Counts in the order of the shares; they sum to <paramref name="count"/>.</returns>
    public static int[] Counts<T>(int count, IReadOnlyList<Share<T>> shares)
    {
        if (shares.Sum(s => s.PerMille) != 1000) throw new UnreachableException("A marginal does not sum to 1000.");
        return Counts(count, [.. shares.Select(s => s.PerMille)]);
    }

    /// <summary>Divides a whole number in proportion to weights: largest remainder, the earlier at a tie.</summary>
    public static int[] Counts(int count, IReadOnlyList<int> weights)
    {
        var total = weights.Sum(w => (long)w);
        var counts = weights.Select(w => (int)(count * (long)w / total)).ToArray();
        var byRemainder = Enumerable.Range(0, counts.Length)
            .OrderByDescending(i => count * (long)weights[i] % total)
            .ThenBy(i => i);
        foreach (var index in byRemainder.Take(count - counts.Sum())) counts[index]++;
        return counts;
    }

    /// <summary>One value for each of so many, in random order.</summary>
    public static T[] Shuffled<T>(int count, Dice dice, IReadOnlyList<Share<T>> shares)
    {
        var values = InOrder(count, shares);
        dice.Shuffle(values);
        return values;
    }

    /// <summary>
    /// One value for each score: the lowest scores get the first share's value and so on, the lower index at a tie. So
    /// that a marginal is met exactly and still goes with what the score is made of. O(n log n).
    /// </summary>
    public static T[] Ranked<T>(IReadOnlyList<double> scores, IReadOnlyList<Share<T>> shares)
    {
        var values = InOrder(scores.Count, shares);
        var ranked = new T[scores.Count];
        var rank = 0;
        foreach (var index in Enumerable.Range(0, scores.Count).OrderBy(i => scores[i]).ThenBy(i => i))
            ranked[index] = values[rank++];
        return ranked;
    }

    private static T[] InOrder<T>(int count, IReadOnlyList<Share<T>> shares)
    {
        var counts = Counts(count, shares);
        return [.. shares.SelectMany((share, i) => Enumerable.Repeat(share.Value, counts[i]))];
    }
}
