using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Tests.Plans;

public sealed class RandomnessTests
{
    [Fact]
    public void Next_OfNeighbouringSeeds_HasNoNumberInCommon()
    {
        HashSet<ulong> seen = [];
        for (ulong seed = 0; seed < 50; seed++)
        {
            var random = new Randomness(seed);
            for (int n = 0; n < 1000; n++) Assert.True(seen.Add(random.Next()), $"seed {seed}, number {n}");
        }
    }

    [Fact]
    public void Below_ReachesEveryNumberAboutEquallyOften()
    {
        var random = new Randomness(1);
        var count = new int[7];
        for (int n = 0; n < 70_000; n++) count[random.Below(7)]++;
        Assert.All(count, c => Assert.InRange(c, 9_500, 10_500));
    }
}
