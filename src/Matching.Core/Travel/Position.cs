namespace Matching.Core.Travel;

/// <summary>
/// A place on the sphere as a unit vector, so that a distance is one scalar product and one arc cosine.
/// </summary>
public readonly struct Position
{
    private readonly double _x;
    private readonly double _y;
    private readonly double _z;

    /// <summary>The place at a latitude and a longitude in degrees (WGS 84).</summary>
    public Position(double latitude, double longitude)
    {
        var (phi, lambda) = (latitude * Math.PI / 180, longitude * Math.PI / 180);
        _x = Math.Cos(phi) * Math.Cos(lambda);
        _y = Math.Cos(phi) * Math.Sin(lambda);
        _z = Math.Sin(phi);
    }

    /// <summary>Great-circle distance in kilometres.</summary>
    public double KilometresTo(in Position other)
    {
        // The chord keeps its precision for near places, where the arc cosine of a number close to 1 would lose it.
        var (dx, dy, dz) = (_x - other._x, _y - other._y, _z - other._z);
        var half = Math.Sqrt(dx * dx + dy * dy + dz * dz) / 2;
        return 2 * SpeedModel.EarthRadiusKilometres * Math.Asin(Math.Min(1, half));
    }
}
