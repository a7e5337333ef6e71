using Matching.Fit.Features;
using Matching.Fit.Learning;

namespace Matching.Fit.Tests.Learning;

public sealed class MonotoneTests
{
    [Theory]
    [InlineData(Direction.Falling)]
    [InlineData(Direction.Rising)]
    public void Train_WithADirection_KeepsItInEveryCombinationOfBins(Direction direction)
    {
        // The truth goes up and down, and the other way with the flag: mains and pairs both want to break it.
        var task = Planted.Draw(3_000, 1, (a, b, c, _) => Math.Sin(9 * a) + (c ? 2 * a : -2 * a) + b) with
        {
            Directions = new Dictionary<string, Direction> { ["a"] = direction, ["b"] = Direction.Rising },
        };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Empty(Monotonicity.Violations(model.Features, model.Terms));
        var sign = direction == Direction.Rising ? 1 : -1;
        for (var b = 0.05; b < 1; b += 0.1)
            foreach (var c in new[] { 0.0, 1, double.NaN })
                for (var level = 0; level < 4; level++)
                    for (var a = 0.0; a < 0.99; a += 0.01)
                        Assert.True(
                            sign * (model.Score([a + 0.01, b, c, level]) - model.Score([a, b, c, level])) >= 0);
    }

    [Fact]
    public void Train_WithoutADirection_FollowsTheTruthDownAndUp()
    {
        var model = FitLearner.Train(Planted.Draw(3_000, 1, (a, _, _, _) => 8 * (a - 0.5) * (a - 0.5)), Planted.Quick);
        Assert.True(model.Score([0.05, 0.5, 0, 0]) > model.Score([0.5, 0.5, 0, 0]) + 500);
        Assert.True(model.Score([0.95, 0.5, 0, 0]) > model.Score([0.5, 0.5, 0, 0]) + 500);
    }

    [Fact]
    public void Train_APriorAgainstTheDirection_IsLifted()
    {
        var prior = new FitModel(new FitModelDraft
        {
            Name = "wrong way",
            Intercept = 0,
            Features = [new NumericFeature("a", [0.5])],
            Terms = [FitTerm.Main(0, 0, 300, -300)],
        });
        var task = Planted.Draw(30, 1, Planted.Mixed) with
        {
            Prior = prior, Directions = new Dictionary<string, Direction> { ["a"] = Direction.Rising },
        };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Empty(Monotonicity.Violations(model.Features, model.Terms));
        Assert.Empty(Centring.Violations(model));
    }

    [Fact]
    public void Violations_OfAPairThatOutweighsItsMain_AreFound()
    {
        ModelFeature[] features = [new NumericFeature("a", [1], Direction.Rising), new NumericFeature("b", [1])];
        var pair = new FitTerm(
            TermAxis.OfBins(1, 3), TermAxis.OfBins(0, 3), new TermCells([0, 0, 0, 0, 50, 0, 0, 0, 70]));
        Assert.Empty(Monotonicity.Violations(features, [FitTerm.Main(0, 99, 0, 50), pair]));
        Assert.Equal(
            ["Feature 'a' goes 1 points against its direction at bin 2, expected 0."],
            Monotonicity.Violations(features, [FitTerm.Main(0, 99, 0, 49), pair]));
    }

    [Fact]
    public void Rising_PoolsWhatFalls() => Assert.Equal(
        [1, 2.5, 2.5, 4, 4, 4], Isotonic.Rising([1, 3, 2, 6, 3, 3], [1, 1, 1, 1, 1, 1]));
}
