using Matching.Fit.Metrics;

namespace Matching.Fit.Monitoring;

/// <summary>
/// Whether the Brier score is what a calibrated model would have (Spiegelhalter 1986): standard normal when every
/// probability is true, whatever its size.
/// </summary>
/// <param name="Z">Above 0: outcomes are less certain than predicted.</param>
/// <param name="Brier">The Brier score.</param>
/// <param name="ExpectedBrier">The Brier score if every probability were true: mean p (1 − p).</param>
public sealed record SpiegelhalterZ(double Z, double Brier, double ExpectedBrier)
{
    /// <summary>Computes it; null when every probability is 0, one half or 1, of which nothing is told. O(rows).
    /// </summary>
    public static SpiegelhalterZ? Of(Predictions predictions)
    {
        double excess = 0, variance = 0, brier = 0, expected = 0;
        for (var row = 0; row < predictions.Count; row++)
        {
            var (p, y) = (predictions.Probabilities[row], predictions.Outcomes[row]);
            excess += (y - p) * (1 - 2 * p);
            variance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
            brier += (y - p) * (y - p);
            expected += p * (1 - p);
        }
        var rows = (double)predictions.Count;
        return variance > 0 ? new SpiegelhalterZ(excess / Math.Sqrt(variance), brier / rows, expected / rows) : null;
    }
}
