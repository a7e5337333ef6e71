using Matching.Core.Fitting;
using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;

namespace Matching.Core.BackTesting;

/// <summary>What is back-tested.</summary>
/// <param name="Period">The period.</param>
/// <param name="Learned">Learned from decisions before the period; null leaves the learned policies out.</param>
public sealed record PlacementBackTestOrder(PastPeriod Period, PlacementModel? Learned)
{
    /// <summary>Of the folds.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What differences are told by.</summary>
    public Estimator Headline { get; init; } = Estimator.Aipw;

    /// <summary>Told how many policies are ready, of all; null = nobody.</summary>
    public Action<int, int>? Ready { get; init; }
}

/// <summary>
/// What other ways of choosing would have been worth in a past period: today's practice, the nearest slot, the rule
/// prior, the learned model, the learned model with parity between the sexes, chance, and the learned model turned
/// round. The learned model has to come from an earlier period. Kinds of places stand for slots, and the whole period
/// shares its seats.
/// </summary>
public static class PlacementBackTest
{
    /// <summary>Runs the back-test.</summary>
    /// <param name="order">What is tested.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidBackTestException">The period is too small, or a policy fools itself.</exception>
    public static BackTestReport Run(PlacementBackTestOrder order, CancellationToken cancellation)
    {
        var (past, period) = (order.Period.Decisions, order.Period);
        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, order.Seed, cancellation);
        var policies = new List<Policy>();
        var all = order.Learned is null ? 4 : 7;
        void Add(Policy policy)
        {
            policies.Add(policy);
            order.Ready?.Invoke(policies.Count, all);
        }

        Policy Seated(string name, Func<Decision, double> score) =>
            Policies.Best(past, period.Scores(score, cancellation)) with { Name = name, Role = PolicyRole.Candidate };

        Add(Policies.Practice(past, nuisances));
        Add(Seated("nearest slot", PastPeriod.Nearness));
        Add(Seated("rule prior", PastPeriod.Chance(PlacementModel.Prior)));
        Add(Policies.Random(past));
        if (order.Learned is { } learned)
        {
            var scores = period.Scores(PastPeriod.Chance(learned), cancellation);
            Add(Policies.Best(past, scores));
            Add(Policies.Parity(past, scores));
            Add(Policies.Worst(past, scores));
        }
        return BackTest.Run(past, nuisances, policies, new BackTestSettings
        {
            Headline = order.Headline, Cancellation = cancellation,
        });
    }
}
