using Matching.Fit.Learning;

namespace Matching.Fit.Calibrating;

/// <summary>
/// Shifts per office, each pulled towards 0 by pseudo-rows that come out exactly as predicted: an office with as many
/// rows as pseudo-rows gets about half of its own deviation.
/// </summary>
internal static class OfficeIntercepts
{
    /// <summary>The shifts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">The office's bin of each row.</param>
    /// <param name="scores">Score of each row in logits.</param>
    /// <param name="shape">Number of bins and of pseudo-rows.</param>
    internal static OfficeShifts Of(LearningRows rows, byte[] bins, double[] scores, (int Bins, int PseudoRows) shape)
    {
        var shifts = new double[shape.Bins];
        var (means, counts) = (new double[shape.Bins], new double[shape.Bins]);
        for (var i = 0; i < rows.Count; i++)
        {
            means[bins[i]] += rows.Weights[i] * Logistic.Probability(scores[i]);
            counts[bins[i]] += rows.Weights[i];
        }
        var (own, pseudo) = (new double[shape.Bins], new double[shape.Bins]);
        for (var turn = 0; turn < 20; turn++)
        {
            var g = new double[shape.Bins];
            Array.Clear(own);
            for (var bin = 0; bin < shape.Bins; bin++)
            {
                if (counts[bin] == 0) continue;
                var mean = means[bin] / counts[bin];
                var odds = mean / (1 - mean) * Logistic.Exp(Math.Clamp(shifts[bin], -30, 30));
                var p = odds / (1 + odds);
                (g[bin], pseudo[bin]) = (shape.PseudoRows * (mean - p), shape.PseudoRows * p * (1 - p));
            }
            for (var i = 0; i < rows.Count; i++)
            {
                var p = Logistic.Probability(scores[i] + shifts[bins[i]]);
                g[bins[i]] += rows.Positives[i] - rows.Weights[i] * p;
                own[bins[i]] += rows.Weights[i] * p * (1 - p);
            }
            for (var bin = 0; bin < shape.Bins; bin++)
                if (counts[bin] > 0) shifts[bin] += Math.Clamp(g[bin] / Math.Max(own[bin] + pseudo[bin], 1e-9), -1, 1);
        }
        return new OfficeShifts(shifts, Errors(shifts, own, pseudo));
    }

    /// <summary>
    /// The standard error of each shift: what its rows leave open, and what the pull towards 0 may have taken. Offices
    /// vary as the pseudo-rows say, or more where the shifts show it (method of moments).
    /// </summary>
    private static double[] Errors(double[] shifts, double[] own, double[] pseudo)
    {
        var (square, weight, least) = (0.0, 0.0, 0.0);
        for (var bin = 0; bin < shifts.Length; bin++)
        {
            if (own[bin] <= 0) continue;
            var kept = own[bin] / (own[bin] + pseudo[bin]);
            square += shifts[bin] * shifts[bin] - kept * kept / own[bin];
            weight += kept * kept;
            least = Math.Max(least, 1 / pseudo[bin]);
        }
        var variance = weight > 0 ? Math.Max(least, square / weight) : 0;
        return
        [
            .. shifts.Select((_, bin) =>
            {
                if (own[bin] <= 0) return Math.Sqrt(variance);
                var kept = own[bin] / (own[bin] + pseudo[bin]);
                return Math.Sqrt(kept * kept / own[bin] + (1 - kept) * (1 - kept) * variance);
            }),
        ];
    }
}

/// <summary>What offices add, in logits.</summary>
/// <param name="Shifts">The shift of each bin; 0 where there are no rows.</param>
/// <param name="Errors">
/// Its standard error given everything else; where there are no rows, as much as offices vary.
/// </param>
internal readonly record struct OfficeShifts(double[] Shifts, double[] Errors);
