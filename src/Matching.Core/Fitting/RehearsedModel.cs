using Matching.Fit;
using Matching.Fit.Metrics;

namespace Matching.Core.Fitting;

/// <summary>How a model's head for good outcomes does on rows that it did not learn from.</summary>
/// <param name="Part">Its part: prior, champion or challenger.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Metrics">The figures, with what they have to be held against.</param>
public sealed record RehearsedModel(string Part, string Name, FitMetrics Metrics)
{
    /// <summary>Scores the rows.</summary>
    public static RehearsedModel Of(string part, PlacementModel model, TrainingRows rows)
    {
        var probabilities = new double[rows.Count];
        for (var row = 0; row < rows.Count; row++)
            probabilities[row] = FitModel.Probability(model.Good.Score(rows.Features(row)));
        double[] outcomes = [.. rows.Outcomes.Select(good => good ? 1.0 : 0)];
        return new RehearsedModel(part, model.Name, FitMetrics.Of(new Predictions(probabilities, outcomes)));
    }
}
