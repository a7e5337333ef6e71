using Matching.Fit.Cards;
using Matching.Fit.Features;

namespace Matching.Fit.Tests.Cards;

public sealed class AxisLabelsTests
{
    private static readonly NumericFeature Number = new("x", [1, 2.5, 1e7]);

    [Fact]
    public void Of_BinsOfANumber_AreRanges() => Assert.Equal(
        ["missing", "under 1", "[1, 2.5)", "[2.5, 1e7)", "from 1e7"],
        AxisLabels.Of(TermAxis.OfBins(0, 5), Number, CardLanguage.English));

    [Fact]
    public void Of_CoarserCells_JoinTheirBins()
    {
        Assert.Equal(
            ["under 2.5, saknas", "från 2.5"],
            AxisLabels.Of(TermAxis.OfCells(0, [0, 0, 0, 1, 1]), Number, CardLanguage.Swedish));
        Assert.Equal(
            ["missing", "all"], AxisLabels.Of(TermAxis.OfCells(0, [0, 1, 1, 1, 1]), Number, CardLanguage.English));
    }

    [Fact]
    public void Of_Levels_NamesAFewAndCountsTheOthers()
    {
        var feature = new CategoricalFeature("c", ["administration", "building and road", "care", "other"]);
        Assert.Equal(
            ["missing, others", "administration +2", "other"],
            AxisLabels.Of(TermAxis.OfCells(0, [0, 0, 1, 1, 1, 2]), feature, CardLanguage.English));
    }

    [Fact]
    public void Of_ALongLevel_IsCut() => Assert.Equal(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaa…",
        AxisLabels.Of(
            TermAxis.OfBins(0, 3), new CategoricalFeature("c", [new string('a', 60)]), CardLanguage.English)[2]);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234.567, "1235")]
    [InlineData(-0.12345, "-0.123")]
    [InlineData(12_345_678, "1.235e7")]
    [InlineData(0.00001, "1e-5")]
    public void Shown_Number_KeepsTheDigitsThatCount(double value, string text) =>
        Assert.Equal(text, AxisLabels.Shown(value));
}
