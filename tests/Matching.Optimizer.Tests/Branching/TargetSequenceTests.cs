using Matching.Optimizer.Branching;

namespace Matching.Optimizer.Tests.Branching;

public sealed class TargetSequenceTests
{
    [Fact]
    public void Lower_AfterEachNo_TakesLongerSteps_AndEndsWithAnyBetterPlan()
    {
        var targets = new TargetSequence(1.0 / 16);
        targets.Begin(bound: 160, incumbent: 0);
        List<long?> values = [targets.Value];
        while (targets.Lower(values[^1] ?? 0, 0)) values.Add(targets.Value);

        Assert.Equal([150, 130, 90, 10, null], values);
    }

    [Fact]
    public void Lower_WhereTheGapIsAFewUnits_AsksForEveryUnit()
    {
        var targets = new TargetSequence(1.0 / 16);
        targets.Begin(bound: 8, incumbent: 3);
        List<long?> values = [targets.Value];
        while (targets.Lower(values[^1] ?? 0, 3)) values.Add(targets.Value);

        Assert.Equal([7, 6, 5, 4, null], values);
    }

    [Fact]
    public void Begin_WhereTheGapIsOneUnit_LooksForAnyBetterPlan()
    {
        var targets = new TargetSequence(1.0 / 16);
        targets.Begin(bound: 8, incumbent: 7);

        Assert.Null(targets.Value);
        Assert.False(targets.Lower(8, 7));
    }

    [Fact]
    public void Lower_OnceAPlanReachedTheTarget_Ends()
    {
        var targets = new TargetSequence(0.5);
        targets.Begin(bound: 100, incumbent: 0);

        Assert.Equal(50, targets.Value);
        Assert.False(targets.Lower(60, 60));
        Assert.Null(targets.Value);
    }

    [Fact]
    public void Begin_AtTheLimitsOfValues_DoesNotOverflow()
    {
        var targets = new TargetSequence(1);
        targets.Begin(long.MaxValue / 4, long.MinValue / 4);

        Assert.True(targets.Value is null or > long.MinValue / 4);
    }
}
