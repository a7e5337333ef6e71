namespace Matching.Fit.Metrics;

/// <summary>Probability and log-odds.</summary>
public static class LogOdds
{
    private const double Margin = 1e-12;

    /// <summary>1 / (1 + e^-logit), in [0, 1].</summary>
    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>ln(p / (1 − p)), with p held 1e-12 away from 0 and 1, so that it is within ±27.7.</summary>
    public static double Of(double probability)
    {
        var p = Math.Clamp(probability, Margin, 1 - Margin);
        return Math.Log(p / (1 - p));
    }
}
