using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;
using Matching.Fit.Folds;
using Matching.Fit.Metrics;
using Matching.Fit.Tables;

namespace Matching.Fit.Evaluating;

/// <summary>
/// How good a way of learning is on rows that it has not seen: figures out of fold, per fold, and beside the two plain
/// models that it must not be worse than.
/// </summary>
/// <param name="Metrics">All held-out rows together.</param>
/// <param name="Folds">Each fold.</param>
/// <param name="Baselines">The base rate of the rows learned from, and ridge logistic regression.</param>
public sealed record Evaluation(
    FitMetrics Metrics, IReadOnlyList<FoldFigures> Folds, IReadOnlyList<BaselineFigures> Baselines)
{
    /// <summary>Ranking within groups, where groups are given and have a choice.</summary>
    public RankingQuality? Ranking { get; init; }

    /// <summary>What is odd about the folds, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The held-out probability of each row; NaN for rows that no fold holds.</summary>
    public IReadOnlyList<double> Predicted { get; init; } = [];

    /// <summary>Learns each fold and tests it.</summary>
    /// <param name="table">Features, target and groups.</param>
    /// <param name="plan">The folds.</param>
    /// <param name="predict">Learns from a fold's rows and gives the probability of each held-out row, in the order
    /// of <see cref="Fold.Test"/>.</param>
    /// <param name="cancellation">Ends the work between folds.</param>
    /// <exception cref="InvalidTableException">A fold leaves one outcome alone to learn from.</exception>
    public static Evaluation Run(
        LearningTable table, FoldPlan plan, Func<Fold, CancellationToken, double[]> predict,
        CancellationToken cancellation)
    {
        var notes = FoldCheck.Run(plan, table.Target);
        var model = OutOfFold(table, plan, fold => predict(fold, cancellation), cancellation);
        var rate = OutOfFold(table, plan, fold => BaseRate(table, fold), cancellation);
        var logistic = OutOfFold(table, plan, fold => Logistic(table, fold, cancellation), cancellation);
        int[] held = [.. plan.Folds.SelectMany(fold => fold.Test).Order()];
        var predictions = Of(table, model, held);
        return new Evaluation(
            FitMetrics.Of(predictions),
            [
                .. plan.Folds.Select(fold => new FoldFigures(
                    fold.Name, fold.Train.Length, FitMetrics.Of(Of(table, model, fold.Test)))),
            ],
            [Baseline("base_rate", rate), Baseline("logistic_regression", logistic)])
        {
            Notes = notes,
            Predicted = model,
            Ranking = table.Groups is { } groups
                ? RankingQuality.Of(
                    [.. held.Select(row => model[row])], [.. held.Select(row => table.Target[row])],
                    [.. held.Select(row => groups[row])])
                : null,
        };

        BaselineFigures Baseline(string name, double[] other) => new(
            name, FitMetrics.Of(Of(table, other, held)), Gain(table, (other, model), held));
    }

    private static double[] OutOfFold(
        LearningTable table, FoldPlan plan, Func<Fold, double[]> predict, CancellationToken cancellation)
    {
        var predicted = new double[table.RowCount];
        Array.Fill(predicted, double.NaN);
        foreach (var fold in plan.Folds)
        {
            cancellation.ThrowIfCancellationRequested();
            var probabilities = predict(fold);
            for (var i = 0; i < fold.Test.Length; i++) predicted[fold.Test[i]] = probabilities[i];
        }
        return predicted;
    }

    private static double[] BaseRate(LearningTable table, Fold fold) =>
        [.. Enumerable.Repeat(fold.Train.Average(row => table.Target[row]), fold.Test.Length)];

    private static double[] Logistic(LearningTable table, Fold fold, CancellationToken cancellation) =>
        RidgeLogistic.Learn(
            table.Features.Select(fold.Train), [.. fold.Train.Select(row => table.Target[row])], cancellation)(
            table.Features.Select(fold.Test));

    private static Predictions Of(LearningTable table, double[] predicted, int[] rows) => new(
        Array.ConvertAll(rows, row => predicted[row]), Array.ConvertAll(rows, row => table.Target[row]));

    private static Estimate Gain(LearningTable table, (double[] Other, double[] Model) predicted, int[] rows) =>
        Estimate.Of(
            Array.ConvertAll(rows, row => LogLoss.Of(predicted.Other[row], table.Target[row])
                - LogLoss.Of(predicted.Model[row], table.Target[row])),
            table.Groups is { } groups ? Array.ConvertAll(rows, row => groups[row]) : null);
}
