namespace Matching.Fit.Learning;

/// <summary>What one bag has learned: an intercept and a table a feature, in logits.</summary>
/// <param name="Intercept">Score before any table.</param>
/// <param name="Tables">The table of each feature or pair.</param>
internal sealed record BagTables(double Intercept, double[][] Tables)
{
    /// <summary>The score of a row without what it starts from.</summary>
    internal double Score(LearningRows rows, int row)
    {
        var score = Intercept;
        for (var t = 0; t < Tables.Length; t++) score += Tables[t][rows.Bins[t][row]];
        return score;
    }

    /// <summary>share × a + (1 - share) × b, table by table.</summary>
    internal static BagTables Mix(BagTables a, BagTables b, double share) => Mix(a, b, share, 1 - share);

    /// <summary>s × a + t × b, table by table.</summary>
    internal static BagTables Mix(BagTables a, BagTables b, double s, double t)
    {
        double[][] tables =
        [
            .. a.Tables.Zip(b.Tables, (x, y) => x.Zip(y, (u, v) => s * u + t * v).ToArray()),
        ];
        return new BagTables(s * a.Intercept + t * b.Intercept, tables);
    }

    /// <summary>
    /// By how much bags differ about a row, in logits: the root of the mean variance over the rows; 0 without bags.
    /// </summary>
    internal static double Spread(IReadOnlyList<BagTables> bags, LearningRows rows)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < rows.Count && bags.Count > 0; i++)
        {
            double[] scores = [.. bags.Select(bag => bag.Score(rows, i))];
            var mean = scores.Average();
            sum += rows.Weights[i] * scores.Average(score => (score - mean) * (score - mean));
            weight += rows.Weights[i];
        }
        return weight > 0 ? Math.Sqrt(sum / weight) : 0;
    }

    /// <summary>The mean of some bags, in their order.</summary>
    internal static BagTables Mean(IReadOnlyList<BagTables> bags)
    {
        double[][] mean = [.. bags[0].Tables.Select(table => new double[table.Length])];
        foreach (var bag in bags)
            for (var t = 0; t < mean.Length; t++)
                for (var bin = 0; bin < mean[t].Length; bin++)
                    mean[t][bin] += bag.Tables[t][bin] / bags.Count;
        return new BagTables(bags.Sum(bag => bag.Intercept) / bags.Count, mean);
    }
}
