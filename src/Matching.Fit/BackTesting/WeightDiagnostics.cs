namespace Matching.Fit.BackTesting;

/// <summary>Whether the past says anything about a policy: the weights that its rows get.</summary>
/// <param name="Mean">
/// Mean weight: about 1 when the policy is decided without looking at what a row really got, and propensities are
/// right. Alarm outside [0.95, 1.05].
/// </param>
/// <param name="MeanError">Standard error of the mean.</param>
/// <param name="Largest">Largest weight.</param>
/// <param name="EffectiveRows">(Σ weight)² / Σ weight²: how many rows the estimate rests on (Kish 1965).</param>
/// <param name="Matched">Share of rows in which the policy would have done what was done.</param>
/// <param name="Unlikely">Share of the policy's proposals whose propensity is below 0.02.</param>
public sealed record WeightDiagnostics(
    double Mean, double MeanError, double Largest, double EffectiveRows, double Matched, double Unlikely)
{
    /// <summary>A propensity below this says that the action was hardly ever taken for such a row.</summary>
    public const double UnlikelyPropensity = .02;

    /// <summary>True when the mean is within [0.95, 1.05].</summary>
    public bool IsMeanRight => Mean is >= .95 and <= 1.05;

    /// <summary>
    /// True when the mean is so far above 1 that chance does not explain it: the mark of a policy that leans on each
    /// row's own realised action.
    /// </summary>
    public bool IsMeanImpossible => Mean > 1.1 && Mean - 1 > 3 * MeanError;

    /// <summary>Reads the weights of one policy.</summary>
    internal static WeightDiagnostics Of(PastDecisions past, Proposal proposal, (double[] Weights, double[] E) by)
    {
        var (weights, propensities) = by;
        double matched = 0, unlikely = 0, squares = 0;
        for (var row = 0; row < weights.Length; row++)
        {
            matched += proposal.Share(row, past.Actions[row]);
            squares += weights[row] * weights[row];
            for (var action = 0; action < proposal.ActionCount; action++)
                if (propensities[row * proposal.ActionCount + action] < UnlikelyPropensity)
                    unlikely += proposal.Share(row, action);
        }
        var mean = Estimate.Of(weights, past.Clusters);
        var sum = mean.Value * weights.Length;
        return new WeightDiagnostics(
            mean.Value, mean.StandardError, weights.Max(), squares > 0 ? sum * sum / squares : 0,
            matched / weights.Length, unlikely / weights.Length);
    }
}
