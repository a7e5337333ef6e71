using Matching.Optimizer.Branching;

namespace Matching.Optimizer.Tests.Branching;

public sealed class TreeLimitsTests
{
    [Fact]
    public void DiveAt_ByDefault_IsEveryPowerOfTwo()
    {
        var limits = new TreeLimits(0, 0, () => false);
        int[] nodes = [.. Enumerable.Range(1, 31).Where(n => limits.DiveAt(n) is not null)];

        Assert.Equal([1, 2, 4, 8, 16], nodes);
    }

    [Fact]
    public void DiveAt_WhereDivesAreOften_SpreadsThemAsTheTreeGrows_AndTakesOneOfThreeSlowly()
    {
        TreeLimits limits = new(0, 0, () => false) { DivesOften = true };
        DivePace?[] dives = [.. Enumerable.Range(0, 512).Select(n => limits.DiveAt(n))];

        Assert.Equal((127, 64, 42), (Count(1, 128), Count(128, 256), Count(256, 384)));
        Assert.Equal(
            [DivePace.OfTrees, DivePace.OfTrees, DivePace.SlowOfTrees, DivePace.OfTrees],
            dives[1..5].Select(pace => pace!.Value));

        int Count(int from, int to) => dives[from..to].Count(pace => pace is not null);
    }
}
