namespace Matching.Fit.Metrics;

/// <summary>
/// How well scores order the options of one person: a check beside log-loss, never an aim. Persons whose options all
/// ended alike say nothing and are left out. Ties count as every order of them being equally likely, so the order of
/// rows plays no part.
/// </summary>
/// <param name="Groups">Persons that count.</param>
/// <param name="Ndcg">
/// Mean normalised discounted cumulative gain of the first five (Järvelin and Kekäläinen 2002), in [0, 1].
/// </param>
/// <param name="Hit">Share of persons with a good outcome among the first three, in [0, 1].</param>
public sealed record RankingQuality(int Groups, double Ndcg, double Hit)
{
    private const int GainDepth = 5;
    private const int HitDepth = 3;

    /// <summary>Ranks within groups; null when no group counts. O(rows log rows).</summary>
    /// <param name="scores">One a row, higher is better, not NaN.</param>
    /// <param name="outcomes">0 or 1 a row.</param>
    /// <param name="groups">The person of each row.</param>
    public static RankingQuality? Of(
        IReadOnlyList<double> scores, IReadOnlyList<double> outcomes, IReadOnlyList<int> groups)
    {
        var (count, gain, hit) = (0, 0.0, 0.0);
        foreach (var rows in groups.Index().GroupBy(g => g.Item, g => g.Index).Select(g => g.ToArray()))
        {
            var good = rows.Count(row => outcomes[row] == 1);
            if (good == 0 || good == rows.Length) continue;
            var ties = rows.GroupBy(row => scores[row]).OrderByDescending(tie => tie.Key)
                .Select(tie => (Size: tie.Count(), Good: tie.Count(row => outcomes[row] == 1))).ToArray();
            count++;
            gain += Gain(ties) / Gain([(good, good)]);
            hit += Hits(ties);
        }
        return count == 0 ? null : new RankingQuality(count, gain / count, hit / count);
    }

    /// <summary>Expected Σ relevance / log2(rank + 1) of the first five.</summary>
    private static double Gain((int Size, int Good)[] ties)
    {
        var (rank, gain) = (1, 0.0);
        foreach (var (size, good) in ties)
            for (var i = 0; i < size && rank <= GainDepth; i++, rank++)
                gain += (double)good / size / Math.Log2(rank + 1);
        return gain;
    }

    /// <summary>Probability that one of the first three is good.</summary>
    private static double Hits((int Size, int Good)[] ties)
    {
        var (left, none) = (HitDepth, 1.0);
        foreach (var (size, good) in ties)
        {
            for (var drawn = 0; drawn < Math.Min(left, size); drawn++)
                none *= Math.Max(0.0, size - good - drawn) / (size - drawn);
            left = Math.Max(0, left - size);
        }
        return 1 - none;
    }
}
