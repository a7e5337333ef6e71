using Matching.Fit.Features;

namespace Matching.Fit.Tests;

public sealed class SimilarCountsTests
{
    [Fact]
    public void Support_CountsNeighboursThatTheTableDoesNotTellApart()
    {
        // From 40 points a bin of 60 is near and so is, through it, one of 80; 100 is not. Missing stands alone.
        var model = Model(new NumericFeature("a", [1, 2, 3]), [45, 40, 60, 80, 100], [1, 10, 20, 30, 40]);
        Assert.Equal([1, 60, 90 + 10, 100, 90], new[] { double.NaN, 0, 1, 2, 3 }.Select(v => model.Support([v])));
    }

    [Fact]
    public void Support_OfLevels_CountsEachAlone()
    {
        var model = Model(new CategoricalFeature("a", ["x", "y"]), [0, 0, 0, 60], [1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], new[] { double.NaN, 9, 0, 1 }.Select(v => model.Support([v])));
    }

    [Fact]
    public void Support_OfATableWithoutAnEffect_IsEveryRow() =>
        Assert.Equal(1_000, Model(new CategoricalFeature("a", ["x"]), [0, -49, 49], [1, 2, 3]).Support([0]));

    [Fact]
    public void Support_OfAStatedModel_IsNobodys()
    {
        var model = new FitModel(new FitModelDraft { Name = "m", Intercept = 0, Features = [], Terms = [] });
        Assert.Null(model.Support([]));
    }

    private static FitModel Model(ModelFeature feature, int[] points, int[] counts) => new(new FitModelDraft
    {
        Name = "m",
        Intercept = 0,
        Features = [feature],
        Terms = [new FitTerm(TermAxis.OfBins(0, points.Length), null, new TermCells(points) { Counts = counts })],
        Training = new TrainingRecord { Rows = 1_000 },
        Stage = LearningStage.Full,
    });
}
