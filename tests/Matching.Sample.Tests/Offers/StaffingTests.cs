using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.Offers;

namespace Matching.Sample.Tests.Offers;

public sealed class StaffingTests
{
    [Fact]
    public void Staff_ManySlots_GivesEachSupervisorOneToThreeOfItsOwn()
    {
        var slots = Enumerable.Range(0, 300)
            .Select(i => new SlotDraft { Municipality = "2380", Id = $"s{i}" }).ToList();

        var supervisors = Staffing.Staff(slots, new Dice(1, "test")).ToArray();

        Assert.All(slots, s => Assert.InRange(s.Supervisors.Count, 1, 2));
        Assert.All(supervisors, s => Assert.InRange(slots.Count(slot => slot.Supervisors[0] == s.Id), 1, 3));
        Assert.All(supervisors, s => Assert.InRange(s.SupportCapacity, 13, 1000));
    }

    [Fact]
    public void Staff_Activity_HasNoSupervisor()
    {
        var slots = new List<SlotDraft> { new() { Municipality = "2380", Activity = Activity.SupportGroup } };

        Assert.Empty(Staffing.Staff(slots, new Dice(1, "test")));
        Assert.Empty(slots[0].Supervisors);
    }
}
