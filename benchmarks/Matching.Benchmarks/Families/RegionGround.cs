namespace Matching.Benchmarks.Families;

/// <summary>Where the people and the slots of a region are, and what follows from it.</summary>
internal sealed class RegionGround
{
    private const double HalfWorthMetres = 18_000;
    private static readonly int[] Sizes = [1, 1, 1, 2, 2, 3, 5, 8, 13];
    private readonly RegionShape _shape;
    private readonly Random _random;
    private readonly Place[] _homes, _sites;
    private readonly PlaceGrid _grid;

    public RegionGround(RegionShape shape, Random random)
    {
        (_shape, _random) = (shape, random);
        var country = new Country(Math.Max(3, shape.Slots / 50), random);
        _homes = [.. Enumerable.Range(0, shape.Participants).Select(_ => country.Point())];
        _sites = [.. Enumerable.Range(0, shape.Slots).Select(_ => country.Point())];
        _grid = new PlaceGrid(_sites);
    }

    /// <summary>Seats per slot, 1 or more: a few slots are large, most are small.</summary>
    public static int[] Seats(int slots, double total, Random random)
    {
        int[] sizes = [.. Enumerable.Range(0, slots).Select(_ => Sizes[random.Next(Sizes.Length)])];
        double unit = total / sizes.Sum();
        return [.. sizes.Select(size => Math.Max(1, (int)(size * unit + random.NextDouble())))];
    }

    /// <summary>Slots in an order in which neighbours lie near each other.</summary>
    public IEnumerable<int> SlotsByNeighbourhood() => _grid.ByCell();

    /// <summary>People in an order in which neighbours lie near each other.</summary>
    public IEnumerable<int> PeopleByNeighbourhood() => new PlaceGrid(_homes).ByCell();

    /// <summary>What somebody is offered: about half of twice as many near slots, by index.</summary>
    public IEnumerable<int> Offered(int participant)
    {
        int[] near = [.. _grid.Nearest(_homes[participant], 2 * _shape.OptionsEach)];
        _random.Shuffle(near);
        return near.Take(_shape.OptionsEach).Order();
    }

    /// <summary>Millionths: 55 % interest, which peaks in the middle, and 45 % nearness.</summary>
    public long Value(int participant, int slot)
    {
        double far = _homes[participant].MetresTo(_sites[slot]) / HalfWorthMetres;
        double interest = (_random.NextDouble() + _random.NextDouble()) / 2;
        return (long)(550_000 * interest + 450_000 / (1 + far * far));
    }
}
