using Matching.Fit.Baselines;
using Matching.Fit.Evaluating;
using Matching.Fit.Folds;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Evaluating;

public sealed class EvaluationTests
{
    private static readonly LearningTable Table = new(
        new FitTable([new NumericColumn("x", Enumerable.Range(0, 400).Select(i => (double)(i % 4)))], 400),
        [.. Enumerable.Range(0, 400).Select(i => i * 7919 % 10 < 2 * (i % 4) + 1 ? 1.0 : 0)],
        new FitTable([], 400))
    {
        Groups = [.. Enumerable.Range(0, 400).Select(i => i / 4)],
    };

    private static readonly FoldPlan Plan = FoldPlan.Random(Table.Groups, 400, 5, 1);

    [Fact]
    public void Run_TheLogisticBaselineItself_GainsNothingOverItselfAndALotOverTheBaseRate()
    {
        var evaluation = Evaluation.Run(
            Table, Plan,
            (fold, cancellation) => RidgeLogistic.Learn(
                Table.Features.Select(fold.Train), [.. fold.Train.Select(row => Table.Target[row])], cancellation)(
                Table.Features.Select(fold.Test)),
            default);
        Assert.Equal((400, 5), (evaluation.Metrics.Rows, evaluation.Folds.Count));
        Assert.Equal(["base_rate", "logistic_regression"], evaluation.Baselines.Select(b => b.Name));
        Assert.Equal(0, evaluation.Baselines[1].Gain.Value, 12);
        Assert.True(evaluation.Baselines[0].Gain.Low > 0);
        Assert.Equal(
            evaluation.Baselines[0].Metrics.LogLoss - evaluation.Metrics.LogLoss, evaluation.Baselines[0].Gain.Value,
            12);
        Assert.NotNull(evaluation.Ranking);
        Assert.All(evaluation.Folds, fold => Assert.Equal(320, fold.TrainRows));
    }

    [Fact]
    public void Run_PredictionsOfEachFold_ComeBackInTheOrderOfRows()
    {
        var evaluation = Evaluation.Run(
            Table, Plan, (fold, _) => [.. fold.Test.Select(row => (row + 1) / 500.0)], default);
        Assert.Equal(Enumerable.Range(0, 400).Select(row => (row + 1) / 500.0), evaluation.Predicted);
    }

    [Fact]
    public void Run_FoldsInTime_LeavesTheFirstStretchOut()
    {
        var plan = FoldPlan.Temporal([.. Enumerable.Range(0, 400).Select(i => (double)i)], 3);
        var evaluation = Evaluation.Run(Table, plan, (fold, _) => new double[fold.Test.Length], default);
        Assert.Equal(300, evaluation.Metrics.Rows);
        Assert.True(double.IsNaN(evaluation.Predicted[99]));
        Assert.Equal(0, evaluation.Predicted[100]);
    }

    [Fact]
    public void Run_FoldWithoutPositives_IsNotedAndHasNoCurve()
    {
        double[] target = [.. Table.Target.Select((y, row) => row < 100 ? 0 : y)];
        var plan = FoldPlan.Given(new NumericColumn("f", Enumerable.Range(0, 400).Select(i => (double)(i / 100))));
        var evaluation = Evaluation.Run(
            Table with { Target = target }, plan, (fold, _) => new double[fold.Test.Length], default);
        Assert.Null(evaluation.Folds[0].Metrics.Auc);
        Assert.Equal(
            ["Fold '0' holds rows with target 0 alone; its area under the curve is undefined."], evaluation.Notes);
    }

    [Fact]
    public void Run_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Evaluation.Run(
            Table, Plan,
            (fold, _) =>
            {
                source.Cancel();
                return new double[fold.Test.Length];
            },
            source.Token));
    }
}
