using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// Pair tables, boosted on frozen main effects and kept one by one only where they lower the log-loss of the rows
/// that bags kept back by more than one standard error over the units.
/// </summary>
internal sealed class PairEffects(
    LearningRows rows, IReadOnlyList<ModelFeature> features, BagPlan plan, FitSettings settings)
{
    /// <summary>The pairs that were kept, and what each bag says of them.</summary>
    internal (PairShape[] Pairs, BagTables[] Tables, int Rounds) Learn(
        PairShape[] candidates, BagTables[] mains, CancellationToken cancellation)
    {
        for (var pairs = candidates; ;)
        {
            if (pairs.Length == 0) return ([], [.. mains.Select(_ => new BagTables(0, []))], 0);
            var cells = Rows(pairs);
            var committee = new Committee(cells, Starts(rows, mains), plan, Course(pairs));
            var tables = committee.LearnTogether(cancellation);
            var kept = Gate(pairs, cells, mains, tables);
            if (kept.Length == pairs.Length) return (pairs, tables, committee.BestRound());
            pairs = kept;
        }
    }

    /// <summary>Learns the same pairs again from bags that keep nothing back.</summary>
    internal BagTables[] Repeat(
        PairShape[] pairs, BagPlan bags, BagTables[] mains, (int Rounds, CancellationToken End) to)
    {
        if (pairs.Length == 0) return [.. mains.Select(_ => new BagTables(0, []))];
        return new Committee(Rows(pairs), Starts(rows, mains), bags, Course(pairs)).LearnFor(to.Rounds, to.End);
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

    /// <summary>Pairs that gain more than a standard error when added in their order.</summary>
    private PairShape[] Gate(PairShape[] pairs, LearningRows cells, BagTables[] mains, BagTables[] tables)
    {
        var scores = plan.OutOfBag(rows, mains);
        var kept = new List<PairShape>();
        for (var p = 0; p < pairs.Length; p++)
        {
            var index = p;
            BagTables[] alone = [.. tables.Select(bag => new BagTables(0, [bag.Tables[index]]))];
            var column = cells with { Bins = [cells.Bins[p]], Starts = scores };
            var with = plan.OutOfBag(column, alone);
            var gain = PairedGain.Of(rows, scores, with);
            if (gain.Mean <= gain.StandardError) continue;
            kept.Add(pairs[p]);
            scores = with;
        }
        return [.. kept];
    }
}
