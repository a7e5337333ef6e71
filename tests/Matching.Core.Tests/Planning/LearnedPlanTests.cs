using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Fit.BackTesting;
using Matching.Fit.Learning;
using Matching.Optimizer;
using Matching.Sample;
using Xunit.Abstractions;

namespace Matching.Core.Tests.Planning;

/// <summary>
/// Learns from the sample region's past alone, plans its present with the prior and with what was learned, and lets
/// many futures decide, drawn from formulas that neither has seen.
/// </summary>
public sealed class LearnedPlanTests(ITestOutputHelper output)
{
    private const int Futures = 300;

    private static readonly DateOnly Today = new(2026, 5, 4);
    private static readonly SampleRegion Region = SampleRegion.Generate(new SampleSettings { Size = 1_000 });
    private static readonly Snapshot Area = new(Region.Rows);

    [Fact]
    public void Plan_WithALearnedModel_HasMoreGoodOutcomesThanWithThePrior()
    {
        var trained = ModelTraining.Train(
            new TrainingOrder
            {
                Snapshot = Area,
                AsOf = Today,
                Name = "demo",
                Rules = new LabelRules { FollowUpDays = 0 },
                Settings = new FitSettings { Threads = 2, IntervalBags = 0 },
            },
            PlacementModel.Prior, default);
        var before = Outcomes(PlacementModel.Prior);
        var after = Outcomes(new PlacementModel(trained.Good, trained.Started));
        double[] differences =
        [
            .. Area.Participants.Select(p => p.Key).Where(key => before.ContainsKey(key) || after.ContainsKey(key))
                .Select(key => after.GetValueOrDefault(key) - before.GetValueOrDefault(key)),
        ];
        var gain = Estimate.Of(differences, null);
        output.WriteLine(FormattableString.Invariant(
            $"{differences.Length} people, {Futures} futures: {gain.Value:+0.0000;-0.0000} ({gain.Low:0.0000} to ")
            + FormattableString.Invariant($"{gain.High:0.0000}) good outcomes per person"));
        Assert.True(gain.Value > 0, $"{gain}");
        Assert.Equal(["prior", "challenger"], trained.Rehearsal.Models.Select(model => model.Part));
        Assert.True(trained.Rehearsal.Models[1].Metrics.LogLoss < trained.Rehearsal.Models[0].Metrics.LogLoss);
    }

    private static Dictionary<Key, double> Outcomes(PlacementModel model)
    {
        var plan = new Planner(new StoppedClock()).Create(new PlanRequest(
            Area, new PlanPeriod(Today, Today), new PlanningOptions { Model = model },
            new SolveOptions { Seed = 1, Ticks = 30_000_000, Threads = 2 }));
        return plan.Placements.Where(p => p.Kind == PlannedKind.Proposed)
            .ToDictionary(p => p.Participant, GoodFutures);
    }

    private static double GoodFutures(PlannedPlacement placement)
    {
        var slot = Area.Slots[Area.SlotIndex(placement.Slot)];
        return Enumerable.Range(0, Futures).Count(future =>
            Region.Outcomes.Draw(placement.Participant, slot, placement.Sessions, future)) / (double)Futures;
    }
}
