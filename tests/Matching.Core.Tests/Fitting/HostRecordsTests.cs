using Matching.Core.Fitting;
using Matching.Core.Placements;

namespace Matching.Core.Tests.Fitting;

public sealed class HostRecordsTests
{
    private static readonly DateOnly Ended = new(2025, 3, 1);
    private static readonly DateOnly Resolved = Ended.AddDays(90);

    private static double Of(string employer, DateOnly asOf, params PlacementDraft[] placements)
    {
        var area = new Area
        {
            Employers = [Area.AnyEmployer, Area.AnyEmployer with { Id = "e2" }],
            Sites = [Area.AnySite, Area.AnySite with { Id = "a2", Employer = "e2" }],
            Slots = [Area.AnySlot, Area.AnySlot with { Id = "s2", Site = "a2" }],
            Placements = placements,
        };
        return new HostRecords(area.Snapshot(), new LabelRules()).Of(new Key("2280", employer), asOf);
    }

    private static PlacementDraft Placement(string id, string slot, Outcome outcome) =>
        Area.Placement(PlacementState.Ended, Ended.AddDays(-60), Ended) with
        {
            Id = id, Slot = slot, Outcome = outcome,
        };

    private static readonly Outcome Good = new(OutcomeResult.ToWork);
    private static readonly Outcome Bad = new(OutcomeResult.EndedEarly);

    [Fact]
    public void Of_NothingKnown_IsAHalf() => Assert.Equal(50, Of("e1", Resolved));

    [Fact]
    public void Of_FewPlacements_IsShrunkTowardsTheAreasBy20()
    {
        var placements = new[] { Placement("l1", "s1", Good), Placement("l2", "s2", Bad), Placement("l3", "s2", Bad) };
        var area = (1 + 10) / 23.0;
        Assert.Equal(100 * (1 + 20 * area) / 21, Of("e1", Resolved.AddDays(1), placements), 9);
        Assert.Equal(100 * (0 + 20 * area) / 22, Of("e2", Resolved.AddDays(1), placements), 9);
        Assert.Equal(100 * area, Of("e9", Resolved.AddDays(1), placements), 9);
    }

    [Fact]
    public void Of_UntilTheDayAfterItIsResolved_APlacementIsNotInItsOwnRecord()
    {
        Assert.Equal(50, Of("e1", Resolved, Placement("l1", "s1", Good)));
        Assert.True(Of("e1", Resolved.AddDays(1), Placement("l1", "s1", Good)) > 50);
    }

    [Fact]
    public void Of_EndedForCareOrDeclined_CountsForNothing() => Assert.Equal(50, Of(
        "e1", Resolved.AddDays(99), Placement("l1", "s1", new Outcome(OutcomeResult.EndedForCare)),
        Placement("l2", "s1", Good) with { State = PlacementState.Declined, Outcome = null }));
}
