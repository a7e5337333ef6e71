using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class LogOddsTests
{
    [Theory]
    [InlineData(0, .5)]
    [InlineData(1.0986122886681098, .75)]
    [InlineData(-1.0986122886681098, .25)]
    public void Probability_AndLogit_AreInverse(double logit, double probability)
    {
        Assert.Equal(probability, LogOdds.Probability(logit), 12);
        Assert.Equal(logit, LogOdds.Of(probability), 12);
    }

    [Theory]
    [InlineData(0, -27.631021)]
    [InlineData(1, 27.631021)]
    public void Logit_OfACertainty_IsFinite(double probability, double logit) =>
        Assert.Equal(logit, LogOdds.Of(probability), 3);

    [Theory]
    [InlineData(1e6, 1)]
    [InlineData(-1e6, 0)]
    public void Probability_OfAHugeLogit_IsNoNumberBeyondOne(double logit, double probability) =>
        Assert.Equal(probability, LogOdds.Probability(logit));
}
