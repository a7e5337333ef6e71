using Matching.Fit.BackTesting;

namespace Matching.Fit.Tests.BackTesting;

public sealed class EstimateTests
{
    // Deviations -1, 0, 1: √(3/2 × 2) / 3 = .57735.
    [Fact]
    public void Of_RowsOfTheirOwn_IsTheErrorOfAMean()
    {
        var estimate = Estimate.Of([1, 2, 3], null);
        Assert.Equal(2, estimate.Value);
        Assert.Equal(.577350, estimate.StandardError, 6);
        Assert.Equal(2 - 1.959964 * .577350, estimate.Low, 5);
        Assert.Equal(2 + 1.959964 * .577350, estimate.High, 5);
    }

    // Two clusters whose deviations add up to -1 and 1: √(2 × 2) / 4 = .5; alone the rows would say √(4/3) / 4.
    [Fact]
    public void Of_RowsThatGoTogether_IsLarger()
    {
        var estimate = Estimate.Of([0, 0, .5, .5], [1, 1, 2, 2]);
        Assert.Equal(.25, estimate.Value);
        Assert.Equal(.25, estimate.StandardError, 12);
        Assert.True(estimate.StandardError > Estimate.Of([0, 0, .5, .5], null).StandardError);
    }

    [Fact]
    public void Of_OneCluster_HasNoError()
    {
        var estimate = Estimate.Of([0, 1], [3, 3]);
        Assert.True(double.IsNaN(estimate.StandardError));
        Assert.False(estimate.ExcludesZero);
    }

    [Theory]
    [InlineData(.0282, .01, "+0.028 [+0.009, +0.048]")]
    [InlineData(-.0196, .01, "−0.020 [−0.039, 0.000]")]
    [InlineData(0, 0, "0.000 [0.000, 0.000]")]
    public void Signed_OfWhatRoundsToZero_OnceHadTwoSigns(double value, double error, string text) =>
        Assert.Equal(text, new Estimate(value, error).Signed(3));

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(-2, 1, true)]
    [InlineData(1.9, 1, false)]
    public void ExcludesZero_FollowsTheInterval(double value, double error, bool excludes) =>
        Assert.Equal(excludes, new Estimate(value, error).ExcludesZero);
}
