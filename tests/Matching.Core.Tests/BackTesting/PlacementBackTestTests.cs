using Matching.Core.BackTesting;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Fit.BackTesting;
using Matching.Sample;

namespace Matching.Core.Tests.BackTesting;

public sealed class PlacementBackTestTests
{
    private static readonly Snapshot Region = new(SampleRegion.Generate(new SampleSettings { Size = 2_000 }).Rows);

    private static readonly Lazy<PastPeriod> Period = new(() => new PastPeriod(Region, Rows()));

    private static TrainingRows Rows() =>
        TrainingRows.Of(Region, new DateOnly(2026, 5, 4), FitTarget.Good, new LabelRules { FollowUpDays = 0 });

    [Fact]
    public void Run_ThePastOfARegion_TellsEveryPolicyBesideWhatWasObserved()
    {
        var (rows, told) = (Rows(), new List<(int, int)>());
        var report = PlacementBackTest.Run(
            new PlacementBackTestOrder(Period.Value, PlacementModel.Prior)
            {
                Ready = (done, of) => told.Add((done, of)),
            },
            default);
        Assert.Equal(rows.Count, report.Rows);
        Assert.Equal(rows.Outcomes.Count(good => good) / (double)rows.Count, report.Observed.Value, 9);
        Assert.Equal(
            ["practice", "nearest slot", "rule prior", "random", "learned", "with parity", "worst"],
            report.Policies.Select(p => p.Name));
        Assert.All(report.Policies, policy =>
        {
            Assert.InRange(policy.Aipw.Value, 0.3, 0.8);
            Assert.InRange(policy.Weights.Mean, 0.5, 1.5);
        });
        Assert.Equal(report.Policies[2].Aipw, report.Policies[4].Aipw);
        Assert.Equal(Enumerable.Range(1, 7).Select(done => (done, 7)), told);
    }

    [Fact]
    public void Run_WithoutALearnedModel_LeavesItsPoliciesOut() => Assert.Equal(
        ["practice", "nearest slot", "rule prior", "random"],
        PlacementBackTest.Run(new PlacementBackTestOrder(Period.Value, null), default).Policies.Select(p => p.Name));

    [Fact]
    public void Run_TooFewRows_IsRefusedByName() => Assert.Throws<InvalidBackTestException>(
        () => PlacementBackTest.Run(
            new PlacementBackTestOrder(new PastPeriod(Region, Rows().Slice(..30)), null), default));

    [Fact]
    public void Decisions_TellAPolicyNothingOfTheSlotOrTheSex()
    {
        var period = Period.Value;
        Assert.Equal(
            FitSchema.All.Where(f => f.Part == FitPart.Participant).Select(f => f.Name),
            period.Decisions.Features.Columns.Select(c => c.Name).Take(8));
        Assert.Equal(
            period.Actions.Select(a => $"hours_to_{a}"),
            period.Decisions.Features.Columns.Select(c => c.Name).Skip(8));
        Assert.All(period.Decisions.Actions, action => Assert.InRange(action, 0, period.Actions.Count - 1));
        Assert.True(period.Decisions.Actions.GroupBy(a => a).All(g => g.Count() >= PastDecisions.FewestRows));
    }

    [Fact]
    public void Scores_OfTheNearest_AreThoseOfTheNearestPossibleSlotOfEachKind()
    {
        var period = Period.Value;
        var scores = period.Scores(PastPeriod.Nearness, default);
        Assert.Equal(period.Decisions.RowCount * period.Actions.Count, scores.Length);
        Assert.All(scores, score => Assert.InRange(score, -4, 0));
        Assert.True(scores.Distinct().Count() > 30);
    }
}
