using Matching.Core.Fitting;
using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;

namespace Matching.Core.BackTesting;

/// <summary>
/// What other ways of choosing would have been worth in a past period: today's practice, the nearest slot, the rule
/// prior, the learned model, the learned model with parity between the sexes, chance, and the learned model turned
/// round. The learned model has to come from an earlier period. Kinds of places stand for slots, and the whole period
/// shares its seats.
/// </summary>
public static class PlacementBackTest
{
    /// <summary>Runs the back-test.</summary>
    /// <param name="period">The period.</param>
    /// <param name="learned">Learned from decisions before the period; null leaves the learned policies out.</param>
    /// <param name="seed">Of the folds.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidBackTestException">The period is too small, or a policy fools itself.</exception>
    public static BackTestReport Run(
        PastPeriod period, PlacementModel? learned, ulong seed, CancellationToken cancellation)
    {
        var past = period.Decisions;
        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, seed, cancellation);
        Policy Seated(string name, Func<Decision, double> score) =>
            Policies.Best(past, period.Scores(score, cancellation)) with { Name = name, Role = PolicyRole.Candidate };

        var policies = new List<Policy>
        {
            Policies.Practice(past, nuisances),
            Seated("nearest slot", PastPeriod.Nearness),
            Seated("rule prior", PastPeriod.Chance(PlacementModel.Prior)),
            Policies.Random(past),
        };
        if (learned is not null)
        {
            var scores = period.Scores(PastPeriod.Chance(learned), cancellation);
            policies.AddRange(
                [Policies.Best(past, scores), Policies.Parity(past, scores), Policies.Worst(past, scores)]);
        }
        return BackTest.Run(past, nuisances, policies, new BackTestSettings { Cancellation = cancellation });
    }
}
