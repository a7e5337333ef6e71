using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;
using Matching.Core.Snapshots;
using Matching.Fit.BackTesting;
using Matching.Fit.Learning;
using Matching.Optimizer;
using Matching.Sample;
using Xunit.Abstractions;

namespace Matching.Core.Tests.Planning;

/// <summary>
/// Learns from the past of sample regions alone, plans their present with the prior and with what was learned, and lets
/// many futures decide, drawn from formulas that neither has seen. One region of 1 000 people says too little: its gain
/// has a standard error of .006. The five with the lowest seeds are pooled.
/// </summary>
public sealed class LearnedPlanTests(ITestOutputHelper output)
{
    private const int Futures = 300;

    private static readonly DateOnly Today = new(2026, 5, 4);

    [Fact]
    public void Plan_WithALearnedModel_HasMoreGoodOutcomesThanWithThePrior()
    {
        double[] differences = [.. new ulong[] { 1, 2, 3, 4, 5 }.SelectMany(Differences)];
        var gain = Estimate.Of(differences, null);
        output.WriteLine(FormattableString.Invariant(
            $"{differences.Length} people, {Futures} futures: {gain.Value:+0.0000;-0.0000} ({gain.Low:0.0000} to ")
            + FormattableString.Invariant($"{gain.High:0.0000}) good outcomes per person"));
        Assert.True(gain.Value > 0, $"{gain}");
    }

    // What learning changes for each person of a region who is placed by either plan.
    private static double[] Differences(ulong seed)
    {
        var region = SampleRegion.Generate(new SampleSettings { Size = 1_000, Seed = seed });
        var area = new Snapshot(region.Rows);
        var trained = ModelTraining.Train(
            new TrainingOrder
            {
                Snapshot = area,
                AsOf = Today,
                Name = "demo",
                Rules = new LabelRules { FollowUpDays = 0 },
                Settings = new FitSettings { Threads = 2, IntervalBags = 0 },
            },
            PlacementModel.Prior, default);
        Assert.Equal(["prior", "challenger"], trained.Rehearsal.Models.Select(model => model.Part));
        Assert.True(trained.Rehearsal.Models[1].Metrics.LogLoss < trained.Rehearsal.Models[0].Metrics.LogLoss);
        var before = Outcomes(region, area, PlacementModel.Prior);
        var after = Outcomes(region, area, new PlacementModel(trained.Good, trained.Started));
        return
        [
            .. area.Participants.Select(p => p.Key).Where(key => before.ContainsKey(key) || after.ContainsKey(key))
                .Select(key => after.GetValueOrDefault(key) - before.GetValueOrDefault(key)),
        ];
    }

    private static Dictionary<Key, double> Outcomes(SampleRegion region, Snapshot area, PlacementModel model)
    {
        var plan = new Planner(new StoppedClock()).Create(new PlanRequest(
            area, new PlanPeriod(Today, Today), new PlanningOptions { Model = model },
            new SolveOptions { Seed = 1, Ticks = 30_000_000, Threads = 2 }));
        return plan.Placements.Where(p => p.Kind == PlannedKind.Proposed)
            .ToDictionary(p => p.Participant, p => GoodFutures(region, area.Slots[area.SlotIndex(p.Slot)], p));
    }

    private static double GoodFutures(SampleRegion region, Slot slot, PlannedPlacement placement) =>
        Enumerable.Range(0, Futures).Count(future =>
            region.Outcomes.Draw(placement.Participant, slot, placement.Sessions, future)) / (double)Futures;
}
