namespace Matching.Fit.Learning;

/// <summary>What one set of scores gains over another: log-loss per row, with its standard error over units.</summary>
/// <param name="Mean">Log-loss saved per row; negative when it is a loss.</param>
/// <param name="StandardError">Its standard error, units being what varies.</param>
internal readonly record struct PairedGain(double Mean, double StandardError)
{
    // Standard errors up to which nothing of a whole model is kept, and from which all of it.
    private const double NothingKept = 1;
    private const double AllKept = 2;

    /// <summary>
    /// Share of a small part, such as a pair, that its gain speaks for, in [0, 1]: 1 - (standard error / gain)², the
    /// positive part of James and Stein (1961): nothing up to one standard error, three quarters at two.
    /// </summary>
    internal double ShareOfPart =>
        Mean > StandardError ? 1 - StandardError * StandardError / (Mean * Mean) : 0;

    /// <summary>
    /// Share of a whole model that its gain speaks for, in [0, 1]: nothing up to one standard error, all from two. It
    /// is steeper than <see cref="ShareOfPart"/>: bags stop where their own rows kept back like it, so that noise
    /// gains too, and what has gained two standard errors has been held back enough by stopping early.
    /// </summary>
    internal double ShareOfWhole =>
        Mean > NothingKept * StandardError
            ? Math.Min(1, (Mean / StandardError - NothingKept) / (AllKept - NothingKept)) : 0;

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
