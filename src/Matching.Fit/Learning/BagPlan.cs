namespace Matching.Fit.Learning;

/// <summary>
/// Which rows each bag learns from and which it keeps back to be checked on. Units (persons, hosts, or equal rows)
/// are never split.
/// </summary>
/// <param name="Multiples">Per bag and row: how often the bag learns from it, 0 = not.</param>
/// <param name="Kept">Per bag: the rows that check it.</param>
internal sealed record BagPlan(int[][] Multiples, int[][] Kept)
{
    /// <summary>How many bags.</summary>
    internal int Count => Multiples.Length;

    /// <summary>
    /// Bags that keep back a block each, of 8 or fewer: every row is checked by a bag that never saw it. With more
    /// bags than blocks the units are dealt again.
    /// </summary>
    internal static BagPlan OfBlocks(LearningRows rows, FitSettings settings)
    {
        var blocks = Math.Min(Math.Min(Blocks.Most, settings.Bags), rows.UnitCount);
        var (multiples, kept) = (new int[settings.Bags][], new int[settings.Bags][]);
        int[] dealt = [];
        for (var b = 0; b < settings.Bags; b++)
        {
            if (b % blocks == 0) dealt = Blocks.Deal(rows, blocks, new SeededRandom(settings.Seed, 1, b / blocks));
            var (block, units) = (b % blocks, dealt);
            multiples[b] = Array.ConvertAll(rows.Units, unit => units[unit] == block ? 0 : 1);
            kept[b] = [.. Enumerable.Range(0, rows.Count).Where(i => units[rows.Units[i]] == block)];
        }
        return new BagPlan(multiples, kept);
    }

    /// <summary>Bags of as many units as there are, drawn with replacement (bootstrap; Efron 1979).</summary>
    internal static BagPlan OfBootstraps(LearningRows rows, int bags, ulong seed)
    {
        var multiples = new int[bags][];
        for (var b = 0; b < bags; b++)
        {
            var random = new SeededRandom(seed, 3, b);
            var drawn = new int[rows.UnitCount];
            for (var i = 0; i < drawn.Length; i++) drawn[random.Below(drawn.Length)]++;
            multiples[b] = Array.ConvertAll(rows.Units, unit => drawn[unit]);
        }
        return new BagPlan(multiples, [.. multiples.Select(_ => Array.Empty<int>())]);
    }

    /// <summary>The mean score in logits of each row by the bags that never saw it, starts included.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bags">What each bag learned.</param>
    internal double[] OutOfBag(LearningRows rows, IReadOnlyList<BagTables> bags)
    {
        var (scores, seen) = (new double[rows.Count], new int[rows.Count]);
        for (var b = 0; b < bags.Count; b++)
            foreach (var i in Kept[b])
            {
                scores[i] += rows.Starts[i] + bags[b].Score(rows, i);
                seen[i]++;
            }
        for (var i = 0; i < scores.Length; i++) scores[i] /= Math.Max(1, seen[i]);
        return scores;
    }
}
