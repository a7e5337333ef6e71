namespace Matching.Fit.Tests;

public sealed class FitTermTests
{
    [Theory]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(9.999, 1)]
    [InlineData(10, 2)]
    [InlineData(19.999, 2)]
    [InlineData(20, 3)]
    [InlineData(double.PositiveInfinity, 3)]
    [InlineData(double.NaN, -7)]
    public void Points_OfAValue_AreThoseOfTheBinThatStartsAtOrBelowIt(double value, int points) =>
        Assert.Equal(points, new FitTerm(0, [10, 20], [1, 2, 3], missing: -7).Points(value));

    [Theory]
    [InlineData(-1.0, 5)]
    [InlineData(1e300, 5)]
    [InlineData(double.NaN, 0)]
    public void Points_WithoutEdges_AreOneBin(double value, int points) =>
        Assert.Equal(points, new FitTerm(0, [], [5]).Points(value));

    [Fact]
    public void Points_OfNegativeZero_AreThoseOfZero() => Assert.Equal(2, new FitTerm(0, [0], [1, 2]).Points(-0.0));

    [Fact]
    public void Constructor_AtTheLimits_Constructs()
    {
        var term = new FitTerm(9, [-1e300, 1e300], [20_000, -20_000, 0], -20_000);
        Assert.Equal((9, -20_000), (term.Feature, term.Missing));
    }

    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => new FitTerm(-1, [1, 1, double.NaN], [0, 20_001], missing: int.MinValue));
        Assert.Equal(
            [
                "Term has feature -1, expected 0 or more.",
                "Term of feature -1 has 2 points, expected 4, one a bin.",
                "Term of feature -1 has edge 1 at 1, expected finite and strictly rising.",
                "Term of feature -1 has edge NaN at 2, expected finite and strictly rising.",
                "Term of feature -1 has 20001 points, expected within ±20000.",
                "Term of feature -1 has -2147483648 points, expected within ±20000.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Constructor_KeepsCopies()
    {
        double[] edges = [1];
        int[] points = [5, 6];
        var term = new FitTerm(0, edges, points);
        (edges[0], points[0]) = (-9, 9);
        Assert.Equal(5, term.Points(0));
    }
}
