using Matching.Sample.Drawing;

namespace Matching.Sample.Places;

/// <summary>A position in degrees (WGS 84).</summary>
internal readonly record struct Point(double Latitude, double Longitude)
{
    private const double KilometresPerDegree = 111.19;

    /// <summary>
    /// Kilometres as the crow flies, on a flat map at the mean latitude: within half a per cent of the great circle at
    /// the distances within an area.
    /// </summary>
    public double KilometresTo(Point other)
    {
        var north = (Latitude - other.Latitude) * KilometresPerDegree;
        var east = (Longitude - other.Longitude) * KilometresPerDegree
            * Curve.Cosine((Latitude + other.Latitude) / 2);
        return Math.Sqrt(north * north + east * east);
    }

    /// <summary>
    /// A point at most so many kilometres north or south and east or west, rounded to so many decimals.
    /// </summary>
    public Point Near(Dice dice, double kilometres, int decimals)
    {
        var north = (2 * dice.Unit() - 1) * kilometres / KilometresPerDegree;
        var east = (2 * dice.Unit() - 1) * kilometres / (KilometresPerDegree * Curve.Cosine(Latitude));
        return new Point(Math.Round(Latitude + north, decimals), Math.Round(Longitude + east, decimals));
    }
}
