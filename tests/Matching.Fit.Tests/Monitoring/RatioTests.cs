using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Monitoring;

public sealed class RatioTests
{
    // Means 1/2 and 1/4 of four rows: squared relative errors (1/3)/4/(1/4) = 1/3 and (1/4)/4/(1/16) = 1.
    [Fact]
    public void Of_TwoMeans_IsTheHandComputedInterval()
    {
        var ratio = Ratio.Of([1, 1, 0, 0, 1, 0, 0, 0], [0, 1, 2, 3], [4, 5, 6, 7])!;
        Assert.Equal(2, ratio.Value);
        Assert.Equal(2 * Math.Exp(-1.959964 * Math.Sqrt(4 / 3.0)), ratio.Low, 9);
        Assert.Equal(2 * Math.Exp(1.959964 * Math.Sqrt(4 / 3.0)), ratio.High, 9);
    }

    [Fact]
    public void Of_NothingOnASide_IsNoneOrZeroByTheRuleOfThree()
    {
        Assert.Null(Ratio.Of([1, 1, 0, 0], [0, 1], [2, 3]));
        Assert.Equal(new Ratio(0, 0, 1.5), Ratio.Of([1, 1, 0, 0], [2, 3], [0, 1]));
        Assert.Null(Ratio.Of([1, 1, 0, 1], [0, 1], [3]));
    }
}
