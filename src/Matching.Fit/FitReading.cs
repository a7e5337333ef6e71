namespace Matching.Fit;

/// <summary>Everything that a model says of one option, read from its tables at once.</summary>
/// <param name="Contributions">Of each term in 1/1000 logit, in the order of <see cref="FitModel.Terms"/>.</param>
/// <param name="Score">The intercept and all of them, in 1/1000 logit.</param>
/// <param name="Interval">The 80 % interval of the score.</param>
/// <param name="Support">How many placements were similar; null for a stated model.</param>
public sealed record FitReading(IReadOnlyList<int> Contributions, int Score, FitInterval Interval, int? Support);
