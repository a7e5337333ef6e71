namespace Matching.Fit.Learning;

/// <summary>The model that knows a rate alone.</summary>
internal static class BaseRateModel
{
    /// <summary>ln((positives + ½) / (negatives + ½)), with its standard error (Haldane 1956).</summary>
    /// <param name="sample">The rows.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="untold">
    /// By how much, in logits, scores may well differ from the rate although too little speaks for telling them apart.
    /// </param>
    internal static FitModel Of(LearningSample sample, FitSettings settings, double untold = 0)
    {
        var (positives, negatives) = (sample.PositiveCount + 0.5, sample.RowCount - sample.PositiveCount + 0.5);
        var intercept = 0.0;
        for (var turn = 0; turn < 60; turn++)
        {
            // Newton on the rate: the logarithm of a runtime is not the same on every machine.
            var p = Logistic.Probability(intercept);
            var rows = positives + negatives;
            intercept += Math.Clamp((positives - rows * p) / (rows * p * (1 - p)), -1, 1);
        }
        return new FitModel(new FitModelDraft
        {
            Name = sample.Task.Name,
            Features = sample.Features,
            Intercept = (int)Math.Round(1000 * intercept),
            Terms = [],
            Stage = LearningStage.BaseRate,
            StandardError = (int)Math.Round(1000 * Math.Sqrt(1 / positives + 1 / negatives + untold * untold)),
            Training = sample.Record(settings, new Dictionary<string, double>()),
        });
    }
}
