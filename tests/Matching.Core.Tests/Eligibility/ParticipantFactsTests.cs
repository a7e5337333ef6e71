using Matching.Core.Eligibility;
using Matching.Core.Placements;
using Matching.Core.Travel;

namespace Matching.Core.Tests.Eligibility;

public sealed class ParticipantFactsTests
{
    private static int? Minutes(Area area)
    {
        var pair = area.Pair();
        return pair.Who.MinutesTo(pair.Where);
    }

    // 1.2238 km: on foot 19.09, by bicycle 8.36, by bus 14.39, by car 6.59 minutes, each rounded up.
    [Theory]
    [InlineData(TravelMode.Walk, 20)]
    [InlineData(TravelMode.Cycle, 9)]
    [InlineData(TravelMode.PublicTransport, 15)]
    [InlineData(TravelMode.Car, 7)]
    public void MinutesTo_ByOneMode_IsTheSpeedModels(TravelMode mode, int minutes) =>
        Assert.Equal(minutes, Minutes(new Area().Who(p => p with { TravelModes = [mode] })));

    [Fact]
    public void MinutesTo_ByManyModes_IsTheFastestInAnyOrder()
    {
        TravelMode[] modes = [TravelMode.Walk, TravelMode.Car, TravelMode.PublicTransport];
        Assert.Equal(7, Minutes(new Area().Who(p => p with { TravelModes = modes })));
        Assert.Equal(7, Minutes(new Area().Who(p => p with { TravelModes = [.. modes.Reverse()] })));
    }

    [Fact]
    public void MinutesTo_WithBands_TakesTheSitesOwnThenTheRest()
    {
        TravelBand[] bands = [new("*", 45), new("a1", 30)];
        Assert.Equal(30, Minutes(new Area().Who(p => p with { TravelBands = bands })));
        Assert.Equal(45, Minutes(new Area().Who(p => p with { TravelBands = [bands[0]] })));
        Assert.Equal(15, Minutes(new Area().Who(p => p with { TravelBands = [new("a2", 30)] })));
    }

    [Theory]
    [InlineData("a1", 20, null)]
    [InlineData("2280/a1", 20, null)]
    [InlineData("2281/a1", null, 20)]
    [InlineData("*", 20, 20)]
    public void MinutesTo_ABandToTheSameSiteIdNextDoor_WasOnceTaken(string site, int? here, int? nextDoor)
    {
        var facts = Area.NextDoor.Who(p => p with
        {
            ProtectedIdentity = true, Latitude = null, Longitude = null, TravelBands = [new(site, 20)],
        }).Facts();
        Assert.Equal([here, nextDoor], facts.Slots.Select(facts.Participants[0].MinutesTo));
        var open = new AreaRules(facts).CreateOpenSlots();
        open.Find(facts.Participants[0]);
        Assert.Equal(here is null ? [1] : nextDoor is null ? [0] : [0, 1], open.Slots.ToArray());
    }

    [Fact]
    public void MinutesTo_WithoutAPosition_IsUnknown()
    {
        Assert.Null(Minutes(new Area().Who(p => p with { Latitude = null, Longitude = null })));
        Assert.Null(Minutes(new Area().At(s => s with { Latitude = null, Longitude = null })));
    }

    [Fact]
    public void Past_IsEndedPlacementsLatestFirst()
    {
        var (early, late) = (new DateOnly(2025, 1, 1), new DateOnly(2025, 6, 1));
        var area = new Area
        {
            Placements =
            [
                Area.Placement(PlacementState.Ended, early, early.AddDays(20)) with { Id = "a" },
                Area.Placement(PlacementState.Ended, late, late.AddDays(20)) with { Id = "b" },
                Area.Placement(PlacementState.Ended, late.AddDays(2), late.AddDays(20)) with { Id = "c" },
                Area.Placement(PlacementState.Declined, late, late.AddDays(90)) with { Id = "d" },
            ],
        };
        Assert.Equal(["c", "b", "a"], area.Pair().Who.Past.Select(p => p.Placement.Id));
    }

    [Fact]
    public void Agreed_IsAcceptedAndStartedPlacementsLatestFirstWhenever()
    {
        PlacementDraft Of(string id, PlacementState state, int fromStart) => Area.Placement(
            state, Area.Start.AddDays(fromStart), Area.Start.AddDays(fromStart + 9)) with { Id = id };
        var who = new Area
        {
            Placements =
            [
                Of("a", PlacementState.Started, -50), Of("b", PlacementState.Accepted, 300),
                Of("c", PlacementState.Ended, -30), Of("d", PlacementState.Proposed, 0),
                Of("e", PlacementState.Withdrawn, 0),
            ],
        }.Pair().Who;
        Assert.Equal(["b", "a"], who.Agreed.Select(p => p.Placement.Id));
        Assert.Equal(["c"], who.Past.Select(p => p.Placement.Id));
        Assert.Equal(["b", "c", "a"], who.Held.Select(p => p.Placement.Id));
    }
}
