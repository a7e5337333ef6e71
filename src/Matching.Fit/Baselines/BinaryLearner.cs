using Matching.Fit.Tables;

namespace Matching.Fit.Baselines;

/// <summary>
/// Learns to tell the probability that a target is 1: the seam behind which any learner stands where a probability is
/// needed on the way to something else (a back-test, a comparison).
/// </summary>
/// <param name="features">What to learn from, missing values included.</param>
/// <param name="target">0 or 1 a row; both occur.</param>
/// <param name="cancellation">Ends the work.</param>
/// <returns>Predicts for tables with columns of the same names and kinds.</returns>
public delegate Predictor BinaryLearner(FitTable features, double[] target, CancellationToken cancellation);

/// <summary>The probability of target 1 for each row of a table, in (0, 1).</summary>
/// <param name="features">Columns of the names and kinds that were learned from; unseen levels are allowed.</param>
public delegate double[] Predictor(FitTable features);
