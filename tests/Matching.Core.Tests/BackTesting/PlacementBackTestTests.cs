using Matching.Core.BackTesting;
using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Employers;
using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Fit.BackTesting;
using Matching.Sample;

namespace Matching.Core.Tests.BackTesting;

public sealed class PlacementBackTestTests
{
    private static readonly Snapshot Region = new(SampleRegion.Generate(new SampleSettings { Size = 2_000 }).Rows);

    private static readonly Rule[] Lasting =
    [
        SharingRule.Rule, StageRule.Rule, VetoRule.Rule, LicenceRule.Rule, SessionsRule.Rule, LanguageRule.Rule,
        TravelRule.Rule, DemandRule.Rule,
    ];

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
            Assert.InRange(policy.Weights.Mean, 0.9, 1.1);
        });
        Assert.InRange(report.Policies[0].Weights.Mean, 0.95, 1.05);
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
        var rows = Rows();
        for (var row = 5; row < rows.Count; row += rows.Count / 12)
        {
            var own = scores.AsSpan(row * period.Actions.Count, period.Actions.Count).ToArray();
            var hours = HoursToTheNearest(rows.Placements[row], period.Actions);
            var farthest = hours.Where(double.IsFinite).DefaultIfEmpty(0).Max();
            Assert.Equal(hours.Select(h => double.IsFinite(h) ? -h : -farthest), own);
        }
    }

    // Slot by slot, rule by rule; infinity where no slot of a kind was possible.
    private static double[] HoursToTheNearest(Placement placement, IReadOnlyList<string> kinds)
    {
        var history = new DecisionHistory(Region, new LabelRules { FollowUpDays = 0 });
        var day = new PlanPeriod(DecisionHistory.DecidedOn(placement), DecisionHistory.DecidedOn(placement));
        var nearest = kinds.Select(_ => double.PositiveInfinity).ToArray();
        foreach (var slot in Region.Slots.Where(s => s.Activity is null))
        {
            var pair = new Pair(history.Who(placement), history.Where(slot, day), day);
            var failed = Lasting.Count(rule => rule.Judge(pair).Standing == Standing.Fails);
            if (failed > 0 || (!slot.Shared && slot.Municipality != placement.Municipality)) continue;
            var sector = Sectors.Words.Code(Region.EmployerOf(Region.SiteOf(slot)).Sector);
            var name = $"{sector}_{StageWords.Stages.Code(slot.Stage)}";
            var kind = kinds.Contains(name) ? name : PastPeriod.OtherKinds;
            var at = kinds.ToList().IndexOf(kind);
            if (at >= 0) nearest[at] = Math.Min(nearest[at], (pair.TravelMinutes ?? 240) / 60.0);
        }
        return nearest;
    }
}
