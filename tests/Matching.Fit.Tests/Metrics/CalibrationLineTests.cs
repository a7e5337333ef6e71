using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class CalibrationLineTests
{
    // Predicted 1/3 and 2/3 (logit ∓ln 2), observed 1/5 and 4/5 (logit ∓ln 4): slope ln 4 / ln 2 = 2, intercept 0.
    [Fact]
    public void Of_TimidPredictions_HasTheSlopeThatMendsThem()
    {
        double[] p = [.. Enumerable.Repeat(1 / 3.0, 5_000), .. Enumerable.Repeat(2 / 3.0, 5_000)];
        double[] y = [.. Enumerable.Range(0, 10_000).Select(i => i < 5_000 == (i % 5 == 0) ? 1.0 : 0.0)];
        var line = CalibrationLine.Of(new Predictions(p, y))!;
        Assert.Equal(2, line.Slope, 3);
        Assert.Equal(0, line.Intercept, 3);
    }

    // Observed 1/2 and 8/9 (logit 0 and 3 ln 2) for predicted 1/3 and 2/3: slope 3/2, intercept 3/2 ln 2.
    [Fact]
    public void Of_PredictionsThatPromiseTooLittle_HasAnIntercept()
    {
        double[] p = [.. Enumerable.Repeat(1 / 3.0, 9_000), .. Enumerable.Repeat(2 / 3.0, 9_000)];
        double[] y = [.. Enumerable.Range(0, 18_000).Select(i => i < 9_000 ? i % 2 : i % 9 == 0 ? 0.0 : 1)];
        var line = CalibrationLine.Of(new Predictions(p, y))!;
        Assert.Equal(1.5, line.Slope, 2);
        Assert.Equal(1.5 * Math.Log(2), line.Intercept, 2);
    }

    [Fact]
    public void Of_PredictionsThatSeparateTheOutcomes_StaysFinite()
    {
        var line = CalibrationLine.Of(new Predictions([0, .1, .9, 1], [0, 0, 1, 1]))!;
        Assert.InRange(line.Slope, 1, 50);
        Assert.InRange(line.Intercept, -10, 10);
    }

    [Theory]
    [InlineData(.5, .5, 1)]
    [InlineData(.4, .5, 0)]
    public void Of_NothingToCompare_IsNone(double first, double second, double outcome) =>
        Assert.Null(CalibrationLine.Of(new Predictions([first, second], [outcome, 0])));
}
