using Matching.Fit.Learning;

namespace Matching.Fit.Calibrating;

/// <summary>
/// Platt's calibration z → shift + slope × z on out-of-bag scores (Platt 1999), with a ridge that pulls slope to 1 and
/// shift to 0 and steps that are clipped, so that it can not diverge.
/// </summary>
/// <param name="Slope">Slope, 0 to 5.</param>
/// <param name="Shift">Shift in logits.</param>
/// <param name="Centre">Mean score of the rows, in logits: slope and shift were found around it.</param>
/// <param name="SlopeError">Standard error of the slope.</param>
/// <param name="ShiftError">Standard error of the score at the centre, in logits.</param>
internal readonly record struct PlattFit(
    double Slope, double Shift, double Centre, double SlopeError, double ShiftError)
{
    private const double Ridge = 5;

    /// <summary>Fits the rows whose multiple is above 0.</summary>
    internal static PlattFit Of(LearningRows rows, double[] scores, Predicate<int> isTaken)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < rows.Count; i++)
            if (isTaken(i)) (sum, weight) = (sum + rows.Weights[i] * scores[i], weight + rows.Weights[i]);
        var centre = weight > 0 ? sum / weight : 0;
        var (slope, level) = (1.0, centre);
        var (hSlope, hLevel) = (0.0, 0.0);
        for (var turn = 0; turn < 25; turn++)
        {
            var (gs, gl, hc) = (Ridge * (1 - slope), Ridge * (centre - level), 0.0);
            (hSlope, hLevel) = (Ridge, Ridge);
            for (var i = 0; i < rows.Count; i++)
            {
                if (!isTaken(i)) continue;
                var x = scores[i] - centre;
                var p = Logistic.Probability(level + slope * x);
                var (g, h) = (rows.Positives[i] - rows.Weights[i] * p, rows.Weights[i] * p * (1 - p));
                (gs, gl) = (gs + g * x, gl + g);
                (hSlope, hLevel, hc) = (hSlope + h * x * x, hLevel + h, hc + h * x);
            }
            var determinant = hSlope * hLevel - hc * hc;
            slope = Math.Clamp(slope + Math.Clamp((gs * hLevel - gl * hc) / determinant, -1, 1), 0, 5);
            level += Math.Clamp((gl * hSlope - gs * hc) / determinant, -1, 1);
        }
        return new PlattFit(slope, level - slope * centre, centre, 1 / Math.Sqrt(hSlope), 1 / Math.Sqrt(hLevel));
    }

    /// <summary>The same with a share of the slope: scores come nearer to each other, and stay around the same
    /// centre.</summary>
    /// <param name="share">In [0, 1].</param>
    internal PlattFit HeldBack(double share) => this with
    {
        Slope = share * Slope, Shift = Shift + (1 - share) * Slope * Centre,
    };

    /// <summary>The calibrated score, in logits.</summary>
    internal double Apply(double score) => Shift + Slope * score;
}
