using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Tests.Plans;

public sealed class CoolingTests
{
    [Fact]
    public void Threshold_InTheFirstCycle_IsZero()
    {
        var cooling = new Cooling(hottest: 100, firstCycle: 10);

        Assert.Equal([0, 0], [cooling.Threshold(0), cooling.Threshold(9)]);
        Assert.False(cooling.TryRestart(9));
    }

    [Fact]
    public void Threshold_FromTheSecondCycleOn_FallsFromTheHottestToZero_OverTwiceAsManyTicksEachTime()
    {
        var cooling = new Cooling(hottest: 100, firstCycle: 10);

        Assert.True(cooling.TryRestart(10));
        Assert.Equal([100, 25, 0, 0], [.. new[] { 10, 20, 30, 31 }.Select(t => cooling.Threshold(t))]);
        Assert.False(cooling.TryRestart(29));
        Assert.True(cooling.TryRestart(30));
        Assert.Equal([100, 25, 0], [.. new[] { 30, 50, 70 }.Select(t => cooling.Threshold(t))]);
    }
}
