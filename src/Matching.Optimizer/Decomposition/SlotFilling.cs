namespace Matching.Optimizer.Decomposition;

/// <summary>The profitable entries of one slot and the best way to fill it, for every amount of support.</summary>
internal sealed class SlotFilling
{
    private readonly KnapsackTable _table = new();
    private readonly List<(int Entry, int Load, int Need, long Profit)> _items = [];
    private int _seats;
    private int _spare;

    public int Slot { get; private set; }

    /// <summary>Largest support that makes a difference.</summary>
    public int Support { get; private set; }

    /// <summary>Work of the last solution.</summary>
    public long Cells { get; private set; }

    public void Begin(int slot)
    {
        Slot = slot;
        _items.Clear();
    }

    public void Take(int entry, int load, int need, long profit) => _items.Add((entry, load, need, profit));

    /// <summary>Fills the table; amounts that all items together cannot use are cut off.</summary>
    public void Solve(int support, int seats)
    {
        (long loads, long needs) = (0, 0);
        foreach ((_, int load, int need, _) in _items)
        {
            loads += load;
            needs += need;
        }

        Support = (int)Math.Min(support, loads);
        _seats = (int)Math.Min(seats, needs);
        _spare = seats - _seats;
        _table.Clear(Support, _seats, _items.Count);
        foreach ((_, int load, int need, long profit) in _items) _table.Add(load, need, profit);
        Cells = (long)_table.LayerSize * _items.Count / 8 + 1;
    }

    /// <summary>Largest profit within an amount of support, with some seats given away.</summary>
    public long Worth(int support, int seatsAway = 0)
    {
        int seats = Math.Min(_seats, _seats + _spare - seatsAway);
        return _table.Layer(_items.Count)[_table.Shift(Math.Min(support, Support), seats)];
    }

    /// <summary>Appends the entries behind <see cref="Worth"/>.</summary>
    public void ReadChosen(int support, List<int> chosen)
    {
        int cell = _table.Shift(Math.Min(support, Support), _seats);
        for (int n = _items.Count - 1; n >= 0; n--)
        {
            if (!_table.Takes(n, cell)) continue;
            cell -= _table.Shift(_items[n].Load, _items[n].Need);
            chosen.Add(_items[n].Entry);
        }
    }
}
