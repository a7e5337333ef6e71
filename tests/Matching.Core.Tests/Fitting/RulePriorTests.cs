using Matching.Core.Fitting;

namespace Matching.Core.Tests.Fitting;

public sealed class RulePriorTests
{
    [Fact]
    public void Model_LooksAtEveryFeatureOnceInTheirOrder() => Assert.Equal(
        Enumerable.Range(0, FitFeatures.Count), RulePrior.Model.Terms.Select(term => term.Feature));

    [Fact]
    public void Model_Travel_NeverGetsBetterFurtherAway()
    {
        var travel = RulePrior.Model.Terms[(int)FitFeature.TravelMinutes];
        for (var minutes = 0; minutes < 300; minutes++)
            Assert.True(travel.Points(minutes + 1) <= travel.Points(minutes));
        Assert.Equal(
            [350, 350, 200, 0, -250, -500, -800],
            new[] { 0, 14, 15, 30, 45, 60, 90 }.Select(m => travel.Points(m)));
        Assert.Equal(-100, travel.Missing);
    }

    [Theory]
    [InlineData(FitFeature.WishMatch, 1)]
    [InlineData(FitFeature.BridgedDemands, -1)]
    [InlineData(FitFeature.LanguageMargin, 1)]
    [InlineData(FitFeature.StagesBelow, -1)]
    [InlineData(FitFeature.Supervisors, 1)]
    [InlineData(FitFeature.SpareSessions, 1)]
    public void Model_EveryOtherTable_GoesOneWay(FitFeature feature, int direction)
    {
        var term = RulePrior.Model.Terms[(int)feature];
        for (var value = -5; value < 10; value++)
            Assert.True(direction * (term.Points(value + 1) - term.Points(value)) >= 0);
    }

    [Fact]
    public void Model_NoTermOutweighsTheStatedSize()
    {
        foreach (var term in RulePrior.Model.Terms)
        {
            var points = Enumerable.Range(-10, 300).Select(value => term.Points(value)).Append(term.Missing).ToArray();
            Assert.InRange(points.Max() - points.Min(), 0, 1_200);
        }
    }

    [Fact]
    public void Model_StandsOn55PerCentBeforeAnything() => Assert.Equal(
        0.55, Matching.Fit.FitModel.Probability(RulePrior.Model.Intercept), 2);
}
