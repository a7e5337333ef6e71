using Matching.Core.Placements;

namespace Matching.Core.Tests.Eligibility;

public sealed class AreaFactsTests
{
    private static Area With(params PlacementDraft[] placements) => new() { Placements = placements };

    [Theory]
    [InlineData(PlacementState.Accepted, true)]
    [InlineData(PlacementState.Started, true)]
    [InlineData(PlacementState.Proposed, false)]
    [InlineData(PlacementState.Declined, false)]
    public void Agreed_TakesAcceptedAndStartedPlacements(PlacementState state, bool agreed)
    {
        var facts = With(Area.Placement(state, Area.Start, Area.Start.AddDays(30))).Facts();
        Assert.Equal(agreed ? 1 : 0, facts.Agreed.Count);
        Assert.Equal(agreed ? 1 : 0, facts.Slots[0].AgreedAtSite);
    }

    [Fact]
    public void Agreed_TakesThoseThatTouchThePeriodWithOneDay()
    {
        var end = new Area().Period.EndOn;
        PlacementDraft Of(string id, DateOnly from, DateOnly to) =>
            Area.Placement(PlacementState.Started, from, to) with { Id = id };
        var facts = With(
            Of("before", Area.Start.AddDays(-9), Area.Start.AddDays(-1)), Of("first", Area.Start.AddDays(-9), Area.Start),
            Of("last", end, end.AddDays(9)), Of("after", end.AddDays(1), end.AddDays(9))).Facts();
        Assert.Equal(["first", "last"], facts.Agreed.Select(p => p.Id));
    }

    [Fact]
    public void AgreedAtSite_LeavesActivitiesOut()
    {
        var area = With(
            Area.Placement(PlacementState.Started, Area.Start, Area.Start.AddDays(30)) with { Slot = "g1" });
        Assert.Equal(0, (area with { Slots = [Area.AnySlot, Area.AnyActivity] }).Facts().Slots[0].AgreedAtSite);
    }
}
