using Matching.Fit.Folds;

namespace Matching.Fit.Tests.Folds;

public sealed class SplitMixTests
{
    // The first three numbers of seed 1234567 as the algorithm's authors' C code prints them.
    [Fact]
    public void Next_OfAKnownSeed_IsThePublishedSequence()
    {
        var random = new SplitMix(1234567);
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL],
            new[] { random.Next(), random.Next(), random.Next() });
    }

    [Fact]
    public void Next_BelowALimit_IsEven()
    {
        var (random, counts) = (new SplitMix(1), new int[3]);
        for (var i = 0; i < 30_000; i++) counts[random.Next(3)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void NextUnit_StaysInTheUnitInterval()
    {
        var random = new SplitMix(2);
        for (var i = 0; i < 1_000; i++) Assert.InRange(random.NextUnit(), 0, Math.BitDecrement(1.0));
    }
}
