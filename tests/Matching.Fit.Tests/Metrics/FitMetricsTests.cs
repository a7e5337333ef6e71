using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class FitMetricsTests
{
    [Fact]
    public void Of_TheBaseRateForEverybody_HasTheLogLossOfTheBaseRate()
    {
        var metrics = FitMetrics.Of(new Predictions([.25, .25, .25, .25], [1, 0, 0, 0]));
        Assert.Equal((4, .25, .5, null), (metrics.Rows, metrics.BaseRate, metrics.Auc, metrics.Line));
        Assert.Equal(metrics.BaseRateLogLoss, metrics.LogLoss, 12);
        Assert.Equal(.562335, metrics.LogLoss, 6);
        Assert.Equal(0, metrics.Calibration.Error, 12);
        Assert.Equal(0, metrics.Brier.Resolution, 12);
    }

    [Fact]
    public void Of_OneOutcomeAlone_HasNoCurve()
    {
        var metrics = FitMetrics.Of(new Predictions([.25, .5], [1, 1]));
        Assert.Null(metrics.Auc);
        Assert.Equal(0, metrics.BaseRateLogLoss, 12);
    }
}
