using Matching.Fit.BackTesting;
using Matching.Fit.Metrics;

namespace Matching.Fit.Evaluating;

/// <summary>A plain model on the same folds, and how much the evaluated one gains over it.</summary>
/// <param name="Name"><c>base_rate</c> or <c>logistic_regression</c>.</param>
/// <param name="Metrics">Out of fold.</param>
/// <param name="Gain">Log-loss of the baseline less that of the model, from the same rows, errors by group.</param>
public sealed record BaselineFigures(string Name, FitMetrics Metrics, Estimate Gain);
