using Matching.Core.Travel;

namespace Matching.Core.Tests.Travel;

public sealed class PositionTests
{
    // By the haversine formula with the mean radius 6371.0088 km, worked by hand.
    [Theory]
    [InlineData(62.0, 17.0, 63.0, 17.0, 111.195)]
    [InlineData(60.0, 10.0, 60.0, 11.0, 55.597)]
    [InlineData(63.1792, 14.6357, 62.6323, 17.9379, 177.927)]
    [InlineData(0.0, 0.0, 0.0, 180.0, 20015.115)]
    [InlineData(56.0313, 14.1524, 64.5954, 18.6735, 983.682)]
    public void KilometresTo_KnownPlaces_IsTheGreatCircle(
        double latitude, double longitude, double toLatitude, double toLongitude, double kilometres)
    {
        var (a, b) = (new Position(latitude, longitude), new Position(toLatitude, toLongitude));
        Assert.InRange(a.KilometresTo(b), kilometres * 0.999, kilometres * 1.001);
        Assert.Equal(a.KilometresTo(b), b.KilometresTo(a), 9);
    }

    [Fact]
    public void KilometresTo_APlaceAMetreAway_KeepsItsPrecision()
    {
        var metre = 1 / 111_195.08;
        Assert.Equal(0.001, new Position(62, 17).KilometresTo(new Position(62 + metre, 17)), 7);
    }

    [Fact]
    public void KilometresTo_ItsOwnPlace_IsZero() =>
        Assert.Equal(0, new Position(62.6, 17.9).KilometresTo(new Position(62.6, 17.9)));
}
