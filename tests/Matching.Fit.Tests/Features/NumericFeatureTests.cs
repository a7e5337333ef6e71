using Matching.Fit.Features;

namespace Matching.Fit.Tests.Features;

public sealed class NumericFeatureTests
{
    [Theory]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(9.999, 1)]
    [InlineData(10, 2)]
    [InlineData(19.999, 2)]
    [InlineData(20, 3)]
    [InlineData(double.PositiveInfinity, 3)]
    [InlineData(double.NaN, 0)]
    public void Bin_OfAValue_IsTheOneThatStartsAtOrBelowIt(double value, byte bin) =>
        Assert.Equal(bin, new NumericFeature("minutes", [10, 20]).Bin(value));

    [Theory]
    [InlineData(-1.0, 1)]
    [InlineData(1e300, 1)]
    [InlineData(double.NaN, 0)]
    public void Bin_WithoutEdges_IsOne(double value, byte bin) =>
        Assert.Equal(bin, new NumericFeature("minutes", []).Bin(value));

    [Fact]
    public void Bin_OfNegativeZero_IsThatOfZero() => Assert.Equal(2, new NumericFeature("minutes", [0]).Bin(-0.0));

    [Fact]
    public void Bin_WithTheMostEdges_FitsIntoAByte()
    {
        var feature = new NumericFeature("minutes", [.. Enumerable.Range(0, 253).Select(i => (double)i)]);
        Assert.Equal((255, 254, 1), (feature.BinCount, feature.Bin(1e9), feature.Bin(-1)));
    }

    [Fact]
    public void Constructor_KeepsCopies()
    {
        double[] edges = [1];
        var feature = new NumericFeature("minutes", edges);
        edges[0] = -9;
        Assert.Equal(1, feature.Bin(0));
    }

    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        double[] edges = [1, 1, double.NaN, .. Enumerable.Range(2, 251).Select(i => (double)i)];
        var thrown = Assert.Throws<ArgumentException>(
            () => new NumericFeature("", edges, (Direction)9, new string('m', 201)));
        Assert.Equal(
            [
                "Feature has no name, expected one.",
                "Feature '' has a text of 201 characters, expected at most 200. Maybe the column holds free text.",
                "Feature '' has 254 edges, expected at most 253.",
                "Feature '' has direction 9, expected one of the enum.",
                "Feature '' has edge 1 at 1, expected finite and strictly rising.",
                "Feature '' has edge NaN at 2, expected finite and strictly rising.",
                "Feature '' has edge 2 at 3, expected finite and strictly rising.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }
}
