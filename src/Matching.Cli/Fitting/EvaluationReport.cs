using Matching.Fit.Cards;
using Matching.Fit.Evaluating;
using Matching.Fit.Metrics;

namespace Matching.Cli.Fitting;

/// <summary>What <c>fit cross-validate</c> reports: the figures that everybody reads first at the top level.</summary>
internal sealed record EvaluationReport(
    int Rows, int Folds, double LogLoss, double? Auc, double Brier, double CalibrationError, double NoiseFloor,
    double Seconds)
{
    /// <summary>Mean outcome.</summary>
    public double BaseRate { get; init; }

    /// <summary>The log-loss of the base rate of the same rows.</summary>
    public double BaseRateLogLoss { get; init; }

    /// <summary>Brier's squared gaps.</summary>
    public double Reliability { get; init; }

    /// <summary>Brier's knowledge.</summary>
    public double Resolution { get; init; }

    /// <summary>1 = neither too bold nor too timid.</summary>
    public double? CalibrationSlope { get; init; }

    /// <summary>0 = right on average.</summary>
    public double? CalibrationIntercept { get; init; }

    /// <summary>Ranking within groups: how many count.</summary>
    public int? RankedGroups { get; init; }

    /// <summary>Mean gain of the first five.</summary>
    public double? Ndcg5 { get; init; }

    /// <summary>Groups with a good one among the first three.</summary>
    public double? Hit3 { get; init; }

    /// <summary>The plain models on the same folds.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    /// <summary>Each fold.</summary>
    public IReadOnlyList<FoldLine> PerFold { get; init; } = [];

    /// <summary>The reliability diagram.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; init; } = [];

    /// <summary>What each declared direction cost, where it was asked for.</summary>
    public IReadOnlyList<ConstraintCost> ConstraintCosts { get; init; } = [];

    /// <summary>What is odd.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>One fold.</summary>
    public sealed record FoldLine(
        string Fold, int TrainRows, int Rows, double BaseRate, double LogLoss, double? Auc, double Brier,
        double CalibrationError, double NoiseFloor);

    /// <summary>One plain model, and what the evaluated one gains over it.</summary>
    public sealed record Baseline(
        string Name, double LogLoss, double? Auc, double Brier, double CalibrationError, double Gain, double GainLow,
        double GainHigh);

    /// <summary>The report of an evaluation.</summary>
    public static EvaluationReport Of(Evaluation evaluation, double seconds)
    {
        var all = evaluation.Metrics;
        return new EvaluationReport(
            all.Rows, evaluation.Folds.Count, all.LogLoss, all.Auc, all.Brier.Score, all.Calibration.Error,
            all.Calibration.NoiseFloor, seconds)
        {
            BaseRate = all.BaseRate,
            BaseRateLogLoss = all.BaseRateLogLoss,
            Reliability = all.Brier.Reliability,
            Resolution = all.Brier.Resolution,
            CalibrationSlope = all.Line?.Slope,
            CalibrationIntercept = all.Line?.Intercept,
            RankedGroups = evaluation.Ranking?.Groups,
            Ndcg5 = evaluation.Ranking?.Ndcg,
            Hit3 = evaluation.Ranking?.Hit,
            Baselines = [.. evaluation.Baselines.Select(Of)],
            PerFold = [.. evaluation.Folds.Select(Of)],
            Bins = all.Calibration.Bins,
            Notes = evaluation.Notes,
        };
    }

    private static Baseline Of(BaselineFigures baseline) => new(
        baseline.Name, baseline.Metrics.LogLoss, baseline.Metrics.Auc, baseline.Metrics.Brier.Score,
        baseline.Metrics.Calibration.Error, baseline.Gain.Value, baseline.Gain.Low, baseline.Gain.High);

    private static FoldLine Of(FoldFigures fold) => new(
        fold.Name, fold.TrainRows, fold.Metrics.Rows, fold.Metrics.BaseRate, fold.Metrics.LogLoss, fold.Metrics.Auc,
        fold.Metrics.Brier.Score, fold.Metrics.Calibration.Error, fold.Metrics.Calibration.NoiseFloor);
}
