using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// Pair tables, boosted on frozen main effects and kept one by one only where they lower the log-loss of the rows
/// that bags kept back by more than one standard error over the units; of those that are kept, as much as their gain
/// speaks for.
/// </summary>
internal sealed class PairEffects(
    LearningRows rows, IReadOnlyList<ModelFeature> features, BagPlan plan, FitSettings settings)
{
    /// <summary>The pairs that were kept, and what each bag says of them.</summary>
    internal LearnedPairs Learn(PairShape[] candidates, BagTables[] mains, CancellationToken cancellation)
    {
        for (var pairs = candidates; ;)
        {
            if (pairs.Length == 0) return new LearnedPairs([], [.. mains.Select(_ => new BagTables(0, []))], [], 0);
            var cells = Rows(pairs);
            var committee = new Committee(cells, Starts(rows, mains), plan, Course(pairs));
            var tables = committee.LearnTogether(cancellation);
            var shares = Shares(pairs.Length, cells, mains, tables);
            if (shares.All(share => share > 0))
                return new LearnedPairs(pairs, HeldBack(tables, shares), shares, committee.MeanRound);
            pairs = [.. pairs.Where((_, p) => shares[p] > 0)];
        }
    }

    /// <summary>Learns the same pairs again from bags that keep nothing back.</summary>
    internal BagTables[] Repeat(LearnedPairs learned, BagPlan bags, BagTables[] mains, CancellationToken cancellation)
    {
        var pairs = learned.Pairs;
        if (pairs.Length == 0) return [.. mains.Select(_ => new BagTables(0, []))];
        var committee = new Committee(Rows(pairs), Starts(rows, mains), bags, Course(pairs));
        return HeldBack(committee.LearnFor(learned.Rounds, cancellation), learned.Shares);
    }

    /// <summary>The same rows with a column of cells a pair.</summary>
    internal LearningRows Rows(PairShape[] pairs) =>
        rows with { Bins = [.. pairs.Select(pair => pair.Cells(rows))] };

    private BoostCourse Course(PairShape[] pairs) =>
        new([.. pairs.Select(pair => pair.Grid(features))], BoostPath.Cuts, settings);

    private static double[][] Starts(LearningRows rows, BagTables[] mains) =>
    [
        .. mains.Select(
            bag => Enumerable.Range(0, rows.Count).Select(i => rows.Starts[i] + bag.Score(rows, i)).ToArray()),
    ];

    /// <summary>The share of each pair that its gain speaks for, when they are added in their order.</summary>
    private double[] Shares(int pairCount, LearningRows cells, BagTables[] mains, BagTables[] tables)
    {
        var (scores, shares) = (plan.OutOfBag(rows, mains), new double[pairCount]);
        for (var p = 0; p < pairCount; p++)
        {
            var index = p;
            BagTables[] alone = [.. tables.Select(bag => new BagTables(0, [bag.Tables[index]]))];
            var with = plan.OutOfBag(cells with { Bins = [cells.Bins[p]], Starts = scores }, alone);
            shares[p] = PairedGain.Of(rows, scores, with).ShareOfPart;
            for (var i = 0; i < scores.Length; i++) scores[i] += shares[p] * (with[i] - scores[i]);
        }
        return shares;
    }

    private static BagTables[] HeldBack(BagTables[] bags, double[] shares) =>
    [
        .. bags.Select(bag => bag with
        {
            Tables = [.. bag.Tables.Select((table, p) => Array.ConvertAll(table, x => shares[p] * x))],
        }),
    ];
}

/// <summary>Pairs that were kept.</summary>
/// <param name="Pairs">Their shapes.</param>
/// <param name="Tables">Their tables, held back, bag by bag.</param>
/// <param name="Shares">The share of each that was kept, above 0.</param>
/// <param name="Rounds">Rounds they were boosted for.</param>
internal sealed record LearnedPairs(PairShape[] Pairs, BagTables[] Tables, double[] Shares, int Rounds);
