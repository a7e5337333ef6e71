using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Planning;

public sealed class SeatsTests
{
    private static readonly DateOnly Later = Area.Start.AddDays(60);

    private static PlacementDraft Agreed(string participant, string sessions = "mon-am") =>
        Area.Placement(PlacementState.Started, Area.Start, Later) with
        {
            Id = $"l-{participant}",
            Participant = participant,
            Sessions = Area.Mask(sessions),
        };

    private static Area Three(params PlacementDraft[] placements) => new()
    {
        Participants = [.. new[] { "p1", "p2", "p3" }.Select(id => Area.Anybody with { Id = id })],
        Supervisors = [new() { Municipality = "2280", Id = "h1", SupportCapacity = 5 }],
        Slots = [Area.AnySlot with { Supervisors = ["h1"] }],
        Placements = placements,
    };

    [Fact]
    public void Offered_WithoutPlacements_IsWhatIsStated()
    {
        var seats = Seats.Offered(
            Three().At(s => s with { TraineeCap = 7 }).Where(s => s with { OpenSessions = Area.Mask("mon") }).Facts());
        Assert.Equal((1, 1, 0), (seats.At(0, 0), seats.At(0, 1), seats.At(0, 2)));
        Assert.Equal((5, 1, 7), (seats.SupportOf(0), seats.MinimumCrewOf(0), seats.CapOf(new Key("2280", "a1"))));
        Assert.Null(seats.CapOf(new Key("2280", "a9")));
        Assert.Empty(seats.Notes);
    }

    [Fact]
    public void Offered_BeyondEveryLimit_WidensItAndSaysSo()
    {
        var area = Three(Agreed("p1"), Agreed("p2"), Agreed("p3"))
            .At(s => s with { TraineeCap = 2 });
        var seats = Seats.Offered(area.Facts());
        Assert.Equal((3, 1), (seats.At(0, 0), seats.At(0, 1)));
        Assert.Equal((6, 3), (seats.SupportOf(0), seats.CapOf(new Key("2280", "a1"))));
        Assert.Equal(3, seats.Notes.Count);
        Saying.Is(
            seats.Notes[0],
            "Plats '2280/s1' har 2 fler överenskomna än platser mån-fm; den räknas som full.",
            "Slot '2280/s1' has 2 more agreed than seats on mon-am; it counts as full.");
        Saying.Is(
            seats.Notes[1],
            "Handledare '2280/h1' bär 1 mer än sin kapacitet; den räknas som full.",
            "Supervisor '2280/h1' carries 1 more than the capacity; it counts as full.");
        Saying.Is(
            seats.Notes[2],
            "Arbetsställe '2280/a1' har 1 fler överenskomna än sitt tak; det räknas som fullt.",
            "Site '2280/a1' has 1 more agreed than its cap; it counts as full.");
    }

    [Fact]
    public void Offered_WithACrewThatIsTooSmallAlready_LowersItAndSaysSo()
    {
        var area = Three(Agreed("p1"), Agreed("p2")).Where(s => s with { SessionCapacity = [5], MinimumCrew = 3 });
        var seats = Seats.Offered(area.Facts());
        Assert.Equal(2, seats.MinimumCrewOf(0));
        Saying.Is(
            Assert.Single(seats.Notes),
            "Plats '2280/s1' har ett lag på 2, minst 3 är avtalat.",
            "Slot '2280/s1' has a crew of 2, at least 3 is agreed.");
    }

    [Fact]
    public void Take_AndCopy_AreIndependent()
    {
        var seats = Seats.Offered(Three().At(s => s with { TraineeCap = 1 }).Facts());
        var copy = seats.Copy();
        copy.Take(0, 0, Area.Mask("mon"));
        Assert.Equal((0, 0, 1), (copy.At(0, 0), copy.At(0, 1), copy.At(0, 2)));
        Assert.Equal((3, 0), (copy.SupportOf(0), copy.CapOf(new Key("2280", "a1"))));
        Assert.Equal((1, 5, 1), (seats.At(0, 0), seats.SupportOf(0), seats.CapOf(new Key("2280", "a1"))));
    }

    [Fact]
    public void Take_AnActivity_LeavesTheCapAlone()
    {
        var area = Three().At(s => s with { TraineeCap = 1 }) with { Slots = [Area.AnyActivity] };
        var seats = Seats.Offered(area.Facts());
        seats.Take(0, 0, SessionMask.All);
        Assert.Equal(1, seats.CapOf(new Key("2280", "a1")));
    }
}
