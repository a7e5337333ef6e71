using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class LogLossTests
{
    // (-ln .8 - ln .75 - ln .5) / 3 = (.223144 + .287682 + .693147) / 3
    [Fact]
    public void Of_ThreeRows_IsTheMeanOfTheirLogarithms() =>
        Assert.Equal(.401324, LogLoss.Of(new Predictions([.8, .25, .5], [1, 0, 1])), 6);

    [Fact]
    public void Of_WeightedRows_IsThatOfRepeatedRows() => Assert.Equal(
        LogLoss.Of(new Predictions([.8, .25, .25, .25], [1, 0, 0, 0])),
        LogLoss.Of(new Predictions([.8, .25, .9], [1, 0, 0], [1, 3, 0])), 12);

    [Fact]
    public void Of_AWrongCertainty_IsLargeAndFinite() =>
        Assert.Equal(34.538776, LogLoss.Of(new Predictions([0], [1])), 6);
}
