using Matching.Core.Travel;

namespace Matching.Core.Tests.Travel;

public sealed class TravelBandTests
{
    [Theory]
    [InlineData("badplats-1", 30)]
    [InlineData("*", 240)]
    [InlineData("a:1", 0)]
    [InlineData("2281/a1", 20)]
    public void ToString_IsReadBack(string site, int minutes)
    {
        var band = new TravelBand(site, minutes);
        Assert.True(TravelBand.TryParse(band.ToString(), out var read));
        Assert.Equal(band, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a1")]
    [InlineData("=30")]
    [InlineData("a1=")]
    [InlineData("a1=-5")]
    [InlineData("a1=30 min")]
    [InlineData("a1=99999999999")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(TravelBand.TryParse(text, out _));
}
