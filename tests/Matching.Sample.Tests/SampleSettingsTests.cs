using Matching.Core.Words;

namespace Matching.Sample.Tests;

public sealed class SampleSettingsTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(150_000)]
    public void Check_SizeWithinRange_FindsNothing(int size) =>
        Assert.Empty(new SampleSettings { Size = size }.Check());

    [Theory]
    [InlineData(59)]
    [InlineData(150_001)]
    [InlineData(-1)]
    public void Check_SizeOutOfRange_SaysSoInBothLanguages(int size)
    {
        var violation = Assert.Single(new SampleSettings { Size = size }.Check());

        Assert.Equal("size", violation.Field);
        Assert.Equal(
            $"Sample region has size {size}, expected 60 to 150000 participants. Maybe 60 is enough for a first look.",
            violation.Message.In(Language.English));
        Assert.Equal(
            $"Exempelregionen har size {size}, väntade 60 till 150000 deltagare. Kanske räcker 60 för en första titt.",
            violation.Message.In(Language.Swedish));
    }

    [Theory]
    [InlineData("2003-12-31")]
    [InlineData("2098-01-01")]
    public void Check_DateOutOfRange_SaysSoInBothLanguages(string date)
    {
        var violation = Assert.Single(new SampleSettings { Date = DateOnly.Parse(date, null) }.Check());

        Assert.Equal("date", violation.Field);
        Assert.Equal(
            $"Sample region has date {date}, expected 2004-01-01 to 2097-12-31. Maybe digits are swapped.",
            violation.Message.In(Language.English));
        Assert.Equal(
            $"Exempelregionen har date {date}, väntade 2004-01-01 till 2097-12-31. Kanske är siffror omkastade.",
            violation.Message.In(Language.Swedish));
    }

    [Theory]
    [InlineData(60, 36)]
    [InlineData(10_000, 2_024)]
    [InlineData(150_000, 40_024)]
    public void Slots_OfASize_GrowWithIt(int size, int slots) =>
        Assert.Equal(slots, new SampleSettings { Size = size }.Slots);
}
