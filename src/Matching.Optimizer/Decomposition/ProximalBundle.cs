namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Finds prices that minimise the strong bound. The bound is a sum over groups, and each group keeps the fillings it
/// has answered with so far: a bundle, disaggregated. Around a centre the bound is minimised with a quadratic penalty
/// (proximal point method: Rockafellar 1976; its dual is the method of multipliers on the Dantzig-Wolfe master). That
/// inner problem is solved group by group: the mixture of a group's columns moves weight from its worst to its best
/// column by exact line search (pairwise Frank-Wolfe steps: Lacoste-Julien and Jaggi 2015; block by block:
/// Lacoste-Julien et al. 2013), and every step changes the prices at once, so that one sweep over the groups does what
/// a subgradient method needs hundreds of passes for. The mixture tends to the fractional plan of the master problem.
/// Doubles only steer: what a price vector proves is <see cref="Pricers.Evaluate"/>. Deterministic.
/// </summary>
internal sealed class ProximalBundle
{
    private const int MostExchanges = 6;
    private const int MostChallengers = 3;
    private const int Patience = 12;
    private const int ManyGroups = 400, LargeBatch = 32, SweepsPerWriting = 4;

    /// <summary>How far prices are thought to move while the lists stand, as a multiple of their reach.</summary>
    private const double ListMargin = 2;
    private readonly GroupRelaxation _relaxation;
    private readonly Pricers _pricers;
    private readonly ProximalPrices _prices;
    private readonly List<Column>[] _columns;
    private readonly Column?[] _answers;
    private readonly List<List<int>> _batches = [];
    private readonly Shortlists? _shortlists;
    private readonly List<Column> _shortlist = [];
    private readonly int _batchSize;
    private int _sweep, _untilWriting;

    /// <param name="relaxation">The subproblem; its prices follow the bundle's.</param>
    /// <param name="pricers">Who answers for the groups.</param>
    /// <param name="reach">How far a price moves when a row is short of one whole unit, in units of value.</param>
    public ProximalBundle(GroupRelaxation relaxation, Pricers pricers, double reach)
    {
        (_relaxation, _pricers) = (relaxation, pricers);
        _prices = new ProximalPrices(relaxation, reach);
        _columns = [.. Enumerable.Range(0, relaxation.Grouping.Count).Select(_ => new List<Column>())];
        Rests = new bool[_columns.Length];
        _answers = new Column?[_columns.Length];
        _batchSize = _columns.Length < ManyGroups ? 1 : LargeBatch;
        if (_batchSize > 1)
            _shortlists = new Shortlists(relaxation.Entries, (long)(ListMargin * reach * relaxation.Scale));
    }

    /// <summary>Present prices, in units of value.</summary>
    public double[] Price => _prices.Present;

    /// <summary>How much the mixture could still gain at the prices of each step: 0 at the optimum.</summary>
    public double Gap { get; private set; }

    /// <summary>Groups that a sweep passes by.</summary>
    public bool[] Rests { get; }

    /// <summary>Work on columns so far; that on groups is the relaxation's.</summary>
    public long Ticks { get; private set; }

    /// <summary>The columns of a group, with their weights.</summary>
    public IReadOnlyList<Column> ColumnsOf(int group) => _columns[group];

    /// <summary>Starts from given prices; every group's mixture is its filling at these prices.</summary>
    public void Start(ReadOnlySpan<double> prices)
    {
        _prices.Start(prices);
        _untilWriting = 0;
        _pricers.ForEach(_columns.Length, Ask);
        for (int g = 0; g < _columns.Length; g++)
        {
            Column column = _answers[g]!;
            column.Weight = 1;
            _columns[g].Clear();
            _columns[g].Add(column);
            _prices.Use(column, 1);
        }
    }

    /// <summary>
    /// Goes on after entries were closed or participants forced: columns that hold a closed entry leave the mixture.
    /// </summary>
    public void Restart()
    {
        _prices.SetLimits();
        for (int g = 0; g < _columns.Length; g++) DropClosed(g);
    }

    /// <summary>The same where only <see cref="GroupRelaxation.Close"/> closed entries since the last time.</summary>
    public void GoOn()
    {
        _prices.SetLimits();
        for (int g = 0; g < _columns.Length; g++)
        {
            if (_relaxation.IsNarrower[g]) DropClosed(g);
        }
    }

    private void DropClosed(int group)
    {
        _relaxation.IsNarrower[group] = false;
        Drop(group, column => Array.Exists(column.Entries, e => !_relaxation.IsOpen[e]));
    }

    /// <summary>Goes on with sets that can be seated: columns of knapsacks that can not leave the mixture.</summary>
    public void Seat()
    {
        _relaxation.IsExact = true;
        for (int g = 0; g < _columns.Length; g++) Drop(g, column => !_pricers.First.CanHold(column.Entries));
    }

    /// <summary>Puts prices into the relaxation; the mixture stays.</summary>
    public void Load(ReadOnlySpan<double> prices) => _prices.Load(prices);

    /// <summary>Prices and mixture, to come back to.</summary>
    public BundleState Save()
    {
        List<(int Group, Column Column, double Weight)> mixture = [];
        for (int g = 0; g < _columns.Length; g++)
        {
            foreach (Column column in _columns[g])
            {
                if (column.Weight > 0) mixture.Add((g, column, column.Weight));
            }
        }

        return new BundleState([.. Price], [.. mixture]);
    }

    /// <summary>Goes on from a saved state, maybe another bundle's; columns found since stay at hand.</summary>
    public void Resume(BundleState state)
    {
        foreach (List<Column> columns in _columns)
        {
            foreach (Column column in columns) column.Weight = 0;
        }

        _prices.Start(state.Price);
        _untilWriting = 0;
        foreach ((int group, Column saved, double weight) in state.Mixture)
        {
            Column column = Find(group, saved);
            column.Weight = weight;
            column.LastUse = _sweep;
            _prices.Use(column, weight);
        }

        Restart();
    }

    /// <summary>The column of the own pool that holds the same; weights are a pool's own.</summary>
    private Column Find(int group, Column saved)
    {
        List<Column> columns = _columns[group];
        int at = columns.IndexOf(saved);
        if (at < 0) at = columns.FindIndex(column => column.Weight == 0 && column.IsSameAs(saved));
        if (at >= 0) return columns[at];
        columns.Add(saved.Copy());
        return columns[^1];
    }

    /// <summary>One round: the centre moves to the present prices, then one sweep over the groups.</summary>
    public void Sweep()
    {
        _sweep++;
        _prices.Recentre();
        Gap = 0;
        if (_shortlists is not null) ChooseLists(_shortlists);
        if (_batchSize > 1) SweepInBatches();
        else SweepOneByOne();
        _relaxation.Shortlists = null;
    }

    private void SweepOneByOne()
    {
        for (int g = 0; g < _columns.Length; g++)
        {
            if (Rests[g]) continue;
            Ask(_pricers.First, g);
            Exchange(g);
        }
    }

    /// <summary>
    /// While one batch of groups changes the mixture and the prices, the next is asked at the prices from before.
    /// </summary>
    private void SweepInBatches()
    {
        CutBatches();
        for (int b = 0; b <= _batches.Count; b++)
        {
            List<int> exchanging = b > 0 ? _batches[b - 1] : [], asking = b < _batches.Count ? _batches[b] : [];
            _prices.Hold();
            _pricers.ForEach(asking.Count + 1, (pricer, n) =>
            {
                if (n > 0) Ask(pricer, asking[n - 1]);
                else exchanging.ForEach(Exchange);
            });
            _prices.Release();
        }
    }

    private void CutBatches()
    {
        _batches.Clear();
        for (int g = 0; g < _columns.Length; g++)
        {
            if (Rests[g]) continue;
            if (_batches.Count == 0 || _batches[^1].Count == _batchSize) _batches.Add([]);
            _batches[^1].Add(g);
        }
    }

    /// <summary>Every few sweeps all entries are looked at, and those near are written down for the others.</summary>
    private void ChooseLists(Shortlists lists)
    {
        _relaxation.Shortlists = lists;
        lists.IsWriting = _untilWriting == 0;
        _untilWriting = lists.IsWriting ? SweepsPerWriting - 1 : _untilWriting - 1;
    }

    private void Ask(Pricer pricer, int group) =>
        _answers[group] = new ColumnOracle(_relaxation, pricer).Fill(group);

    private void Exchange(int group)
    {
        List<Column> columns = _columns[group];
        Column answer = Enter(columns, _answers[group]!);
        double mixed = 0;
        foreach (Column column in columns)
        {
            column.Score = _prices.ScoreOf(column);
            mixed += column.Weight * column.Score;
            Ticks += column.Row.Length / 4;
        }

        Gap += answer.Score - mixed;
        Shortlist(columns);
        for (int n = 0; n < MostExchanges; n++)
        {
            (Column best, Column worst) = Extremes(_shortlist);
            if (best.Score - worst.Score <= 1e-9 * (Math.Abs(best.Score) + Math.Abs(worst.Score)) + 1e-12) break;
            _prices.Move(best, worst);
            foreach (Column column in _shortlist) column.Score = _prices.ScoreOf(column);
        }

        foreach (Column column in _shortlist)
        {
            if (column.Weight > 0) column.LastUse = _sweep;
        }

        answer.LastUse = _sweep;
        if (columns.Count > 4) columns.RemoveAll(column => column.LastUse < _sweep - Patience);
    }

    /// <summary>Columns with weight, and the few best: the exchanges of a sweep are among these.</summary>
    private void Shortlist(List<Column> columns)
    {
        _shortlist.Clear();
        foreach (Column column in columns)
        {
            if (column.Weight > 0) _shortlist.Add(column);
        }

        for (int n = 0; n < MostChallengers; n++)
        {
            Column? best = null;
            foreach (Column column in columns)
            {
                if (column.Weight == 0 && (best is null || column.Score > best.Score) && !_shortlist.Contains(column))
                    best = column;
            }

            if (best is null) return;
            _shortlist.Add(best);
        }
    }

    private static Column Enter(List<Column> columns, Column answer)
    {
        foreach (Column column in columns)
        {
            if (column.IsSameAs(answer)) return column;
        }

        columns.Add(answer);
        return answer;
    }

    private static (Column Best, Column Worst) Extremes(List<Column> columns)
    {
        (Column best, Column? worst) = (columns[0], null);
        foreach (Column column in columns)
        {
            if (column.Score > best.Score) best = column;
            if (column.Weight > 0 && (worst is null || column.Score < worst.Score)) worst = column;
        }

        return (best, worst ?? best);
    }

    private void Drop(int group, Func<Column, bool> goes)
    {
        List<Column> columns = _columns[group];
        double lost = 0;
        for (int n = columns.Count - 1; n >= 0; n--)
        {
            Column column = columns[n];
            if (!goes(column)) continue;
            lost += column.Weight;
            _prices.Use(column, -column.Weight);
            columns.RemoveAt(n);
        }

        if (lost == 0 && columns.Count > 0) return;
        if (columns.Count == 0) columns.Add(new ColumnOracle(_relaxation, _pricers.First).Fill(group));
        Column heir = columns[0];
        foreach (Column column in columns)
        {
            if (column.Weight > heir.Weight) heir = column;
        }

        double gained = lost > 0 ? lost : 1;
        heir.Weight += gained;
        _prices.Use(heir, gained);
    }
}
