using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Monitoring;

public sealed class PopulationStabilityTests
{
    // (.25 - .5) ln(.25/.5) + (.75 - .5) ln(.75/.5) = .173287 + .101366
    [Fact]
    public void OfCounts_TwoBins_IsTheHandComputedIndex()
    {
        var (index, floor) = PopulationStability.OfCounts([50, 50, 0], [25, 75, 0]);
        Assert.Equal(.274653, index, 6);
        Assert.Equal(.02, floor, 12);
    }

    [Fact]
    public void Of_SamePopulation_IsAboutItsNoiseFloor()
    {
        var random = new Random(9);
        NumericColumn Draw(int rows) => new("x", Enumerable.Range(0, rows).Select(_ => random.NextDouble()));
        var (index, floor) = (0.0, 0.0);
        for (var i = 0; i < 200; i++)
        {
            var stability = PopulationStability.Of(Draw(1_000), Draw(500));
            (index, floor) = (index + stability.Index, floor + stability.NoiseFloor);
        }
        Assert.InRange(index / floor, .85, 1.2);
    }

    [Fact]
    public void Of_MovedNumbers_IsLargeAndKnowsMissingValues()
    {
        var then = new NumericColumn("x", Enumerable.Range(0, 100).Select(i => (double)i));
        var now = new NumericColumn("x", Enumerable.Range(0, 100).Select(i => i < 25 ? double.NaN : i + 50.0));
        var stability = PopulationStability.Of(then, now);
        Assert.True(stability.Index > 1);
        Assert.Equal((0, .25), (stability.MissingThen, stability.MissingNow));
        Assert.Equal(0, PopulationStability.Of(then, then).Index, 12);
    }

    [Fact]
    public void Of_Words_NamesLevelsThatAreNew()
    {
        var then = CategoricalColumn.Of("w", [.. Enumerable.Repeat("a", 10), .. Enumerable.Repeat("c", 10)]);
        var now = CategoricalColumn.Of("w", [.. Enumerable.Repeat("c", 10), .. Enumerable.Repeat("b", 10), null]);
        var stability = PopulationStability.Of(then, now);
        Assert.Equal(["b"], stability.NewLevels);
        Assert.Equal(1 / 21.0, stability.MissingNow, 12);
        Assert.True(stability.Index > 1);
        Assert.Equal(0, PopulationStability.Of(then, then).Index, 12);
    }

    [Fact]
    public void Of_OtherKind_IsRefused() => Assert.Equal(
        "Column 'x' holds numbers on one side and words on the other, expected the same. Maybe its kind should be "
            + "stated.",
        Assert.Throws<ArgumentException>(() => PopulationStability.Of(
            new NumericColumn("x", [1]), CategoricalColumn.Of("x", ["1"]))).Message);

    [Fact]
    public void Of_NoRows_IsRefused() => Assert.Equal(
        "Column 'x' has no rows then or now, expected both.",
        Assert.Throws<ArgumentException>(() => PopulationStability.Of(
            new NumericColumn("x", [1]), new NumericColumn("x", []))).Message);

    [Fact]
    public void Of_EverythingMissingThen_StillCompares() => Assert.True(PopulationStability.Of(
        new NumericColumn("x", [double.NaN, double.NaN]), new NumericColumn("x", [1, 2])).Index > 0);
}
