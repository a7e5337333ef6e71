using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class RankingQualityTests
{
    // Good outcomes at ranks 2 and 4 of 5: gain 1/log2(3) + 1/log2(5) = .630930 + .430677; best 1 + .630930.
    [Fact]
    public void Of_OnePerson_IsTheHandComputedGain()
    {
        var quality = RankingQuality.Of([.9, .8, .7, .6, .5], [0, 1, 0, 1, 0], [7, 7, 7, 7, 7])!;
        Assert.Equal((.630930 + .430677) / 1.630930, quality.Ndcg, 5);
        Assert.Equal((1, 1.0), (quality.Groups, quality.Hit));
    }

    [Fact]
    public void Ndcg_OfTheFifthRank_CountsAndOfTheSixthDoesNot()
    {
        double[] scores = [.9, .8, .7, .6, .5, .4];
        int[] one = [1, 1, 1, 1, 1, 1];
        Assert.Equal(1 / Math.Log2(6), RankingQuality.Of(scores, [0, 0, 0, 0, 1, 0], one)!.Ndcg, 12);
        Assert.Equal(0, RankingQuality.Of(scores, [0, 0, 0, 0, 0, 1], one)!.Ndcg, 12);
    }

    // Four tied options of which one is good: each rank is good with probability 1/4, and it is among three of four.
    [Fact]
    public void Of_Ties_CountsEveryOrderAlike()
    {
        var quality = RankingQuality.Of([.5, .5, .5, .5], [1, 0, 0, 0], [1, 1, 1, 1])!;
        Assert.Equal((1 + .630930 + .5 + .430677) / 4, quality.Ndcg, 5);
        Assert.Equal(.75, quality.Hit, 12);
    }

    // Of the first three, two come from a tie of four with two good: 1 - (2/4)(1/3).
    [Fact]
    public void Hit_OfATieAcrossTheLimit_DrawsWithoutReplacement()
    {
        var quality = RankingQuality.Of([.9, .5, .5, .5, .5], [0, 1, 1, 0, 0], [1, 1, 1, 1, 1])!;
        Assert.Equal(1 - 1 / 6.0, quality.Hit, 12);
    }

    [Fact]
    public void Of_PersonsWithoutAChoice_AreLeftOut()
    {
        var quality = RankingQuality.Of([.1, .9, .5, .4, .3], [0, 1, 1, 1, 0], [1, 1, 2, 2, 3])!;
        Assert.Equal((1, 1.0, 1.0), (quality.Groups, quality.Ndcg, quality.Hit));
        Assert.Null(RankingQuality.Of([.1, .2], [1, 1], [1, 1]));
    }
}
