using Matching.Core.Fitting;
using Matching.Fit;

namespace Matching.Core.Tests.Fitting;

public sealed class JointScoreTests
{
    [Fact]
    public void Of_TwoChances_IsTheLogitOfTheirProduct()
    {
        var score = JointScore.Of(2_000, 500);
        var both = FitModel.Probability(2_000) * FitModel.Probability(500);
        Assert.Equal(both, FitModel.Probability(score), 1e-4);
    }

    [Fact]
    public void Of_Many_IsThatOfEachPairToTheDigit()
    {
        var random = new Random(1);
        var started = new int[200_003];
        for (var i = 0; i < started.Length; i++) started[i] = random.Next(-4_000, 6_000);
        int[] good = [.. started.Select(_ => random.Next(-4_000, 4_000))];
        (started[0], good[0]) = (int.MaxValue, int.MaxValue);
        (started[1], good[1]) = (int.MinValue, int.MinValue);
        int[] expected = [.. started.Select((s, i) => JointScore.Of(s, good[i]))];
        JointScore.Of(started, good);
        Assert.Equal(expected, good);
    }
}
