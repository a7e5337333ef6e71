namespace Matching.Fit.Learning;

/// <summary>
/// How much of the cut tables and how much of the straight lines a model takes: the mean of the shares 0, 0.1 … 1 in
/// proportion to their tempered likelihood on the rows that bags kept back (Yang 2003, aggregation with exponential
/// weights), with a prior for lines. Much evidence picks the better one; little evidence mixes both.
/// </summary>
internal static class Blend
{
    // Power of the likelihood: out-of-bag losses were looked at to stop, so they count half.
    private const double Trust = 0.5;

    // Nats that a model of cuts alone must gain to be as likely as one of lines alone.
    private const double PriceOfCuts = 4;

    /// <summary>The share of the first scores, in [0, 1].</summary>
    internal static double ShareOfCuts(LearningRows rows, double[] cuts, double[] lines)
    {
        var losses = new double[11];
        for (var s = 0; s < losses.Length; s++)
            for (var i = 0; i < rows.Count; i++)
                losses[s] += Logistic.Loss(
                    (s * cuts[i] + (10 - s) * lines[i]) / 10, rows.Weights[i], rows.Positives[i]);
        var (least, sum, total) = (losses.Min(), 0.0, 0.0);
        for (var s = 0; s < losses.Length; s++)
        {
            var exponent = Trust * (losses[s] - least) + PriceOfCuts * s / 10;
            var weight = Logistic.Exp(-Math.Min(36, exponent));
            (sum, total) = (sum + weight * s / 10, total + weight);
        }
        return sum / total;
    }
}
