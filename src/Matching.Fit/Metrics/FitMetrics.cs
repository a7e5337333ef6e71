namespace Matching.Fit.Metrics;

/// <summary>The figures of a set of predictions, each with what it has to be held against.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="BaseRate">Mean outcome.</param>
/// <param name="LogLoss">In nats.</param>
/// <param name="BaseRateLogLoss">The log-loss of predicting the mean outcome of these rows for each of them.</param>
/// <param name="Auc">Null when one outcome alone occurs.</param>
/// <param name="Brier">With reliability and resolution.</param>
/// <param name="Calibration">The bins, the error and its noise floor.</param>
/// <param name="Line">Calibration slope and intercept; null where undefined.</param>
public sealed record FitMetrics(
    int Rows, double BaseRate, double LogLoss, double BaseRateLogLoss, double? Auc, BrierScore Brier,
    CalibrationBins Calibration, CalibrationLine? Line)
{
    /// <summary>Computes all figures. O(rows log rows).</summary>
    public static FitMetrics Of(Predictions predictions)
    {
        var rate = predictions.Mean(row => predictions.Outcomes[row]);
        return new FitMetrics(
            predictions.Count, rate, Metrics.LogLoss.Of(predictions),
            predictions.Mean(row => Metrics.LogLoss.Of(rate, predictions.Outcomes[row])), Metrics.Auc.Of(predictions),
            BrierScore.Of(predictions), CalibrationBins.Of(predictions), CalibrationLine.Of(predictions));
    }
}
