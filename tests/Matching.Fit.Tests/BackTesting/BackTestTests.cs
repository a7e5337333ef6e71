using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.BackTesting;

public sealed class BackTestTests
{
    private static readonly double[] Half = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 1.0 : 0)];
    private static readonly double[] ThreeQuarters = [.. Enumerable.Range(0, 20).Select(i => i % 4 == 0 ? 0.0 : 1)];

    // Weights are 2 and 0; the model says .6 everywhere. AIPW of always a1: .6 + 2 × 20 × (.75 - .6) / 40 = .75, and
    // contributions of .6 (20 rows), 1.4 (15) and -.6 (5) give the error √(40/39 × 20 × .0225 + …) / 40.
    [Fact]
    public void Run_EvenPropensities_IsTheHandComputedValue()
    {
        var past = Past.Of(Half, ThreeQuarters);
        var report = BackTest.Run(past, Past.Flat(past, .6), [Policies.Always(past, 1)], new BackTestSettings());
        var value = Assert.Single(report.Policies);
        Assert.Equal((40, 40, .625), (report.Rows, report.Clusters, report.Observed.Value));
        Assert.Equal(.6, value.ModelOnly.Value, 12);
        Assert.Equal(.75, value.Ipw.Value, 12);
        Assert.Equal(.75, value.Aipw.Value, 12);
        var squares = 20 * .15 * .15 + 15 * .65 * .65 + 5 * 1.35 * 1.35;
        Assert.Equal(Math.Sqrt(squares * 40 / 39) / 40, value.Aipw.StandardError, 12);
        Assert.Equal(.125, value.Difference.Value, 12);
        Assert.Equal((1, .5, 20), (value.Weights.Mean, value.Weights.Matched, value.Weights.EffectiveRows));
        Assert.Equal(0, value.WorseOff);
        Assert.Equal(-.15, value.Optimism.Value, 12);
    }

    [Fact]
    public void Run_IpwAsHeadline_TellsDifferencesByWeights()
    {
        var past = Past.Of(Half, ThreeQuarters);
        var settings = new BackTestSettings { Headline = Estimator.Ipw };
        var value = BackTest.Run(past, Past.Flat(past, .1), [Policies.Always(past, 0)], settings).Policies[0];
        Assert.Equal(.5 - .625, value.Difference.Value, 12);
    }

    [Fact]
    public void Run_ConfoundedPeople_FindsTheTruthThatRawMeansMiss()
    {
        var past = Past.Confounded(20_000, 3);
        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, 1, default);
        var report = BackTest.Run(
            past, nuisances,
            [
                Policies.Always(past, 0), Policies.Always(past, 1),
                Policies.Stated("right", Past.RightActions(past), 2), Policies.Practice(past, nuisances),
            ],
            new BackTestSettings());
        double Raw(int action) => past.Outcomes.Where((_, row) => past.Actions[row] == action).Average();
        Assert.InRange(Raw(1) - Raw(0), .25, .4);
        foreach (var (policy, truth) in report.Policies.Zip([.5, .5, .55]))
            foreach (var estimate in new[] { policy.Ipw, policy.Aipw })
                Assert.InRange(estimate.Value, truth - 3 * estimate.StandardError, truth + 3 * estimate.StandardError);
        var gain = report.Contrast("right", "always a0");
        Assert.InRange(gain.Value, .03, .07);
        Assert.True(gain.StandardError < report.Policies[0].Aipw.StandardError);
        Assert.Empty(report.Alarms);
        Assert.Equal(1, report.Overlap.Sum(bin => bin.Taken), 12);
        Assert.Equal(1, report.Overlap.Sum(bin => bin.Cells), 12);
    }

    [Fact]
    public void Contrast_UnknownPolicy_IsRefused()
    {
        var past = Past.Of(Half, ThreeQuarters);
        var report = BackTest.Run(past, Past.Flat(past), [Policies.Always(past, 1)], new BackTestSettings());
        Assert.Equal(
            "Policy 'x' is not in the report, expected one of 'always a1'.",
            Assert.Throws<ArgumentException>(() => report.Contrast("always a1", "x")).Message);
    }

    [Fact]
    public void Run_Groups_ShowsEffectsFromTheMinimumCellOn()
    {
        var past = Past.Of(Half, ThreeQuarters) with
        {
            Groups = [.. Enumerable.Range(0, 40).Select(i => i < 29 ? 0 : 1)], GroupNames = ["f", "m"],
        };
        var settings = new BackTestSettings { MinimumCell = 29 };
        var groups = BackTest.Run(past, Past.Flat(past), [Policies.Always(past, 1)], settings).Policies[0].Groups;
        Assert.Equal(("f", (int?)29), (groups[0].Name, groups[0].Rows));
        Assert.NotNull(groups[0].Difference);
        Assert.Equal(new GroupEffect("m", null, null), groups[1]);
    }

    [Fact]
    public void WorseOff_CountsRowsThatTheModelExpectsLessOf()
    {
        var past = Past.Of(Half, Half);
        double[] outcomes = [.. Enumerable.Range(0, 40).SelectMany(_ => new[] { .6, .5 })];
        var report = BackTest.Run(
            past, new Nuisances(Past.Flat(past).Propensities, outcomes), [Policies.Always(past, 1)],
            new BackTestSettings());
        Assert.Equal(.5, report.Policies[0].WorseOff);
    }

    // The published figures of the trial: the offer's effect is +.0290 raw and +.0278 (.0096) corrected.
    [FactNeedingTable("jtpa.csv")]
    public void Run_Jtpa_ReproducesTheEffectOfTheOffer()
    {
        var table = TableFile.Read(FactNeedingTableAttribute.PathOf("jtpa.csv"), new TableSettings
        {
            Target = "y", Folds = "fold", Ignore = ["s_*", "assignmt"],
        });
        var past = new PastDecisions
        {
            Features = table.Features,
            Actions = [.. Enumerable.Range(0, table.RowCount)
                .Select(row => (int)table.SetAside.Columns[table.SetAside.IndexOf("assignmt")].Number(row))],
            ActionNames = ["no offer", "offer"],
            Outcomes = table.Target,
        };
        double Raw(int action) => past.Outcomes.Where((_, row) => past.Actions[row] == action).Average();
        Assert.Equal(.0290, Raw(1) - Raw(0), .00005);

        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, 1, default);
        var report = BackTest.Run(
            past, nuisances, [Policies.Always(past, 0), Policies.Always(past, 1)], new BackTestSettings());
        var effect = report.Contrast("always offer", "always no offer");
        Assert.InRange(effect.Value, .0258, .0298);
        Assert.InRange(effect.StandardError, .0088, .0100);
        Assert.True(effect.ExcludesZero);
        Assert.Empty(report.Alarms);
    }
}
