using Matching.Core.Travel;
using Matching.Sample.Drawing;
using Matching.Sample.Places;

namespace Matching.Sample.Tests.Places;

public sealed class PointTests
{
    [Theory]
    [InlineData(63.18, 14.64, 62.03, 14.37)]
    [InlineData(63.18, 14.64, 63.40, 13.08)]
    [InlineData(56.03, 14.15, 56.16, 13.77)]
    public void KilometresTo_WithinAnArea_AgreesWithTheGreatCircle(double a, double b, double c, double d)
    {
        var greatCircle = new Position(a, b).KilometresTo(new Position(c, d));

        Assert.InRange(new Point(a, b).KilometresTo(new Point(c, d)) / greatCircle, 0.995, 1.005);
    }

    [Fact]
    public void Near_ManyDraws_StaysWithinTheSquareAndIsRounded()
    {
        var centre = new Point(63.18, 14.64);
        var dice = new Dice(1, "test");

        for (var i = 0; i < 200; i++)
        {
            var near = centre.Near(dice, 2, decimals: 2);
            Assert.InRange(near.KilometresTo(centre), 0, 2.9 + 0.8);
            Assert.Equal(Math.Round(near.Latitude, 2), near.Latitude);
        }
    }
}
