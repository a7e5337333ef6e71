using Matching.Fit.Metrics;

namespace Matching.Fit.Evaluating;

/// <summary>The figures of one held-out fold.</summary>
/// <param name="Name">The fold.</param>
/// <param name="TrainRows">Rows learned from.</param>
/// <param name="Metrics">On the rows held out.</param>
public sealed record FoldFigures(string Name, int TrainRows, FitMetrics Metrics);
