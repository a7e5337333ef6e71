using Matching.Fit.Metrics;

namespace Matching.Fit.Monitoring;

/// <summary>
/// Observed less expected in one office, and two risk-adjusted cumulative sums that wait for a lasting change: good
/// outcomes at twice, and at half, the predicted odds (Steiner, Cook, Farewell and Treasure 2000, "Monitoring surgical
/// performance using risk-adjusted cumulative sum charts", section 2).
/// </summary>
/// <param name="Office">The office.</param>
/// <param name="Rows">Resolved rows.</param>
/// <param name="Observed">Good outcomes.</param>
/// <param name="Expected">Sum of predicted probabilities.</param>
/// <param name="Z">(Observed − expected) over its standard deviation under the model.</param>
/// <param name="Better">Where the sum that waits for twice the odds stands now.</param>
/// <param name="Worse">Where the sum that waits for half the odds stands now. A sum that rose and fell again is no
/// news: in a long history chance alone crosses any line at some time.</param>
public sealed record OfficeCusum(
    string Office, int Rows, double Observed, double Expected, double Z, double Better, double Worse)
{
    private const double OddsRatio = 2;

    /// <summary>One a office, in ordinal order. O(rows).</summary>
    /// <param name="predictions">In the order in which outcomes became known.</param>
    /// <param name="offices">The office of each row; null or empty = none, left out.</param>
    public static IReadOnlyList<OfficeCusum> Of(Predictions predictions, IReadOnlyList<string?> offices) =>
    [
        .. Enumerable.Range(0, predictions.Count).Where(row => !string.IsNullOrEmpty(offices[row]))
            .GroupBy(row => offices[row]!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(office => Of(predictions, office.Key, [.. office])),
    ];

    private static OfficeCusum Of(Predictions predictions, string office, int[] rows)
    {
        double observed = 0, expected = 0, variance = 0, better = 0, worse = 0;
        foreach (var row in rows)
        {
            var (p, y) = (predictions.Probabilities[row], predictions.Outcomes[row]);
            (observed, expected, variance) = (observed + y, expected + p, variance + p * (1 - p));
            better = Math.Max(0, better + Weight(p, y, OddsRatio));
            worse = Math.Max(0, worse + Weight(p, y, 1 / OddsRatio));
        }
        var z = variance > 0 ? (observed - expected) / Math.Sqrt(variance) : 0;
        return new OfficeCusum(office, rows.Length, observed, expected, z, better, worse);
    }

    /// <summary>Log-likelihood ratio of one outcome: y ln R − ln(1 − p + R p).</summary>
    private static double Weight(double p, double y, double ratio) => y * Math.Log(ratio) - Math.Log(1 - p + ratio * p);
}
