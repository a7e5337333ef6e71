using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility;

public sealed class PairTests
{
    [Fact]
    public void Gap_IsHowFarADemandLiesAboveTheAbility()
    {
        var pair = new Area().Who(p => p with { Ability = new Levels(0, 2, 4), SupportNeed = 3 })
            .Where(s => s with { Demands = new Levels(4, 3, 1) }).Pair();
        Assert.Equal((4, 1, 0, 0), (
            pair.Gap(Demand.Physical), pair.Gap(Demand.Social), pair.Gap(Demand.Cognitive), pair.Gap(Demand.None)));
        Assert.Equal((2, 5), (pair.GapCount, pair.SupportLoad));
        Assert.Equal((4, 3, 1, 0), (
            pair.Demanded(Demand.Physical), pair.Demanded(Demand.Social), pair.Demanded(Demand.Cognitive),
            pair.Demanded(Demand.None)));
    }

    [Fact]
    public void CommonSessions_AreThoseOfBoth() => Assert.Equal(
        Area.Mask("tue-am"),
        new Area().Who(p => p with { AvailableSessions = Area.Mask("mon tue-am wed-pm") })
            .Where(s => s with { OpenSessions = Area.Mask("tue thu") }).Pair().CommonSessions);
}
