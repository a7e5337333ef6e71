using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class DominanceTests
{
    /// <summary>All limits up to those stated, all items and all but any one.</summary>
    [Fact]
    public void Filter_OfRandomItems_KeepsTheBestWorth_AlsoWithAnyOneItemRuledOut()
    {
        var dominance = new Dominance();
        int dropped = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            (int support, int seats) = (random.Next(8), random.Next(3) == 0 ? 0 : random.Next(8));
            KnapsackItem[] items = [.. Enumerable.Range(0, random.Next(9))
                .Select(n => new KnapsackItem(n, random.Next(4), seats == 0 ? 0 : random.Next(4), random.Next(1, 9)))];
            KnapsackItem[] sorted = [.. items];

            KnapsackItem[] kept = sorted[..dominance.Filter(sorted, (support, seats))];

            dropped += items.Length - kept.Length;
            Assert.Empty(kept.Except(items));
            (int, int) less = (random.Next(support + 1), random.Next(seats + 1));
            foreach ((int, int) limits in new[] { (support, seats), less })
            {
                Assert.Equal(Best(items, limits), Best(kept, limits));
                foreach (KnapsackItem gone in kept)
                    Assert.Equal(Best(items.Except([gone]), limits), Best(kept.Except([gone]), limits));
            }
        }

        Assert.InRange(dropped, 500, 5000);
    }

    [Fact]
    public void Filter_OfItemsThatAllFit_KeepsEveryOne()
    {
        KnapsackItem[] items = [new(0, 2, 1, 5), new(1, 2, 1, 5), new(2, 1, 1, 9)];

        Assert.Equal(3, new Dominance().Filter(items, (5, 3)));
        Assert.Equal([9, 5, 5], items.Select(item => item.Profit));
    }

    private static long Best(IEnumerable<KnapsackItem> items, (int Support, int Seats) limits)
    {
        var best = new long[limits.Support + 1, limits.Seats + 1];
        foreach (KnapsackItem item in items)
        {
            for (int load = limits.Support; load >= item.Load; load--)
            {
                for (int need = limits.Seats; need >= item.Need; need--)
                {
                    long with = best[load - item.Load, need - item.Need] + item.Profit;
                    best[load, need] = Math.Max(best[load, need], with);
                }
            }
        }

        return best[limits.Support, limits.Seats];
    }
}
