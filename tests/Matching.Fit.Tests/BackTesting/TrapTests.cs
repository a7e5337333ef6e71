using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.BackTesting;

/// <summary>Three ways of fooling oneself, each planted where nothing is to be gained, and each refused.</summary>
public sealed class TrapTests
{
    private const string SharesSeats = " changes its proposal for a row by ";

    /// <summary>Actions do nothing; features tell nothing.</summary>
    private static PastDecisions Noise(int rows, int actionCount, int seed)
    {
        var random = new Random(seed);
        return new PastDecisions
        {
            Features = new FitTable(
                [
                    .. Enumerable.Range(0, 10).Select(c => new NumericColumn(
                        $"x{c}", Enumerable.Range(0, rows).Select(_ => random.NextDouble()))),
                ],
                rows),
            Actions = [.. Enumerable.Range(0, rows).Select(_ => random.Next(actionCount))],
            ActionNames = [.. Enumerable.Range(0, actionCount).Select(a => $"a{a}")],
            Outcomes = [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(2))],
        };
    }

    [Fact]
    public void Run_SeatsSharedByTinyBatches_OnceShowedAGainForChanceAndIsRefused()
    {
        var past = Noise(900, 3, 1) with { Pools = [.. Enumerable.Range(0, 900).Select(row => row / 6)] };
        var thrown = Assert.Throws<InvalidBackTestException>(() => BackTest.Run(
            past, Past.Flat(past), [Policies.Random(past)], new BackTestSettings()));
        Assert.Contains(thrown.Violations, v => v.StartsWith("Policy 'random'" + SharesSeats, StringComparison.Ordinal)
            && v.EndsWith("expected at most 0.05. Maybe seats are shared by too few rows: decide whole pools, such as "
                + "an office and a quarter.", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_PolicyThatLeansOnWhatARowGot_IsRefusedByItsWeights()
    {
        var past = Noise(900, 3, 2);
        int[] leaning = [.. past.Actions.Select((action, row) => row % 4 == 0 ? action : row % 3)];
        var thrown = Assert.Throws<InvalidBackTestException>(() => BackTest.Run(
            past, Past.Flat(past), [Policies.Stated("stated", leaning, 3)], new BackTestSettings()));
        var violation = Assert.Single(thrown.Violations);
        Assert.StartsWith("Policy 'stated' has mean weight 1.", violation, StringComparison.Ordinal);
        Assert.EndsWith(
            ", expected about 1. Maybe it leans on what each row really got: decide whole pools of seats.", violation,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WholePools_IsAcceptedAndChanceGainsNothing()
    {
        var past = Noise(900, 3, 3) with { Pools = [.. Enumerable.Range(0, 900).Select(row => row / 300)] };
        var report = BackTest.Run(past, Past.Flat(past), [Policies.Random(past)], new BackTestSettings());
        Assert.InRange(report.Policies[0].Difference.Value, -.02, .02);
        Assert.True(report.Policies[0].Weights.IsMeanRight);
        Assert.Empty(report.Alarms);
    }

    [Fact]
    public void Run_SeatsSharedAcrossScoreFolds_IsRefused()
    {
        var past = Noise(600, 2, 4) with { ScoreFolds = [.. Enumerable.Range(0, 600).Select(row => row % 5)] };
        var scores = Nuisances.CrossFit(past, RidgeLogistic.Learn, 1, default);
        var thrown = Assert.Throws<InvalidBackTestException>(() => BackTest.Run(
            past, scores, [Policies.Best(past, scores.Outcomes)], new BackTestSettings()));
        Assert.Equal(
            ["Policy 'learned' shares seats between rows that different fold models scored, expected one model within "
                + "a pool. Maybe learn from an earlier period and decide the later one."],
            thrown.Violations);

        var within = past with { Pools = past.ScoreFolds };
        Assert.Single(BackTest.Run(
            within, scores, [Policies.Best(within, scores.Outcomes)], new BackTestSettings()).Policies);
    }

    [Fact]
    public void Run_TheModelsOwnPromiseAsResult_IsRefused()
    {
        var past = Noise(600, 2, 5);
        var thrown = Assert.Throws<InvalidBackTestException>(() => BackTest.Run(
            past, Past.Flat(past), [Policies.Random(past)], new BackTestSettings { Headline = Estimator.ModelOnly }));
        Assert.Equal(
            ["Headline estimator is the model's own promise, expected ipw or aipw. Maybe the model chose the policy: "
                + "it then takes its own luck for skill."],
            thrown.Violations);
    }

    [Fact]
    public void Run_PolicyChosenByAModelOfNoise_RaisesTheAlarmOfTheWinnersCurse()
    {
        var past = Noise(1_200, 4, 6);
        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, 1, default);
        int[] argmax =
        [
            .. Enumerable.Range(0, 1_200).Select(row => Enumerable.Range(0, 4)
                .MaxBy(action => nuisances.Outcomes[row * 4 + action])),
        ];
        var report = BackTest.Run(past, nuisances, [Policies.Stated("argmax", argmax, 4)], new BackTestSettings());
        Assert.InRange(report.Policies[0].Optimism.Value, .04, .3);
        Assert.Contains(report.Alarms, a => a.Alarm == BackTestAlarm.ModelPromisesMore && a.Policy == "argmax");
    }

    [Fact]
    public void Run_PolicyNamedTwice_IsRefused()
    {
        var past = Noise(100, 2, 7);
        Assert.Equal(
            ["Policy 'random' comes twice, expected distinct names."],
            Assert.Throws<InvalidBackTestException>(() => BackTest.Run(
                past, Past.Flat(past), [Policies.Random(past), Policies.Random(past)], new BackTestSettings()))
                .Violations);
    }
}
