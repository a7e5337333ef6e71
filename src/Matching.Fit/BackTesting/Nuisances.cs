using Matching.Fit.Baselines;
using Matching.Fit.Folds;
using Matching.Fit.Tables;

namespace Matching.Fit.BackTesting;

/// <summary>
/// The two models that stand between the past and its "what if": how likely each action was for each row, and how
/// likely a good outcome is under each action. Both are cross-fitted: a row is predicted by models that saw neither
/// it nor its cluster (Chernozhukov et al. 2018, section 3).
/// </summary>
/// <param name="Propensities">Row by row, one an action, in [<see cref="Floor"/>, 1].</param>
/// <param name="Outcomes">Row by row, one an action, in (0, 1).</param>
public sealed record Nuisances(double[] Propensities, double[] Outcomes)
{
    /// <summary>Propensities count as at least this, so that one row never weighs more than 200 others.</summary>
    public const double Floor = .005;

    /// <summary>Rows of each action from which every action gets an outcome model of its own.</summary>
    internal const int RowsForOwnModel = 200;

    private const int FoldCount = 5;

    /// <summary>Learns both models. Cost: 5 folds × (actions + 1 to actions) models.</summary>
    /// <param name="past">The period.</param>
    /// <param name="learner">Learns a probability.</param>
    /// <param name="seed">Of the folds, which keep clusters together.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Nuisances CrossFit(
        PastDecisions past, BinaryLearner learner, ulong seed, CancellationToken cancellation)
    {
        past.Check();
        var count = past.ActionNames.Count;
        var (propensities, outcomes) = (new double[past.RowCount * count], new double[past.RowCount * count]);
        foreach (var fold in FoldPlan.Random(past.Clusters, past.RowCount, FoldCount, seed).Folds)
        {
            var part = new Part(past, learner, fold, cancellation);
            Spread(part.Propensities(), fold.Test, propensities, count);
            Spread(part.Outcomes(), fold.Test, outcomes, count);
        }
        return new Nuisances(propensities, outcomes);
    }

    /// <summary>
    /// Learns outcomes from an earlier period and predicts each action for later rows: the score of the learned
    /// policy, by the recipe "learn from the past, decide later".
    /// </summary>
    /// <param name="earlier">The period to learn from.</param>
    /// <param name="later">Rows to score, with the same columns and actions.</param>
    /// <param name="learner">Learns a probability.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static double[] Forward(
        PastDecisions earlier, FitTable later, BinaryLearner learner, CancellationToken cancellation)
    {
        var count = earlier.ActionNames.Count;
        var models = OutcomeModels(earlier, [.. Enumerable.Range(0, earlier.RowCount)], learner, cancellation);
        var scores = new double[later.RowCount * count];
        for (var action = 0; action < count; action++)
        {
            var predicted = models[action](later);
            for (var row = 0; row < predicted.Length; row++) scores[row * count + action] = predicted[row];
        }
        return scores;
    }

    private static void Spread(double[][] byAction, int[] rows, double[] into, int count)
    {
        for (var action = 0; action < count; action++)
        for (var i = 0; i < rows.Length; i++)
            into[rows[i] * count + action] = byAction[action][i];
    }

    /// <summary>The outcome model of each action: its own where there are rows enough, else one for all that knows
    /// the action.</summary>
    private static Predictor[] OutcomeModels(
        PastDecisions past, int[] rows, BinaryLearner learner, CancellationToken cancellation)
    {
        var count = past.ActionNames.Count;
        int[][] byAction = [.. Enumerable.Range(0, count).Select(a => rows.Where(r => past.Actions[r] == a).ToArray())];
        if (byAction.All(own => own.Length >= RowsForOwnModel))
            return Array.ConvertAll(
                byAction, own => Learned(learner, past.Features.Select(own), past.OutcomesOf(own), cancellation));
        var shared = Learned(
            learner, WithAction(past.Features.Select(rows), past.ActionNames, i => past.Actions[rows[i]]),
            past.OutcomesOf(rows), cancellation);
        return
        [
            .. Enumerable.Range(0, count).Select(action =>
                (Predictor)(table => shared(WithAction(table, past.ActionNames, _ => action)))),
        ];
    }

    /// <summary>A fold in which one value alone occurs teaches its share.</summary>
    private static Predictor Learned(
        BinaryLearner learner, FitTable features, double[] target, CancellationToken cancellation) =>
        Array.TrueForAll(target, y => y == target[0])
            ? table => [.. Enumerable.Repeat(target[0], table.RowCount)]
            : learner(features, target, cancellation);

    private static FitTable WithAction(FitTable table, IReadOnlyList<string> names, Func<int, int> actionOf)
    {
        string[] levels = [.. names.Order(StringComparer.Ordinal)];
        int[] places = [.. names.Select(name => Array.BinarySearch(levels, name, StringComparer.Ordinal))];
        var name = "action";
        while (table.IndexOf(name) >= 0) name += "_";
        var codes = Enumerable.Range(0, table.RowCount).Select(i => places[actionOf(i)]);
        return new FitTable([.. table.Columns, new CategoricalColumn(name, codes, levels)], table.RowCount);
    }

    /// <summary>One fold of the cross-fit.</summary>
    private sealed record Part(PastDecisions Past, BinaryLearner Learner, Fold Fold, CancellationToken Cancellation)
    {
        private FitTable Test => Past.Features.Select(Fold.Test);

        /// <summary>One action against all others, made to add up to 1.</summary>
        public double[][] Propensities()
        {
            var count = Past.ActionNames.Count;
            var train = Past.Features.Select(Fold.Train);
            var shares = new double[count][];
            for (var action = 0; action < count; action++)
            {
                if (count == 2 && action == 1)
                {
                    shares[1] = Array.ConvertAll(shares[0], share => 1 - share);
                    break;
                }
                double[] taken = [.. Fold.Train.Select(row => Past.Actions[row] == action ? 1.0 : 0)];
                shares[action] = Learned(Learner, train, taken, Cancellation)(Test);
            }
            for (var i = 0; i < Fold.Test.Length; i++)
            {
                var sum = shares.Sum(share => share[i]);
                foreach (var share in shares) share[i] = Math.Max(Floor, share[i] / sum);
            }
            return shares;
        }

        /// <summary>The probability of a good outcome under each action.</summary>
        public double[][] Outcomes() =>
            Array.ConvertAll(OutcomeModels(Past, Fold.Train, Learner, Cancellation), predict => predict(Test));
    }
}
