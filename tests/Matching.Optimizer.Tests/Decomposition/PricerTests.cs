using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

/// <summary>Knapsacks of groups, their forced and excluded entries, against every set of the group's entries.</summary>
public sealed class PricerTests
{
    [Fact]
    public void FillKnapsack_OfRandomPrices_IsTheBestSet_AndReadsItBack()
    {
        int held = 0;
        for (int seed = 0; seed < 1280; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            Pricer pricer = relaxed.Pricers().First;
            for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
            {
                long worth = pricer.FillKnapsack(g);
                List<int> chosen = [];
                pricer.ReadChosen(chosen);

                int[] entries = relaxed.EntriesOf(g);
                Assert.Equal(Best(relaxed, g, entries), worth);
                Assert.Equal(worth, relaxed.ProfitOf(chosen));
                Assert.True(relaxed.FitsKnapsack(g, [.. chosen]), $"seed {seed}");
                Assert.Empty(chosen.Except(entries));
                held += chosen.Count;
            }
        }

        Assert.InRange(held, 1000, 20_000);
    }

    [Fact]
    public void Solve_WithSomeLeftOut_IsTheBestSetOfTheOthers()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            var random = new Random(seed);
            Pricer pricer = relaxed.Pricers().First;
            for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
            {
                int[] entries = relaxed.EntriesOf(g);
                pricer.Gather(g);
                for (int n = 0; n < 6; n++)
                {
                    int[] excluded = [.. entries.Where(_ => random.Next(3) == 0)];
                    random.Shuffle(excluded);
                    long worth = pricer.Solve(excluded);
                    List<int> chosen = [];
                    pricer.ReadChosen(chosen);

                    Assert.Equal(Best(relaxed, g, [.. entries.Except(excluded)]), worth);
                    Assert.Equal(worth, relaxed.ProfitOf(chosen));
                    Assert.Empty(chosen.Intersect(excluded));
                }
            }
        }
    }

    [Fact]
    public void FillKnapsack_WithClosedEntries_LeavesThemOut()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            var random = new Random(seed);
            for (int e = 0; e < relaxed.Candidates.Count; e++)
            {
                if (random.Next(3) == 0) relaxed.Relaxation.Close(e);
            }

            bool[] open = [.. relaxed.Relaxation.IsOpen];
            Pricer pricer = relaxed.Pricers().First;
            for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
            {
                long worth = pricer.FillKnapsack(g);
                Assert.Equal(Best(relaxed, g, [.. relaxed.EntriesOf(g).Where(e => open[e])]), worth);
            }
        }
    }

    [Fact]
    public void WithAndWithout_AreTheBestKnapsacksWithTheEntryAndWithoutIt()
    {
        int profitable = 0;
        for (int seed = 0; seed < 1280; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            Pricer pricer = relaxed.Pricers().First;
            for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
            {
                pricer.Judge(g);
                int[] entries = relaxed.EntriesOf(g);
                foreach (int e in entries)
                {
                    int[][] sets = [.. Relaxed.Sets(entries).Where(set => relaxed.FitsKnapsack(g, set))];
                    int slot = relaxed.SlotOf(e);
                    Assert.Equal(sets.Where(set => set.Contains(e)).Max(relaxed.ProfitOf), pricer.With(slot, e));
                    Assert.Equal(sets.Where(set => !set.Contains(e)).Max(relaxed.ProfitOf), pricer.Without(slot, e));
                    if (relaxed.ProfitOf([e]) > 0) profitable++;
                }
            }
        }

        Assert.InRange(profitable, 1000, 20_000);
    }

    private static long Best(Relaxed relaxed, int group, int[] entries) =>
        Relaxed.Sets(entries).Where(set => relaxed.FitsKnapsack(group, set)).Max(relaxed.ProfitOf);
}
