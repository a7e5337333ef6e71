using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class CalibrationBinsTests
{
    // Bin [.1, .2): predicted .15, observed 1/2. Bin [.9, 1]: predicted .95, observed 1.
    private static readonly Predictions Four = new([.1, .2 - 1e-9, .9, 1], [0, 1, 1, 1]);

    [Fact]
    public void Of_FourRows_SortsThemIntoHalfOpenBins()
    {
        var bins = CalibrationBins.Of(Four).Bins;
        Assert.Equal([.1, .9], bins.Select(b => b.Start));
        Assert.Equal([.2, 1], bins.Select(b => b.End));
        Assert.Equal([2, 2], bins.Select(b => b.Rows));
        Assert.Equal([.5, 1], bins.Select(b => b.Observed));
        Assert.Equal(.95, bins[1].Predicted, 12);
    }

    [Fact]
    public void Error_IsTheWeightedMeanOfTheGaps() =>
        Assert.Equal((.35 + .05) / 2, CalibrationBins.Of(Four).Error, 6);

    // Two bins of half the weight: √(2 × .15 × .85 / 2π) = .201456 and √(2 × .95 × .05 / 2π) = .122961.
    [Fact]
    public void NoiseFloor_IsThatOfAPerfectModel() =>
        Assert.Equal((.201456 + .122961) / 2, CalibrationBins.Of(Four).NoiseFloor, 5);

    [Fact]
    public void EffectiveRows_OfUnequalWeights_AreFewerThanRows()
    {
        var bin = Assert.Single(CalibrationBins.Of(new Predictions([.5, .5, .5], [1, 0, 1], [1, 3, 0])).Bins);
        Assert.Equal((2, 1.6, .25), (bin.Rows, bin.EffectiveRows, bin.Observed));
    }

    [Fact]
    public void NoiseFloor_OfDrawsFromTheirOwnProbabilities_IsTheMeanError()
    {
        var random = new Random(4);
        var (errors, floors) = (0.0, 0.0);
        for (var draw = 0; draw < 300; draw++)
        {
            double[] p = [.. Enumerable.Range(0, 400).Select(i => .05 + .1 * (i % 10))];
            var bins = CalibrationBins.Of(
                new Predictions(p, [.. p.Select(q => random.NextDouble() < q ? 1.0 : 0.0)]));
            errors += bins.Error;
            floors += bins.NoiseFloor;
        }
        Assert.InRange(errors / floors, .95, 1.05);
    }
}
