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
    internal static BagTables Mix(BagTables a, BagTables b, double share)
    {
        double[][] tables =
        [
            .. a.Tables.Zip(b.Tables, (x, y) => x.Zip(y, (u, v) => share * u + (1 - share) * v).ToArray()),
        ];
        return new BagTables(share * a.Intercept + (1 - share) * b.Intercept, tables);
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
