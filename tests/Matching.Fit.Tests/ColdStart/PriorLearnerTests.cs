using Matching.Fit.Features;
using Matching.Fit.Learning;
using Matching.Fit.ModelFiles;
using Matching.Fit.Tests.Learning;

namespace Matching.Fit.Tests.ColdStart;

public sealed class PriorLearnerTests
{
    private static readonly FitModel Prior = new(new FitModelDraft
    {
        Name = "rules",
        Intercept = 300,
        Features = [new NumericFeature("a", [0.6]), new CategoricalFeature("d", ["level 2"])],
        Terms =
        [
            FitTerm.Main(0, 0, -400, 1_000), FitTerm.Main(1, 0, 0, 800),
            new FitTerm(
                TermAxis.OfCells(0, [0, 0, 1]), TermAxis.OfCells(1, [0, 0, 1]), new TermCells([0, 7, 0, -9])),
        ],
        StandardError = 500,
    });

    [Fact]
    public void Train_WithFewRows_IsThePriorInFinerBins()
    {
        var task = Planted.Draw(24, 1, Planted.Mixed) with { Prior = Prior };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Equal((LearningStage.Prior, 300, 500), (model.Stage, model.PriorIntercept, model.StandardError));
        Assert.Equal(Prior.Score(task.Features), model.Score(task.Features));
        var unseen = Planted.Draw(500, 2, Planted.Mixed);
        Assert.Equal(Prior.Score(unseen.Features), model.Score(unseen.Features));
        Assert.Equal(24, model.Training!.Rows);
        Assert.Null(model.Support([0, 0, 0, 0]));
        Assert.Equal(model.Score(unseen.Features), ModelFile.Read(ModelFile.Write(model)).Score(unseen.Features));
    }

    [Fact]
    public void Train_WhereTheRateIsAnother_TakesAShrunkIntercept()
    {
        // The prior says about 1.3 logits too much everywhere.
        var task = Planted.Draw(150, 3, (a, _, _, d) => (a > 0.6 ? 1 : -0.4) + (d == 2 ? 0.8 : 0) - 1) with
        {
            Prior = Prior,
        };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Equal(LearningStage.Intercept, model.Stage);
        Assert.InRange(model.Intercept - model.PriorIntercept, -1_400, -700);
        Assert.All(model.Terms, term => Assert.Equal(term.PriorPoints.ToArray(), term.Points.ToArray()));
    }

    [Fact]
    public void Train_WhereThePriorIsWrong_LearnsCorrectionsBesideIt()
    {
        var task = Planted.Draw(1_500, 4, (_, b, _, _) => 4 * (b - 0.5)) with { Prior = Prior };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Equal(LearningStage.Full, model.Stage);
        var step = model.Score([0.9, 0.5, 0, 0]) - model.Score([0.2, 0.5, 0, 0]);
        Assert.InRange(step, -500, 500);
        Assert.InRange(model.Score([0.5, 0.9, 0, 0]) - model.Score([0.5, 0.1, 0, 0]), 2_200, 3_800);
        var main = model.Terms.Single(t => t.First.Feature == 0 && !t.IsPair);
        Assert.Equal([0, -400, 1_000], main.PriorPoints.ToArray().Distinct());
        Assert.Empty(Centring.Violations(model));
    }

    [Fact]
    public void Train_WhereThePriorIsRight_StaysWithinItsReach()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var task = Planted.Draw(
                400, 10 + seed, (a, _, _, d) => 0.3 + (a > 0.6 ? 1 : -0.4) + (d == 2 ? 0.8 : 0)) with
            {
                Prior = Prior,
            };
            var fresh = Planted.Draw(4_000, 90 + seed, (a, _, _, d) => 0.3 + (a > 0.6 ? 1 : -0.4) + (d == 2 ? 0.8 : 0));
            var model = FitLearner.Train(task, Planted.Quick);
            var worse = Planted.Loss(fresh, model.Score(fresh.Features))
                - Planted.Loss(fresh, Prior.Score(fresh.Features));
            Assert.InRange(worse, -0.01, 0.01);
        }
    }

    [Fact]
    public void Train_WithOffsets_LearnsWhatTheyLeave()
    {
        var task = Planted.Draw(1_500, 5, (a, b, _, _) => 3 * (a - 0.5) + 3 * (b - 0.5));
        var known = (Matching.Fit.Tables.NumericColumn)task.Features.Columns[0];
        int[] offsets = [.. known.Values.ToArray().Select(a => (int)(3_000 * (a - 0.5)))];
        var model = FitLearner.Train(task with { Offsets = offsets }, Planted.Quick);
        Assert.InRange(model.Score([0.9, 0.5, 0, 0]) - model.Score([0.1, 0.5, 0, 0]), -450, 450);
        Assert.InRange(model.Score([0.5, 0.9, 0, 0]) - model.Score([0.5, 0.1, 0, 0]), 1_400, 3_000);
    }
}
