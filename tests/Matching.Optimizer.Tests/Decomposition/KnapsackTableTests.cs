using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class KnapsackTableTests
{
    /// <summary>
    /// Zero loads, zero seats, tables of a single row or column, items that do not fit, profits of 0.
    /// </summary>
    [Fact]
    public void Layer_OfRandomItems_HoldsTheBestOfAllSubsets_AndTheChosenAreWorthIt()
    {
        var table = new KnapsackTable();
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            int support = random.Next(3) == 0 ? 0 : random.Next(12), seats = random.Next(3) == 0 ? 0 : random.Next(9);
            Item[] items = [.. Enumerable.Range(0, random.Next(7))
                .Select(_ => new Item(random.Next(6), random.Next(4), random.Next(20)))];
            table.Clear(support, seats, items.Length);
            for (int n = 0; n < items.Length; n++)
            {
                table.Add(items[n].Load, items[n].Seats, items[n].Profit);
                Check(table, items[..(n + 1)]);
            }

            Assert.Equal(items.Length, table.Count);
        }
    }

    [Fact]
    public void Layer_OfNoItems_IsZeroAgainAfterLargerTables()
    {
        var table = new KnapsackTable();
        table.Clear(5, 5, 2);
        table.Add(1, 1, 7);
        table.Add(0, 0, 9);
        table.Clear(3, 2, 0);

        Assert.Equal(new long[12], table.Layer(0).ToArray());
    }

    [Fact]
    public void Add_OfProfitsAtTheirLimit_StaysExact()
    {
        var table = new KnapsackTable();
        table.Clear(40, 0, 4);
        for (int n = 0; n < 4; n++) table.Add(13, 0, (1L << 60) - n);

        Assert.Equal(3 * (1L << 60) - 3, table.Layer(4)[40]);
    }

    /// <summary>For every item what all others make, and what all make with it, somebody else beside them.</summary>
    [Fact]
    public void JoinRest_OfEveryItem_IsTheBestWithoutItAndWithIt()
    {
        var table = new KnapsackTable();
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            int support = random.Next(3) == 0 ? 0 : random.Next(12), seats = random.Next(3) == 0 ? 0 : random.Next(9);
            Item[] items = [.. Enumerable.Range(0, random.Next(1, 7))
                .Select(_ => new Item(random.Next(6), random.Next(4), random.Next(20)))];
            long[] others = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, support + 1 + random.Next(3))
                .Select(_ => random.NextInt64(9)).Order()];
            table.Clear(support, seats, items.Length);
            foreach (Item item in items) table.Add(item.Load, item.Seats, item.Profit);
            table.BeginRest(others);
            for (int n = items.Length - 1; n >= 0; n--)
            {
                Item item = items[n];
                Item[] rest = [.. items[..n], .. items[(n + 1)..]];
                Assert.Equal(Best(rest, others, (support, seats), (0, 0)), table.JoinRest(n, 0, 0));
                if (item.Load <= support && item.Seats <= seats)
                {
                    long with = Best(rest, others, (support, seats), (item.Load, item.Seats));
                    Assert.Equal(with, table.JoinRest(n, item.Load, item.Seats));
                }
                else Assert.InRange(table.JoinRest(n, item.Load, item.Seats), long.MinValue, -1000);

                table.AddRest(item.Load, item.Seats, item.Profit);
            }
        }
    }

    private static long Best(
        Item[] items, long[] others, (int Support, int Seats) limits, (int Load, int Seats) away) =>
        Enumerable.Range(0, limits.Support - away.Load + 1).Max(own =>
            Best(items, own, limits.Seats - away.Seats)
            + (others.Length == 0 ? 0 : others[others.Length - 1 - away.Load - own]));

    private static void Check(KnapsackTable table, Item[] items)
    {
        for (int support = 0; support <= table.Support; support++)
        {
            for (int seats = 0; seats <= table.Seats; seats++)
            {
                int cell = table.Shift(support, seats);
                long worth = table.Layer(items.Length)[cell];
                Assert.Equal(Best(items, support, seats), worth);
                Item[] chosen = [.. Chosen(table, items, cell)];
                Assert.Equal(worth, chosen.Sum(item => item.Profit));
                Assert.True(chosen.Sum(item => item.Load) <= support && chosen.Sum(item => item.Seats) <= seats);
            }
        }
    }

    private static IEnumerable<Item> Chosen(KnapsackTable table, Item[] items, int cell)
    {
        for (int n = items.Length - 1; n >= 0; n--)
        {
            if (!table.Takes(n, cell)) continue;
            cell -= table.Shift(items[n].Load, items[n].Seats);
            yield return items[n];
        }
    }

    private static long Best(Item[] items, int support, int seats)
    {
        if (items.Length == 0) return 0;
        Item last = items[^1];
        long without = Best(items[..^1], support, seats);
        if (last.Load > support || last.Seats > seats) return without;
        return Math.Max(without, last.Profit + Best(items[..^1], support - last.Load, seats - last.Seats));
    }

    private readonly record struct Item(int Load, int Seats, long Profit);
}
