namespace Matching.Fit.Metrics;

/// <summary>What was predicted and what happened in one bin of probability.</summary>
/// <param name="Start">Lower end of the bin; the bin holds it, and the last bin holds 1.</param>
/// <param name="End">Upper end of the bin.</param>
/// <param name="Rows">Rows with a weight above 0.</param>
/// <param name="Share">The bin's share of all weight, in (0, 1].</param>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Observed">Mean outcome.</param>
/// <param name="EffectiveRows">(Σ weight)² / Σ weight²: what the rows are worth (Kish 1965).</param>
public sealed record CalibrationBin(
    double Start, double End, int Rows, double Share, double Predicted, double Observed, double EffectiveRows)
{
    /// <summary>Mean size of the gap that a perfect model shows by chance: √(2 p (1 − p) / (π n)).</summary>
    public double NoiseFloor => Math.Sqrt(2 * Predicted * (1 - Predicted) / (Math.PI * EffectiveRows));
}

/// <summary>
/// Equal-width bins of predicted probability: the reliability diagram, and the calibration error with the noise that
/// a perfect model would show (mean absolute value of a normal deviate per bin).
/// </summary>
/// <param name="Bins">The bins that hold rows, rising.</param>
public sealed record CalibrationBins(IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>How many bins the unit interval is cut into.</summary>
    public const int Count = 10;

    /// <summary>Expected calibration error: Σ share × |predicted − observed|, in [0, 1].</summary>
    public double Error => Bins.Sum(bin => bin.Share * Math.Abs(bin.Predicted - bin.Observed));

    /// <summary>The expected <see cref="Error"/> of a perfectly calibrated model on as many rows.</summary>
    public double NoiseFloor => Bins.Sum(bin => bin.Share * bin.NoiseFloor);

    /// <summary>Sorts rows into bins. O(rows).</summary>
    public static CalibrationBins Of(Predictions predictions)
    {
        var sums = new double[Count, 4];
        var rows = new int[Count];
        for (var row = 0; row < predictions.Count; row++)
        {
            var (p, w) = (predictions.Probabilities[row], predictions.Weights[row]);
            if (w == 0) continue;
            var bin = IndexOf(p);
            rows[bin]++;
            sums[bin, 0] += w;
            sums[bin, 1] += w * p;
            sums[bin, 2] += w * predictions.Outcomes[row];
            sums[bin, 3] += w * w;
        }
        var all = Enumerable.Range(0, Count).Sum(bin => sums[bin, 0]);
        return new CalibrationBins(
        [
            .. Enumerable.Range(0, Count).Where(bin => rows[bin] > 0).Select(bin => new CalibrationBin(
                (double)bin / Count, (double)(bin + 1) / Count, rows[bin], sums[bin, 0] / all,
                sums[bin, 1] / sums[bin, 0], sums[bin, 2] / sums[bin, 0],
                sums[bin, 0] * sums[bin, 0] / sums[bin, 3])),
        ]);
    }

    /// <summary>The bin of a probability.</summary>
    internal static int IndexOf(double probability) => Math.Min(Count - 1, (int)(probability * Count));
}
