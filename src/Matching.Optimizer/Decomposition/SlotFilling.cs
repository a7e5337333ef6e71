namespace Matching.Optimizer.Decomposition;

/// <summary>The profitable entries of one slot and the best way to fill it, for every amount of support.</summary>
internal sealed class SlotFilling
{
    private readonly KnapsackTable _table = new();
    private readonly List<(int Entry, int Load, int Need, long Profit)> _items = [];
    private readonly List<int> _excluded = [];
    private readonly Dictionary<int, int> _position = [];
    private (long With, long Without)[] _judged = [];
    private int _seats;
    private int _spare;
    private bool _isSolved;

    public int Slot { get; private set; }

    /// <summary>Largest support that makes a difference.</summary>
    public int Support { get; private set; }

    /// <summary>Work of the last solution.</summary>
    public long Cells { get; private set; }

    public void Begin(int slot)
    {
        Slot = slot;
        _items.Clear();
        _isSolved = false;
    }

    public void Take(int entry, int load, int need, long profit) => _items.Add((entry, load, need, profit));

    /// <summary>
    /// Fills the table, some entries left out; amounts that all items together cannot use are cut off. What was
    /// solved last is not solved again.
    /// </summary>
    public void Solve((int Support, int Seats) limits, ReadOnlySpan<int> excluded)
    {
        if (!Exclude(excluded))
        {
            Cells = 0;
            return;
        }

        (long loads, long needs) = (0, 0);
        foreach ((_, int load, int need, _) in _items)
        {
            loads += load;
            needs += need;
        }

        Support = (int)Math.Min(limits.Support, loads);
        _seats = (int)Math.Min(limits.Seats, needs);
        _spare = limits.Seats - _seats;
        _table.Clear(Support, _seats, _items.Count);
        foreach ((int entry, int load, int need, long profit) in _items)
            _table.Add(load, need, _excluded.Count > 0 && _excluded.Contains(entry) ? 0 : profit);
        Cells = (long)_table.LayerSize * _items.Count / 8 + 1;
    }

    /// <summary>Takes note of the slot's own among the excluded; whether that makes a difference.</summary>
    private bool Exclude(ReadOnlySpan<int> excluded)
    {
        int count = 0;
        bool same = _isSolved;
        foreach ((int entry, _, _, _) in _items)
        {
            if (excluded.IsEmpty || !excluded.Contains(entry)) continue;
            same = same && count < _excluded.Count && _excluded[count] == entry;
            count++;
        }

        if (same && count == _excluded.Count) return false;
        _excluded.Clear();
        foreach ((int entry, _, _, _) in _items)
        {
            if (excluded.Contains(entry)) _excluded.Add(entry);
        }

        _isSolved = true;
        return true;
    }

    /// <summary>Largest profit within an amount of support, with some seats given away.</summary>
    public long Worth(int support, int seatsAway = 0)
    {
        int seats = Math.Min(_seats, _seats + _spare - seatsAway);
        return _table.Layer(_items.Count)[_table.Shift(Math.Min(support, Support), seats)];
    }

    /// <summary>
    /// Finds out for every item what the group makes with it and, for the chosen, without it (a forward table joined
    /// to a backward one: Posta, Ferland and Michelon 2012, section 3).
    /// </summary>
    /// <param name="others">What the other slots make of each amount of support; empty when there are none.</param>
    /// <param name="worth">What the group makes of all.</param>
    /// <param name="chosen">The entries behind that.</param>
    public void Judge(ReadOnlySpan<long> others, long worth, List<int> chosen)
    {
        _position.Clear();
        if (_judged.Length < _items.Count) _judged = new (long, long)[2 * _items.Count];
        _table.BeginRest(others);
        for (int n = _items.Count - 1; n >= 0; n--)
        {
            (int entry, int load, int need, long profit) = _items[n];
            _position[entry] = n;
            _judged[n] = chosen.Contains(entry)
                ? (worth, _table.JoinRest(n, 0, 0))
                : (profit + _table.JoinRest(n, load, need), worth);
            _table.AddRest(load, need, profit);
        }

        Cells = 2 * (Cells + (long)_table.LayerSize * _items.Count / 8);
    }

    /// <summary>What the group makes with and without an entry; null for one that is no item.</summary>
    public (long With, long Without)? JudgedOf(int entry) =>
        _position.TryGetValue(entry, out int n) ? _judged[n] : null;

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
