namespace Matching.Fit.Metrics;

/// <summary>
/// Mean squared error of probabilities (Brier 1950), split into parts that add up exactly: score = reliability −
/// resolution + uncertainty (Murphy 1973), with the variation within the ten bins counted to resolution (Stephenson,
/// Coelho and Jolliffe 2008, equation 5).
/// </summary>
/// <param name="Score">0 to 1, lower is better.</param>
/// <param name="Reliability">Squared gap between predicted and observed per bin: what calibration could mend.</param>
/// <param name="Resolution">How far bins differ from the base rate: what the model knows. Below 0 when variation
/// within bins goes the wrong way.</param>
/// <param name="Uncertainty">Base rate × (1 − base rate): what nobody can change.</param>
public sealed record BrierScore(double Score, double Reliability, double Resolution, double Uncertainty)
{
    /// <summary>Score and parts. O(rows).</summary>
    public static BrierScore Of(Predictions predictions)
    {
        var score = predictions.Mean(row =>
        {
            var error = predictions.Probabilities[row] - predictions.Outcomes[row];
            return error * error;
        });
        var rate = predictions.Mean(row => predictions.Outcomes[row]);
        var reliability = CalibrationBins.Of(predictions).Bins
            .Sum(bin => bin.Share * (bin.Predicted - bin.Observed) * (bin.Predicted - bin.Observed));
        var uncertainty = rate * (1 - rate);
        return new BrierScore(score, reliability, reliability + uncertainty - score, uncertainty);
    }
}
