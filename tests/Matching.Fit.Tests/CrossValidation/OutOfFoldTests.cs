using Matching.Fit.CrossValidation;
using Matching.Fit.Learning;
using Matching.Fit.Tests.Learning;

namespace Matching.Fit.Tests.CrossValidation;

public sealed class OutOfFoldTests
{
    [Fact]
    public void Scores_OfARow_ComeFromTheModelOfTheOtherFolds()
    {
        var task = Planted.Draw(300, 1, Planted.Mixed);
        int[] folds = [.. Enumerable.Range(0, 300).Select(row => row % 3 * 10)];
        var scores = OutOfFold.Scores(task, folds, Planted.Quick);
        int[] others = [.. Enumerable.Range(0, 300).Where(row => row % 3 != 1)];
        var model = FitLearner.Train(task.Select(others), Planted.Quick);
        for (var row = 1; row < 300; row += 3)
            Assert.Equal(model.Score(task.Features.Select([row]))[0], scores[row]);
    }

    [Fact]
    public void Scores_WithOffsets_HaveThemAdded()
    {
        var task = Planted.Draw(40, 1, Planted.Mixed) with { Offsets = [.. Enumerable.Repeat(700, 40)] };
        int[] folds = [.. Enumerable.Range(0, 40).Select(row => row % 2)];
        Assert.All(OutOfFold.Scores(task, folds, Planted.Quick), score => Assert.Equal(700, score));
    }

    [Fact]
    public void Scores_OfFoldsThatDoNotFit_AreRefused()
    {
        var task = Planted.Draw(40, 1, Planted.Mixed);
        Assert.Equal(
            "There are 3 folds, expected 40, one a row.",
            Assert.Throws<ArgumentException>(() => OutOfFold.Scores(task, [1, 2, 3], Planted.Quick)).Message);
        Assert.Equal(
            "There is 1 fold '7', expected 2 or more.",
            Assert.Throws<ArgumentException>(
                () => OutOfFold.Scores(task, [.. Enumerable.Repeat(7, 40)], Planted.Quick)).Message);
    }
}
