namespace Matching.Fit.Learning;

/// <summary>What one set of scores gains over another: log-loss per row, with its standard error over units.</summary>
/// <param name="Mean">Log-loss saved per row; negative when it is a loss.</param>
/// <param name="StandardError">Its standard error, units being what varies.</param>
internal readonly record struct PairedGain(double Mean, double StandardError)
{
    /// <summary>Compares scores in logits, row by row.</summary>
    internal static PairedGain Of(LearningRows rows, double[] before, double[] after)
    {
        var gains = new double[rows.UnitCount];
        var weight = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            gains[rows.Units[i]] += Logistic.Loss(before[i], rows.Weights[i], rows.Positives[i])
                - Logistic.Loss(after[i], rows.Weights[i], rows.Positives[i]);
            weight += rows.Weights[i];
        }
        var (sum, square) = (gains.Sum(), 0.0);
        var mean = sum / gains.Length;
        foreach (var gain in gains) square += (gain - mean) * (gain - mean);
        var variance = gains.Length > 1 ? square * gains.Length / (gains.Length - 1) : double.PositiveInfinity;
        return new PairedGain(sum / weight, Math.Sqrt(variance) / weight);
    }
}
