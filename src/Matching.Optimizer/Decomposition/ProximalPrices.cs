namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Prices around a centre: a row's price is its centre's less what the row has left, times how strongly it answers (the
/// quadratic penalty of the proximal point method). The rows' side of a <see cref="ProximalBundle"/>.
/// </summary>
internal sealed class ProximalPrices
{
    private readonly GroupRelaxation _relaxation;
    private readonly double _reach;
    private readonly double[] _center, _slack, _unit, _price, _lower;
    private readonly int[] _difference, _stamp, _touched;
    private readonly List<int> _held = [];
    private bool _holds;
    private int _mark;

    /// <param name="relaxation">Its prices follow these.</param>
    /// <param name="reach">How far a price moves when a row is short of one whole unit, in units of value.</param>
    public ProximalPrices(GroupRelaxation relaxation, double reach)
    {
        (_relaxation, _reach) = (relaxation, reach);
        int rows = relaxation.Rows.Count;
        (_center, _slack, _unit) = (new double[rows], new double[rows], new double[rows]);
        (_price, _lower) = (new double[rows], new double[rows]);
        (_difference, _stamp, _touched) = (new int[rows], new int[rows], new int[rows]);
        new RowUnits(relaxation).Fill(_unit);
    }

    /// <summary>Present prices, in units of value.</summary>
    public double[] Present => _price;

    /// <summary>Starts around given prices with nothing used of any row.</summary>
    public void Start(ReadOnlySpan<double> prices)
    {
        prices.CopyTo(_center);
        SetLimits();
        for (int r = 0; r < _slack.Length; r++)
        {
            _slack[r] = _relaxation.Rows.RightSide(_relaxation.Problem, r);
            Set(r, _center[r]);
        }
    }

    /// <summary>States prices; the centre stays.</summary>
    public void Load(ReadOnlySpan<double> prices)
    {
        for (int r = 0; r < prices.Length; r++) Set(r, prices[r]);
    }

    /// <summary>The centre moves to the present prices.</summary>
    public void Recentre()
    {
        for (int r = 0; r < _center.Length; r++)
        {
            if (!_relaxation.Rows.IsPriced[r]) continue;
            _center[r] = _price[r];
            Reprice(r);
        }
    }

    /// <summary>Takes what a share of a column uses out of its rows, or gives it back; prices stay.</summary>
    public void Use(Column column, double share)
    {
        for (int k = 0; k < column.Row.Length; k++) _slack[column.Row[k]] -= share * column.Amount[k];
    }

    /// <summary>Prices change from now on without the relaxation's, until <see cref="Release"/>.</summary>
    public void Hold() => _holds = true;

    /// <summary>The relaxation learns of the prices that changed.</summary>
    public void Release()
    {
        _holds = false;
        foreach (int row in _held) Set(row, _price[row]);
        _held.Clear();
    }

    /// <summary>Nobody pays less than being left out is worth, unless forced; nothing else costs less than 0.</summary>
    public void SetLimits()
    {
        for (int i = 0; i < _relaxation.Rows.Sessions; i++)
        {
            _lower[i] = _relaxation.IsForced[i]
                ? double.NegativeInfinity
                : _relaxation.Problem.Participants.UnplacedValue[i];
        }
    }

    /// <summary>A column's value less what its rows cost.</summary>
    public double ScoreOf(Column column)
    {
        double score = column.Value;
        ReadOnlySpan<int> rows = column.Row;
        ReadOnlySpan<int> amounts = column.Amount;
        for (int k = 0; k < rows.Length; k++) score -= amounts[k] * _price[rows[k]];
        return score;
    }

    /// <summary>Moves weight from the worst column to the best, as far as the penalised bound falls.</summary>
    public void Move(Column best, Column worst)
    {
        int count = Differ(best, worst);
        double bend = 0;
        for (int n = 0; n < count; n++)
        {
            int r = _touched[n];
            double raw = _center[r] - _reach * _unit[r] * _slack[r];
            // A price at its lower limit does not move while its row has slack.
            if (raw < _lower[r] && _difference[r] < 0) continue;
            bend += _reach * _unit[r] * _difference[r] * (double)_difference[r];
        }

        double gain = best.Score - worst.Score;
        double step = bend <= 0 ? worst.Weight : Math.Min(worst.Weight, gain / bend);
        best.Weight += step;
        worst.Weight = worst.Weight - step < 1e-12 ? 0 : worst.Weight - step;
        for (int n = 0; n < count; n++)
        {
            int r = _touched[n];
            if (_difference[r] == 0) continue;
            _slack[r] -= step * _difference[r];
            Reprice(r);
        }
    }

    private int Differ(Column best, Column worst)
    {
        int count = 0;
        _mark++;
        for (int k = 0; k < best.Row.Length; k++) Add(best.Row[k], best.Amount[k], ref count);
        for (int k = 0; k < worst.Row.Length; k++) Add(worst.Row[k], -worst.Amount[k], ref count);
        return count;
    }

    private void Add(int row, int amount, ref int count)
    {
        if (_stamp[row] != _mark)
        {
            (_stamp[row], _difference[row]) = (_mark, 0);
            _touched[count++] = row;
        }

        _difference[row] += amount;
    }

    private void Reprice(int row) => Set(row, _center[row] - _reach * _unit[row] * _slack[row]);

    private void Set(int row, double price)
    {
        if (!_relaxation.Rows.IsPriced[row]) return;
        _price[row] = Math.Max(_lower[row], price);
        if (_holds)
        {
            _held.Add(row);
            return;
        }

        _relaxation.SetPrice(row, (long)Math.Round(_price[row] * _relaxation.Scale));
    }
}
