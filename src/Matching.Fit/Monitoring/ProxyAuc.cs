using Matching.Fit.Baselines;
using Matching.Fit.Folds;
using Matching.Fit.Metrics;
using Matching.Fit.Tables;

namespace Matching.Fit.Monitoring;

/// <summary>
/// How well membership of a group can be told from the features: one half = not at all, 1 = fully. Leaving an
/// attribute out of a model does not make the model blind to it; this says how much it can still see.
/// </summary>
/// <param name="All">From all features together.</param>
/// <param name="ByFeature">From each feature alone, in the order of the table.</param>
public sealed record ProxyAuc(double All, IReadOnlyList<(string Feature, double Auc)> ByFeature)
{
    private const int FoldCount = 5;

    /// <summary>
    /// Cross-fitted on five random folds; null when either side is below the minimum cell. Cost: 5 × (features + 1)
    /// models.
    /// </summary>
    /// <param name="features">What the model sees.</param>
    /// <param name="isMember">True for rows of the group.</param>
    /// <param name="how">The learner, the seed of the folds and the minimum cell.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static ProxyAuc? Of(
        FitTable features, IReadOnlyList<bool> isMember, (BinaryLearner Learner, ulong Seed, int MinimumCell) how,
        CancellationToken cancellation)
    {
        var members = isMember.Count(member => member);
        if (Math.Min(members, isMember.Count - members) < how.MinimumCell) return null;
        double[] target = [.. isMember.Select(member => member ? 1.0 : 0)];
        var plan = FoldPlan.Random(null, features.RowCount, FoldCount, how.Seed);
        double Told(FitTable table) => CrossFitted(table, target, (plan, how.Learner), cancellation);
        return new ProxyAuc(
            Told(features),
            [.. features.Columns.Select(column => (column.Name, Told(new FitTable([column], column.RowCount))))]);
    }

    private static double CrossFitted(
        FitTable table, double[] target, (FoldPlan Plan, BinaryLearner Learner) how, CancellationToken cancellation)
    {
        var predicted = new double[target.Length];
        foreach (var fold in how.Plan.Folds)
        {
            double[] known = [.. fold.Train.Select(row => target[row])];
            var alike = Array.TrueForAll(known, y => y == known[0]);
            var test = alike ? [] : how.Learner(table.Select(fold.Train), known, cancellation)(table.Select(fold.Test));
            for (var i = 0; i < fold.Test.Length; i++) predicted[fold.Test[i]] = alike ? known[0] : test[i];
        }
        return Auc.Of(new Predictions(predicted, target)) ?? .5;
    }
}
