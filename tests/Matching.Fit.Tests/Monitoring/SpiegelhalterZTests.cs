using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Monitoring;

public sealed class SpiegelhalterZTests
{
    // Σ (y - p)(1 - 2p) = .8 × .6 + .2 × .6 = .6 with p = .2, y = 1 and p = .8, y = 1 (-.6 × .2 = -.12): .36;
    // variance 2 × .36 × .16 = .1152.
    [Fact]
    public void Of_TwoRows_IsTheHandComputedZ()
    {
        var z = SpiegelhalterZ.Of(new Predictions([.2, .8], [1, 1]))!;
        Assert.Equal((.8 * .6 - .2 * .6) / Math.Sqrt(.1152), z.Z, 12);
        Assert.Equal(.34, z.Brier, 12);
        Assert.Equal(.16, z.ExpectedBrier, 12);
    }

    [Fact]
    public void Of_CoinsAlone_IsNone() => Assert.Null(SpiegelhalterZ.Of(new Predictions([.5, 1], [1, 1])));

    [Fact]
    public void Of_TrueProbabilities_IsStandardNormal()
    {
        var random = new Random(7);
        double[] draws =
        [
            .. Enumerable.Range(0, 400).Select(_ =>
            {
                double[] p = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
                return SpiegelhalterZ.Of(
                    new Predictions(p, [.. p.Select(q => random.NextDouble() < q ? 1.0 : 0)]))!.Z;
            }),
        ];
        Assert.InRange(draws.Average(), -.15, .15);
        Assert.InRange(draws.Average(z => z * z), .8, 1.2);
    }
}
