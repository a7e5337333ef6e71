using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Neighbourhoods;

public sealed class PartGrowthTests
{
    [Fact]
    public void Grow_OfARegion_GivesEachPartAboutAsManyPeople()
    {
        (Plan plan, Grouping grouping, PartGrowth growth) = GrowthOf(RegionProblems.Of(400, 100, 8, 1), parts: 5);
        for (int turn = 0; turn < 10; turn++)
        {
            growth.Grow(plan, new Randomness((ulong)turn));
            var size = new int[5];
            for (int i = 0; i < plan.Choice.Length; i++)
            {
                if (plan.Choice[i] >= 0) size[growth.PartOf[grouping.GroupOf[plan.SlotOf(i)]]]++;
            }

            Assert.InRange(size.Min(), size.Max() / 2, size.Max());
        }
    }

    [Fact]
    public void Grow_FromOtherSeeds_DrawsOtherBorders()
    {
        (Plan plan, _, PartGrowth growth) = GrowthOf(RegionProblems.Of(400, 100, 8, 1), parts: 5);
        var random = new Randomness(1);
        growth.Grow(plan, random);
        int[] first = [.. growth.PartOf];
        growth.Grow(plan, random);
        int together = 0, apart = 0;
        for (int g = 1; g < first.Length; g++)
        {
            if (first[g] != first[g - 1]) continue;
            if (growth.PartOf[g] == growth.PartOf[g - 1]) together++;
            else apart++;
        }

        Assert.InRange(together, 1, first.Length);
        Assert.InRange(apart, 1, first.Length);
    }

    /// <summary>More islands than parts: a part is full when its islands are, so at most one is cut per part.</summary>
    [Fact]
    public void Grow_OfIslands_KeepsMostOfThemWhole()
    {
        (Plan plan, Grouping grouping, PartGrowth growth) = GrowthOf(Islands.At(3, count: 40), parts: 4);
        growth.Grow(plan, new Randomness(2));
        int cut = 0;
        for (int n = 0; n < 40; n++)
        {
            if (growth.PartOf[grouping.GroupOf[2 * n]] != growth.PartOf[grouping.GroupOf[2 * n + 1]]) cut++;
        }

        Assert.InRange(cut, 0, 4);
    }

    private static (Plan, Grouping, PartGrowth) GrowthOf(Problem problem, int parts)
    {
        Plan plan = CrowdedPlans.Seated(problem, new Random(1));
        var relaxed = new Relaxed(problem);
        Grouping grouping = relaxed.Relaxation.Grouping;
        var shared = new SharedPeople(grouping, plan.Candidates, Rankings.ByValue(plan));
        return (plan, grouping, new PartGrowth(grouping, shared, parts));
    }
}
