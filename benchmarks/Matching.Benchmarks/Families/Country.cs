namespace Matching.Benchmarks.Families;

/// <summary>
/// Towns on a square of 200 km, the k-th with a share of 1/k (Zipf), and points that scatter around them in a
/// triangular distribution. Whole metres and square roots alone, so that every machine computes the same country.
/// </summary>
internal sealed class Country
{
    private const int Side = 200_000, Scatter = 9_000;
    private readonly Random _random;
    private readonly Place[] _towns;
    private readonly double[] _shareUpTo;

    public Country(int towns, Random random)
    {
        _random = random;
        _towns = [.. Enumerable.Range(0, towns).Select(_ => new Place(random.Next(Side), random.Next(Side)))];
        _shareUpTo = new double[towns];
        double sum = 0;
        for (int k = 0; k < towns; k++) _shareUpTo[k] = sum += 1.0 / (k + 1);
    }

    /// <summary>A point near a town, larger towns more often.</summary>
    public Place Point()
    {
        double share = _random.NextDouble() * _shareUpTo[^1];
        int k = 0;
        while (_shareUpTo[k] < share) k++;
        return new Place(_towns[k].East + Offset(), _towns[k].North + Offset());
    }

    private int Offset() => _random.Next(-Scatter, Scatter + 1) + _random.Next(-Scatter, Scatter + 1);
}

/// <summary>Coordinates in metres.</summary>
internal readonly record struct Place(int East, int North)
{
    public double MetresTo(Place other) => Math.Sqrt(SquareMetresTo(other));

    public long SquareMetresTo(Place other)
    {
        long east = East - other.East, north = North - other.North;
        return east * east + north * north;
    }
}
