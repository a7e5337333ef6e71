namespace Matching.Fit.Metrics;

/// <summary>
/// Logistic recalibration (Cox 1958): outcome ~ intercept + slope × logit(predicted). A perfect model has slope 1 and
/// intercept 0; a slope below 1 says that predictions are too bold, above 1 that they are too timid.
/// </summary>
/// <param name="Slope">Of the predicted logit.</param>
/// <param name="Intercept">In logits.</param>
public sealed record CalibrationLine(double Slope, double Intercept)
{
    private const int MostSteps = 100;

    /// <summary>Keeps the answer finite where predictions separate the outcomes; nothing else feels it.</summary>
    private const double Ridge = 1e-3;
    private const double LongestStep = 4;

    /// <summary>
    /// The maximum-likelihood line by damped Newton steps, with a ridge of 0.001 towards (1, 0). Null when one outcome
    /// alone occurs or all predictions are equal. O(rows × steps).
    /// </summary>
    public static CalibrationLine? Of(Predictions predictions)
    {
        var logits = new double[predictions.Count];
        for (var row = 0; row < logits.Length; row++) logits[row] = LogOdds.Of(predictions.Probabilities[row]);
        var rate = predictions.Mean(row => predictions.Outcomes[row]);
        if (rate is 0 or 1 || Array.TrueForAll(logits, logit => logit == logits[0])) return null;
        var (slope, intercept) = (1.0, 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var (up, across) = Step(predictions, logits, slope, intercept);
            slope += Math.Clamp(up, -LongestStep, LongestStep);
            intercept += Math.Clamp(across, -LongestStep, LongestStep);
            if (Math.Abs(up) + Math.Abs(across) < 1e-10) break;
        }
        return new CalibrationLine(slope, intercept);
    }

    private static (double Slope, double Intercept) Step(
        Predictions predictions, double[] logits, double slope, double intercept)
    {
        double g0 = -Ridge * intercept, g1 = -Ridge * (slope - 1), h00 = Ridge, h01 = 0, h11 = Ridge;
        for (var row = 0; row < logits.Length; row++)
        {
            var (x, w) = (logits[row], predictions.Weights[row]);
            var p = LogOdds.Probability(intercept + slope * x);
            var (gradient, hessian) = (w * (predictions.Outcomes[row] - p), w * p * (1 - p));
            g0 += gradient;
            g1 += gradient * x;
            h00 += hessian;
            h01 += hessian * x;
            h11 += hessian * x * x;
        }
        var determinant = h00 * h11 - h01 * h01;
        return ((h00 * g1 - h01 * g0) / determinant, (h11 * g0 - h01 * g1) / determinant);
    }
}
