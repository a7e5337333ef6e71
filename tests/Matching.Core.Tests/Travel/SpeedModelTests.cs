using Matching.Core.Travel;

namespace Matching.Core.Tests.Travel;

public sealed class SpeedModelTests
{
    // minutes = fixed + kilometres × 1.3 ÷ speed × 60, rounded up.
    [Theory]
    [InlineData(TravelMode.Walk, 0.0, 0)]
    [InlineData(TravelMode.Walk, 1.0, 16)]
    [InlineData(TravelMode.Walk, 5.0, 78)]
    [InlineData(TravelMode.Cycle, 0.0, 2)]
    [InlineData(TravelMode.Cycle, 10.0, 54)]
    [InlineData(TravelMode.Cycle, 15.0, 80)]
    [InlineData(TravelMode.PublicTransport, 0.0, 12)]
    [InlineData(TravelMode.PublicTransport, 20.0, 51)]
    [InlineData(TravelMode.Car, 0.0, 5)]
    [InlineData(TravelMode.Car, 20.0, 31)]
    [InlineData(TravelMode.Car, 1000.0, 1305)]
    public void Minutes_WithinReach_AreRoundedUp(TravelMode mode, double kilometres, int minutes) =>
        Assert.Equal(minutes, SpeedModel.Minutes(mode, kilometres));

    [Theory]
    [InlineData(TravelMode.Walk, 5.001)]
    [InlineData(TravelMode.Cycle, 15.001)]
    public void Minutes_BeyondReach_AreNone(TravelMode mode, double kilometres) =>
        Assert.Null(SpeedModel.Minutes(mode, kilometres));
}
