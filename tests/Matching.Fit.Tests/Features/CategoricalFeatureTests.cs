using Matching.Fit.Features;

namespace Matching.Fit.Tests.Features;

public sealed class CategoricalFeatureTests
{
    private static readonly CategoricalFeature Sector = new("sector", ["care", "school"]);

    [Theory]
    [InlineData("care", 0, 2)]
    [InlineData("school", 1, 3)]
    [InlineData("forest", 2, 1)]
    [InlineData("", double.NaN, 0)]
    [InlineData(null, double.NaN, 0)]
    public void Value_OfAWord_FallsIntoItsBin(string? word, double value, byte bin)
    {
        Assert.Equal(value, Sector.Value(word));
        Assert.Equal(bin, Sector.Bin(Sector.Value(word)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(1e300)]
    [InlineData(double.NegativeInfinity)]
    public void Bin_OfANumberThatIsNoLevel_IsAnotherLevel(double value) => Assert.Equal(1, Sector.Bin(value));

    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var levels = Enumerable.Range(0, 253).Select(i => $"{i:000}").Append("000");
        var thrown = Assert.Throws<ArgumentException>(() => new CategoricalFeature(new string('n', 201), levels));
        Assert.Equal(
            [
                "Feature 'nnnnnnnnnnnnnnnnnnnn…' has a name of 201 characters, expected at most 200.",
                $"Feature '{new string('n', 201)}' has 254 levels, expected at most 253.",
                $"Feature '{new string('n', 201)}' has level 253 not after level 252, expected ordinal order.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }
}
