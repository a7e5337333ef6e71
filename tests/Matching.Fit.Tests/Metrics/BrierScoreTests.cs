using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class BrierScoreTests
{
    // Bins: .8 twice (observed 1/2), .2 (observed 0), .4 (observed 1).
    [Fact]
    public void Of_FourRows_IsTheHandComputedSplit()
    {
        var score = BrierScore.Of(new Predictions([.8, .8, .2, .4], [1, 0, 0, 1]));
        Assert.Equal((.04 + .64 + .04 + .36) / 4, score.Score, 12);
        Assert.Equal(.5 * .09 + .25 * .04 + .25 * .36, score.Reliability, 12);
        Assert.Equal(.25, score.Uncertainty, 12);
        // Bins differ from 1/2 by 0, 1/2 and 1/2, and nothing varies within them.
        Assert.Equal(.25 * .25 + .25 * .25, score.Resolution, 12);
    }

    [Fact]
    public void Parts_OfRandomPredictions_AddUpExactly()
    {
        var random = new Random(5);
        double[] p = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        double[] w = [.. p.Select(_ => random.NextDouble())];
        var score = BrierScore.Of(new Predictions(p, [.. p.Select(q => random.NextDouble() < q ? 1.0 : 0)], w));
        Assert.Equal(score.Score, score.Reliability - score.Resolution + score.Uncertainty, 12);
        Assert.InRange(score.Resolution, .05, .12);
    }
}
