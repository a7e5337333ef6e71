using Matching.Core.Checks;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Snapshots;

namespace Matching.Core.Tests.Snapshots;

public sealed class SnapshotTests
{
    [Fact]
    public void Constructor_InAnyOrder_SortsByKey()
    {
        var area = new Area
        {
            Participants = [Area.Anybody with { Id = "p2" }, Area.Anybody with { Id = "p10" }, Area.Anybody],
        };
        var snapshot = area.Snapshot();
        Assert.Equal(["p1", "p10", "p2"], snapshot.Participants.Select(p => p.Id));
        Assert.Equal(1, snapshot.ParticipantIndex(new Key("2280", "p10")));
        Assert.Equal(-1, snapshot.ParticipantIndex(new Key("2281", "p1")));
        Assert.Equal(-1, snapshot.SlotIndex(new Key("2281", "s1")));
        Assert.Equal(-1, snapshot.SupervisorIndex(new Key("2280", "h1")));
    }

    [Fact]
    public void Constructor_FollowsEachReferenceWithinItsMunicipality()
    {
        var area = new Area
        {
            Employers = [Area.AnyEmployer, Area.AnyEmployer with { Municipality = "2281", Name = "Grannen" }],
            Sites = [Area.AnySite, Area.AnySite with { Municipality = "2281" }],
            Slots = [Area.AnySlot with { Municipality = "2281" }],
        };
        var snapshot = area.Snapshot();
        Assert.Equal("2281/a1", snapshot.SiteOf(snapshot.Slots[0]).Key.ToString());
        Assert.Equal("Grannen", snapshot.EmployerOf(snapshot.SiteOf(snapshot.Slots[0])).Name);
        Assert.Equal((1, 1), (snapshot.SiteOfSlot[0], snapshot.EmployerOfSite[1]));
    }

    [Fact]
    public void Constructor_WithDoubleKeysAndReferencesThatLeadNowhere_NamesAllOfThem()
    {
        var area = new Area
        {
            Participants = [Area.Anybody, Area.Anybody],
            Employers = [],
            Sites = [Area.AnySite, Area.AnySite],
            Slots = [Area.AnySlot with { Site = "a2", Supervisors = ["h1"] }],
            Placements =
            [
                Area.Placement(PlacementState.Proposed, Area.Start, Area.Start) with
                {
                    Participant = "p2",
                    Slot = "s2",
                },
            ],
        };
        var violations = Assert.Throws<InvalidInputException>(area.Snapshot).Violations;
        Assert.Equal(
            "participants sites employer employer site supervisor participant slot", Saying.Fields(violations));
        Saying.Is(
            violations[0].Message,
            "Underlaget har '2280/p1' två gånger i participants, väntade varje en gång.",
            "Snapshot has '2280/p1' twice in participants, expected each once.");
        Saying.Is(
            violations[5].Message,
            "Underlaget har supervisor '2280/h1' hos '2280/s1', väntade en rad med den nyckeln. Kanske laddades den "
            + "filen inte.",
            "Snapshot has supervisor '2280/h1' at '2280/s1', expected a row with that key. Maybe its file was not "
            + "loaded.");
    }

    [Fact]
    public void PlacementsOf_AParticipant_AreTheirOwn()
    {
        var area = new Area
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
            Placements =
            [
                Area.Placement(PlacementState.Proposed, Area.Start, Area.Start) with { Id = "b" },
                Area.Placement(PlacementState.Proposed, Area.Start, Area.Start) with { Id = "a" },
                Area.Placement(PlacementState.Proposed, Area.Start, Area.Start) with { Id = "c", Participant = "p2" },
            ],
        };
        var snapshot = area.Snapshot();
        Assert.Equal(["a", "b"], snapshot.PlacementsOf(snapshot.Participants[0]).Select(p => p.Id));
    }

    [Fact]
    public void Constructor_OfNothing_IsAnEmptySnapshot() => Assert.Empty(new Snapshot(new SnapshotRows()).Slots);
}
