using Matching.Sample.Drawing;

namespace Matching.Sample.Tests.Drawing;

public sealed class DiceTests
{
    [Fact]
    public void Next_KnownSeed_GivesTheSameNumbersAsEver()
    {
        var dice = new Dice(1, "home", 7);

        ulong[] drawn = [dice.Next(), dice.Next(), dice.Next()];

        Assert.Equal([6868803943464039884UL, 15704829802042609145UL, 10232062504680691127UL], drawn);
    }

    [Fact]
    public void Next_NeighbouringIndices_ShareNoNumbers()
    {
        var one = new Dice(1, "home", 7);
        var other = new Dice(1, "home", 8);

        var drawn = Enumerable.Range(0, 100).SelectMany(_ => new[] { one.Next(), other.Next() });

        Assert.Equal(200, drawn.Distinct().Count());
    }

    [Fact]
    public void Next_AnotherStreamOrSeed_GivesOtherNumbers()
    {
        var first = new Dice(1, "home").Next();

        Assert.NotEqual(first, new Dice(1, "week").Next());
        Assert.NotEqual(first, new Dice(2, "home").Next());
    }

    [Fact]
    public void Between_ManyDraws_ReachesBothEndsAndNothingBeyond()
    {
        var dice = new Dice(1, "test");

        var drawn = Enumerable.Range(0, 1000).Select(_ => dice.Between(3, 6)).ToHashSet();

        Assert.Equal([3, 4, 5, 6], drawn.Order());
    }

    [Fact]
    public void Normal_ManyDraws_HasMeanZeroAndDeviationOne()
    {
        var dice = new Dice(1, "test");

        var drawn = Enumerable.Range(0, 100_000).Select(_ => dice.Normal()).ToArray();

        Assert.Equal(0, drawn.Average(), 0.02);
        Assert.Equal(1, Math.Sqrt(drawn.Average(x => x * x)), 0.02);
    }

    [Fact]
    public void Weighted_WeightZero_IsNeverDrawn()
    {
        var dice = new Dice(1, "test");

        var drawn = Enumerable.Range(0, 1000).Select(_ => dice.Weighted([0, 1, 3], w => w)).ToArray();

        Assert.DoesNotContain(0, drawn);
        Assert.InRange(drawn.Count(w => w == 3), 680, 820);
    }

    [Fact]
    public void Shuffle_Numbers_KeepsEachOnce()
    {
        var numbers = Enumerable.Range(0, 50).ToArray();

        new Dice(1, "test").Shuffle(numbers);

        Assert.NotEqual(Enumerable.Range(0, 50), numbers);
        Assert.Equal(Enumerable.Range(0, 50), numbers.Order());
    }
}
