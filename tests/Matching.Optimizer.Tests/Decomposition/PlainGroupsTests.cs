namespace Matching.Optimizer.Tests.Decomposition;

public sealed class PlainGroupsTests
{
    [Fact]
    public void Of_AnyTinyProblem_CallsOnlyGroupsPlainWhoseKnapsacksSayItAll()
    {
        (int plain, int sets) = (0, 0);
        for (int seed = 0; seed < 1280; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
            {
                if (!relaxed.Relaxation.IsPlain[g]) continue;
                plain++;
                foreach (int[] set in Relaxed.Sets(relaxed.EntriesOf(g)).Where(set => relaxed.FitsKnapsack(g, set)))
                {
                    sets++;
                    Assert.True(relaxed.CanStand(set), $"seed {seed}");
                }
            }
        }

        Assert.InRange(plain, 200, 5000);
        Assert.InRange(sets, 1000, 100_000);
    }

    [Fact]
    public void Of_GeneralisedAssignment_CallsEveryGroupPlain() =>
        Assert.All(new Relaxed(Instances.GeneralisedAssignment("gap1-0")).Relaxation.IsPlain, Assert.True);

    [Fact]
    public void Of_SlotsThatShareASupervisor_CallsTheirGroupNotPlain()
    {
        Relaxed[] shared = [.. Enumerable.Range(0, 100).Select(Relaxed.CrowdedAt)
            .Where(relaxed => relaxed.Relaxation.Grouping.Count == 1)];

        Assert.InRange(shared.Length, 20, 100);
        Assert.All(shared, relaxed => Assert.False(relaxed.Relaxation.IsPlain[0]));
    }
}
