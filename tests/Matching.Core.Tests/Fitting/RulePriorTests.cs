using Matching.Core.Fitting;

namespace Matching.Core.Tests.Fitting;

public sealed class RulePriorTests
{
    [Fact]
    public void Model_LooksAtTheFirstNineFeaturesOnceInTheirOrder() => Assert.Equal(
        FitSchema.All.Take(9).Select(shape => shape.Name),
        RulePrior.Model.Terms.Select(term => RulePrior.Model.Features[term.First.Feature].Name));

    [Fact]
    public void Model_Travel_NeverGetsBetterFurtherAway()
    {
        for (var minutes = 0; minutes < 300; minutes++)
            Assert.True(
                Points(FitFeature.TravelMinutes, minutes + 1) <= Points(FitFeature.TravelMinutes, minutes));
        Assert.Equal(
            [350, 350, 200, 0, -250, -500, -800],
            new[] { 0, 14, 15, 30, 45, 60, 90 }.Select(m => Points(FitFeature.TravelMinutes, m)));
        Assert.Equal(-100, Points(FitFeature.TravelMinutes, double.NaN));
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
        for (var value = -5; value < 10; value++)
            Assert.True(direction * (Points(feature, value + 1) - Points(feature, value)) >= 0);
    }

    [Fact]
    public void Model_NoTermOutweighsTheStatedSize()
    {
        foreach (var term in RulePrior.Model.Terms)
            Assert.InRange(term.Points.ToArray().Max() - term.Points.ToArray().Min(), 0, 1_200);
    }

    private static int Points(FitFeature feature, double value)
    {
        var features = new double[FitFeatures.Count];
        features[(int)feature] = value;
        return RulePrior.Model.Explain(features)[(int)feature];
    }

    [Fact]
    public void Model_StandsOn55PerCentBeforeAnything() => Assert.Equal(
        0.55, Matching.Fit.FitModel.Probability(RulePrior.Model.Intercept), 2);
}
