using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;

namespace Matching.Core.Tests.Planning;

public sealed class ValuationTests
{
    private static long Value(Area area)
    {
        var finder = new OptionFinder(area.Facts(), area.Options);
        Assert.True(finder.TryOption(0, 0, out var option));
        return option.Value;
    }

    // Score 600 is probability 0.645656306; the own stage adds 0.15.
    [Fact]
    public void Value_AnybodyAtAnySlot_IsProbabilityPlusStage() => Assert.Equal(795_656, Value(new Area()));

    // The wish adds 450 points of fit (1050: 0.740774899) and half of 0.25.
    [Fact]
    public void Value_AWishedField_CountsHalfTheWish() => Assert.Equal(
        1_015_775, Value(new Area().Who(p => p with { Wishes = [new(PreferenceTarget.Field, "workshop")] })));

    // 700 points (1300: 0.785834983) and the whole 0.25.
    [Fact]
    public void Value_AWishedSlot_CountsTheWholeWish() => Assert.Equal(
        1_185_835, Value(new Area().Who(p => p with { Wishes = [new(PreferenceTarget.Slot, "s1")] })));

    // One stage below: 100 points become -150 (350: 0.586617683), half of 0.15. Two: -350 (150: 0.537429853), nothing.
    [Theory]
    [InlineData(Stage.ExternalWorkplace, 661_618)]
    [InlineData(Stage.WorkOrStudies, 537_430)]
    public void Value_AStageBelow_CountsHalfAndThenNothing(Stage stage, long value) =>
        Assert.Equal(value, Value(new Area().Who(p => p with { Stage = stage })));

    [Fact]
    public void Value_AProposalThatStands_AddsStaying()
    {
        var proposed = Area.Placement(PlacementState.Proposed, Area.Start, Area.Start.AddDays(30));
        Assert.Equal(1_095_656, Value(new Area { Placements = [proposed] }));
        Assert.Equal(795_656, Value(new Area { Placements = [proposed with { State = PlacementState.Declined }] }));
    }

    [Fact]
    public void Value_AWeekLater_CostsTheDelay() => Assert.Equal(
        795_656 - 20_000, Value(new Area().Where(s => s with { StartOn = Area.Start.AddDays(7) })));

    [Fact]
    public void Value_AnActivity_CountsItsWeightAndHalfTheStageForThoseAbove() => Assert.Equal(
        575_000,
        Value(new Area { Slots = [Area.AnyActivity] }.Who(p => p with { Readiness = Readiness.NotYet })));

    [Fact]
    public void Value_OtherWeights_Scale()
    {
        var options = new PlanningOptions { Weights = new ValueWeights { Fit = 10, Stage = 0 } };
        Assert.Equal(6_456_563, Value(new Area { Options = options }));
    }

    [Theory]
    [InlineData("2026-05-04", 0)]
    [InlineData("2026-06-01", 0)]
    [InlineData("2026-04-05", 0)]
    [InlineData("2026-04-04", 1)]
    [InlineData("2025-05-05", 11)]
    [InlineData("2025-05-04", 12)]
    [InlineData("2024-05-04", 24)]
    [InlineData("2001-01-01", 24)]
    public void WaitingMonths_AreWholeMonthsSinceRegistrationTwoYearsAtMost(string day, int months)
    {
        var area = new Area().Who(p => p with { RegisteredOn = DateOnly.ParseExact(day, "yyyy-MM-dd") });
        Assert.Equal(months, Valuation.WaitingMonths(area.Pair().Who, area.Period));
    }

    [Fact]
    public void WaitingMonths_CountFromTheLastPlacementsEnd()
    {
        var area = new Area
        {
            Placements = [Area.Placement(PlacementState.Ended, new DateOnly(2026, 1, 10), new DateOnly(2026, 3, 4))],
        };
        Assert.Equal(2, Valuation.WaitingMonths(area.Pair().Who, area.Period));
        var again = area.Who(p => p with { RegisteredOn = new DateOnly(2026, 4, 4) });
        Assert.Equal(1, Valuation.WaitingMonths(again.Pair().Who, area.Period));
    }

    [Theory]
    [InlineData(PlacementState.Started, "2026-03-04", 2)]
    [InlineData(PlacementState.Accepted, "2026-03-04", 2)]
    [InlineData(PlacementState.Started, "2026-05-03", 0)]
    [InlineData(PlacementState.Started, "2026-05-31", 0)]
    [InlineData(PlacementState.Proposed, "2026-03-04", 4)]
    public void WaitingMonths_OfSomebodyWhosePlacementNobodyRecordedAsEnded_OnceCountedFromRegistration(
        PlacementState state, string endOn, int months)
    {
        var until = DateOnly.ParseExact(endOn, "yyyy-MM-dd");
        var area = new Area
        {
            Placements = [Area.Placement(state, new DateOnly(2026, 1, 10), until)],
            Period = new PlanPeriod(Area.Start, new DateOnly(2026, 6, 1)),
        };
        Assert.Equal(months, Valuation.WaitingMonths(area.Pair().Who, area.Period));
    }

    // Registered two years ago: 24 months of waiting, 2 since March, 6 since November.
    [Theory]
    [InlineData(OutcomeResult.EndedForCare, -980_000)]
    [InlineData(OutcomeResult.EndedEarly, -540_000)]
    public void UnplacedValue_OfSomebodyWhosePlacementEndedForCare_WasOnceThatOfSomebodyJustPlaced(
        OutcomeResult result, long value)
    {
        var care = Area.Placement(PlacementState.Ended, new DateOnly(2026, 2, 10), new DateOnly(2026, 3, 3)) with
        {
            Outcome = new Outcome(result),
        };
        var area = new Area { Placements = [care] }.Who(p => p with { RegisteredOn = new DateOnly(2024, 5, 1) });
        Assert.Equal(value, new Valuation(area.Options).UnplacedValue(area.Pair().Who, area.Period));
        var early = Area.Placement(PlacementState.Ended, new DateOnly(2025, 5, 4), new DateOnly(2025, 11, 4));
        var before = area with { Placements = [care, early with { Id = "l2" }] };
        Assert.Equal(
            Math.Max(value, -620_000), new Valuation(area.Options).UnplacedValue(before.Pair().Who, area.Period));
    }

    [Fact]
    public void UnplacedValue_CostsMoreTheLongerSomebodyHasWaited()
    {
        var area = new Area();
        var valuation = new Valuation(area.Options);
        Assert.Equal(-580_000, valuation.UnplacedValue(area.Pair().Who, area.Period));
    }
}
