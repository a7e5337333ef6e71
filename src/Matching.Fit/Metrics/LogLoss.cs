namespace Matching.Fit.Metrics;

/// <summary>
/// Mean negative log-likelihood of what happened, in nats: the first figure to look at, because it is lowest in
/// expectation for the true probability alone (Good 1952). 0.6931 is a coin.
/// </summary>
public static class LogLoss
{
    /// <summary>Probabilities count as this far from 0 and 1 at least: one wrong certainty stays finite.</summary>
    public const double Margin = 1e-15;

    /// <summary>The weighted mean over all rows, 0 or more. O(rows).</summary>
    public static double Of(Predictions predictions) => predictions.Mean(
        row => Of(predictions.Probabilities[row], predictions.Outcomes[row]));

    /// <summary>The loss of one row.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <param name="outcome">0 or 1.</param>
    public static double Of(double probability, double outcome) =>
        -Math.Log(Math.Max(Margin, outcome == 1 ? probability : 1 - probability));
}
