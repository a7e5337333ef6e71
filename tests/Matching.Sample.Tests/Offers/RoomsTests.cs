using Matching.Core.Slots;
using Matching.Sample.Offers;

namespace Matching.Sample.Tests.Offers;

public sealed class RoomsTests
{
    [Fact]
    public void Set_EnoughWanted_MeetsTheSumAndFollowsTheRoom()
    {
        var slots = Slots(room: [1, 1, 2]);

        Rooms.Set(slots, sessionsWanted: 400, slackPercent: 100);

        Assert.Equal([10, 10, 20], slots.Select(s => s.Slot.SessionCapacity.Single()));
    }

    [Fact]
    public void Set_SumThatDoesNotDivide_CarriesTheRounding()
    {
        var slots = Slots(room: [1, 1, 1, 1]);

        Rooms.Set(slots, sessionsWanted: 60, slackPercent: 100);

        Assert.Equal([2, 1, 2, 1], slots.Select(s => s.Slot.SessionCapacity.Single()));
    }

    [Fact]
    public void Set_LittleWanted_KeepsOnePlaceEach()
    {
        var slots = Slots(room: [1, 1, 2]);

        Rooms.Set(slots, sessionsWanted: 3, slackPercent: 100);

        Assert.Equal([1, 1, 1], slots.Select(s => s.Slot.SessionCapacity.Single()));
    }

    [Fact]
    public void Set_Crew_HasRoomForOneCrew()
    {
        var slots = Slots(room: [1]);
        slots[0] = (slots[0].Slot with { MinimumCrew = 2 }, slots[0].Recipe);

        Rooms.Set(slots, sessionsWanted: 1, slackPercent: 100);

        Assert.Equal([2], slots[0].Slot.SessionCapacity);
    }

    private static List<(SlotDraft Slot, Recipe Recipe)> Slots(int[] room) =>
        [.. room.Select(r => (new SlotDraft(), ArenaRecipes.All[4] with { Room = r }))];
}
