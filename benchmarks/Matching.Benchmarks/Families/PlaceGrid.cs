namespace Matching.Benchmarks.Families;

/// <summary>Places in square cells, so that the nearest are found without a look at all of them.</summary>
internal sealed class PlaceGrid
{
    private const int Cell = 6_000;
    private readonly IReadOnlyList<Place> _places;
    private readonly Dictionary<(int, int), List<int>> _cells = [];
    private readonly int _largestRing;

    public PlaceGrid(IReadOnlyList<Place> places)
    {
        _places = places;
        for (int j = 0; j < places.Count; j++)
        {
            var cell = CellOf(places[j]);
            if (!_cells.TryGetValue(cell, out var list)) _cells[cell] = list = [];
            list.Add(j);
            _largestRing = Math.Max(_largestRing, Math.Max(Math.Abs(cell.Item1), Math.Abs(cell.Item2)));
        }
    }

    /// <summary>All places, neighbours near each other: by cell, then by index.</summary>
    public IEnumerable<int> ByCell() => _cells.OrderBy(cell => cell.Key).SelectMany(cell => cell.Value);

    /// <summary>The nearest places, at most so many, nearest first; ties by index.</summary>
    public int[] Nearest(Place from, int count)
    {
        var found = new List<int>();
        (int east, int north) = CellOf(from);
        int last = _largestRing + Math.Max(Math.Abs(east), Math.Abs(north));
        for (int ring = 0; ring <= last; ring++)
        {
            bool wasEnough = found.Count >= count;
            AddRing(found, (east, north), ring);
            // A place of the next ring can be nearer than one in a corner of this.
            if (wasEnough) break;
        }

        long[] squares = [.. found.Select(j => _places[j].SquareMetresTo(from))];
        int[] nearest = [.. found];
        Array.Sort(squares, nearest);
        OrderTies(squares, nearest);
        return nearest.Length > count ? nearest[..count] : nearest;
    }

    private static void OrderTies(long[] squares, int[] nearest)
    {
        for (int from = 0, to; from < squares.Length; from = to)
        {
            for (to = from + 1; to < squares.Length && squares[to] == squares[from];) to++;
            Array.Sort(nearest, from, to - from);
        }
    }

    private void AddRing(List<int> found, (int East, int North) centre, int ring)
    {
        for (int e = -ring; e <= ring; e++)
        {
            int step = Math.Abs(e) == ring ? 1 : 2 * ring;
            for (int n = -ring; n <= ring; n += step)
            {
                if (_cells.TryGetValue((centre.East + e, centre.North + n), out var list)) found.AddRange(list);
            }
        }
    }

    private static (int East, int North) CellOf(Place place) =>
        ((int)Math.Floor((double)place.East / Cell), (int)Math.Floor((double)place.North / Cell));
}
