using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class PredictionsTests
{
    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => new Predictions([0.5, 1.5, double.NaN], [0, 2], [1, double.NaN, -1]));
        Assert.Equal(
            [
                "Predictions have 3 probabilities, 2 outcomes and 3 weights, expected as many of each.",
                "Predictions have probability 1.5 in row 1, expected [0, 1].",
                "Predictions have outcome 2 in row 1, expected 0 or 1.",
                "Predictions have weight NaN in row 1, expected 0 or more and finite.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Constructor_WithoutRows_IsRefused() => Assert.Equal(
        "Predictions have 0 rows, expected at least 1.",
        Assert.Throws<ArgumentException>(() => new Predictions([], [])).Message);

    [Fact]
    public void Constructor_WithoutWeight_IsRefused() => Assert.Equal(
        "Predictions have weights that are all 0, expected at least one above.",
        Assert.Throws<ArgumentException>(() => new Predictions([0.5], [1], [0])).Message);

    [Fact]
    public void Select_Rows_KeepsTheirWeights()
    {
        var some = new Predictions([.1, .2, .3], [0, 1, 0], [1, 2, 3]).Select([2, 1]);
        Assert.Equal([.3, .2], some.Probabilities.ToArray());
        Assert.Equal([0, 1], some.Outcomes.ToArray());
        Assert.Equal([3, 2], some.Weights.ToArray());
    }
}
