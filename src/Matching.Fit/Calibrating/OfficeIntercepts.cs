using Matching.Fit.Learning;

namespace Matching.Fit.Calibrating;

/// <summary>
/// Shifts per office, each pulled towards 0 by pseudo-rows that come out exactly as predicted: an office with as many
/// rows as pseudo-rows gets about half of its own deviation.
/// </summary>
internal static class OfficeIntercepts
{
    /// <summary>The shift of each bin in logits; 0 where there are no rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">The office's bin of each row.</param>
    /// <param name="scores">Score of each row in logits.</param>
    /// <param name="shape">Number of bins and of pseudo-rows.</param>
    internal static double[] Of(LearningRows rows, byte[] bins, double[] scores, (int Bins, int PseudoRows) shape)
    {
        var shifts = new double[shape.Bins];
        var (means, counts) = (new double[shape.Bins], new double[shape.Bins]);
        for (var i = 0; i < rows.Count; i++)
        {
            means[bins[i]] += rows.Weights[i] * Logistic.Probability(scores[i]);
            counts[bins[i]] += rows.Weights[i];
        }
        for (var turn = 0; turn < 20; turn++)
        {
            var (g, h) = (new double[shape.Bins], new double[shape.Bins]);
            for (var bin = 0; bin < shape.Bins; bin++)
            {
                if (counts[bin] == 0) continue;
                var mean = means[bin] / counts[bin];
                var odds = mean / (1 - mean) * Logistic.Exp(Math.Clamp(shifts[bin], -30, 30));
                var p = odds / (1 + odds);
                (g[bin], h[bin]) = (shape.PseudoRows * (mean - p), shape.PseudoRows * p * (1 - p));
            }
            for (var i = 0; i < rows.Count; i++)
            {
                var p = Logistic.Probability(scores[i] + shifts[bins[i]]);
                g[bins[i]] += rows.Positives[i] - rows.Weights[i] * p;
                h[bins[i]] += rows.Weights[i] * p * (1 - p);
            }
            for (var bin = 0; bin < shape.Bins; bin++)
                if (counts[bin] > 0) shifts[bin] += Math.Clamp(g[bin] / Math.Max(h[bin], 1e-9), -1, 1);
        }
        return shifts;
    }
}
