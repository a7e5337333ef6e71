namespace Matching.Optimizer.Decomposition;

/// <summary>The profitable entries of one slot and the best way to fill it, for every amount of support.</summary>
internal sealed class SlotFilling
{
    /// <summary>Items × cells from which it pays to look for dominated items.</summary>
    private const int LargeTable = 8_192;
    private readonly KnapsackTable _table = new();
    private readonly Dominance _dominance = new();
    private readonly List<KnapsackItem> _offered = [];
    private readonly List<int> _excluded = [];
    private readonly Dictionary<int, int> _position = [];
    private (long With, long Without)[] _judged = [];
    private KnapsackItem[] _items = [];
    private int _count;
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
        _offered.Clear();
        _isSolved = false;
    }

    public void Take(KnapsackItem item) => _offered.Add(item);

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
        foreach (KnapsackItem item in _offered)
        {
            loads += item.Load;
            needs += item.Need;
        }

        Support = (int)Math.Min(limits.Support, loads);
        _seats = (int)Math.Min(limits.Seats, needs);
        _spare = limits.Seats - _seats;
        Choose();
        _table.Clear(Support, _seats, _count);
        foreach (KnapsackItem item in _items.AsSpan(0, _count)) _table.Add(item.Load, item.Need, item.Profit);
        Cells = (long)_table.LayerSize * _count / 8 + 1;
    }

    /// <summary>Those of the offered who are not excluded, and of many only those who can matter.</summary>
    private void Choose()
    {
        if (_items.Length < _offered.Count) _items = new KnapsackItem[2 * _offered.Count];
        _count = 0;
        foreach (KnapsackItem item in _offered)
        {
            if (_excluded.Count == 0 || !_excluded.Contains(item.Entry)) _items[_count++] = item;
        }

        if ((Support + 1L) * (_seats + 1) * _count < LargeTable) return;
        _count = _dominance.Filter(_items.AsSpan(0, _count), (Support, _seats));
    }

    /// <summary>Takes note of the slot's own among the excluded; whether that makes a difference.</summary>
    private bool Exclude(ReadOnlySpan<int> excluded)
    {
        int count = 0;
        bool same = _isSolved;
        foreach ((int entry, _, _, _) in _offered)
        {
            if (excluded.IsEmpty || !excluded.Contains(entry)) continue;
            same = same && count < _excluded.Count && _excluded[count] == entry;
            count++;
        }

        if (same && count == _excluded.Count) return false;
        _excluded.Clear();
        foreach ((int entry, _, _, _) in _offered)
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
        return _table.Layer(_count)[_table.Shift(Math.Min(support, Support), seats)];
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
        if (_judged.Length < _count) _judged = new (long, long)[2 * _count];
        _table.BeginRest(others);
        for (int n = _count - 1; n >= 0; n--)
        {
            (int entry, int load, int need, long profit) = _items[n];
            _position[entry] = n;
            _judged[n] = chosen.Contains(entry)
                ? (worth, _table.JoinRest(n, 0, 0))
                : (profit + _table.JoinRest(n, load, need), worth);
            _table.AddRest(load, need, profit);
        }

        Cells = 2 * (Cells + (long)_table.LayerSize * _count / 8);
    }

    /// <summary>What the group makes with and without an entry; null for one that is no item.</summary>
    public (long With, long Without)? JudgedOf(int entry) =>
        _position.TryGetValue(entry, out int n) ? _judged[n] : null;

    /// <summary>Appends the entries behind <see cref="Worth"/>.</summary>
    public void ReadChosen(int support, List<int> chosen)
    {
        int cell = _table.Shift(Math.Min(support, Support), _seats);
        for (int n = _count - 1; n >= 0; n--)
        {
            if (!_table.Takes(n, cell)) continue;
            cell -= _table.Shift(_items[n].Load, _items[n].Need);
            chosen.Add(_items[n].Entry);
        }
    }
}
