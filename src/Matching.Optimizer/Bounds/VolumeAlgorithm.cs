namespace Matching.Optimizer.Bounds;

/// <summary>
/// Lowers the Lagrangian bound by the volume algorithm (Barahona and Anbil 2000, Math. Programming 87, section 3):
/// steps along an average of the replies' violations from the best prices so far, with a step that shrinks while the
/// bound does not fall (their red, yellow and green steps). Rows are measured in the size of their coefficients, so
/// that support in hours and seats in ones move alike. One pass reads the candidates once. Deterministic: sums run in
/// row order.
/// </summary>
internal sealed class VolumeAlgorithm
{
    private const double FirstAim = 0.01;
    private const double LeastAim = 1e-6;
    private readonly Multipliers _multipliers;
    private readonly BestReplies _replies;
    private readonly VolumePace _pace;
    private readonly double[] _best, _use, _size;
    private double _aim;
    private int _redSteps;
    private int _idle;

    public VolumeAlgorithm(Multipliers multipliers, BestReplies replies, VolumePace pace, WorkMemory memory)
    {
        (_multipliers, _replies, _pace) = (multipliers, replies, pace);
        int rows = multipliers.Price.Length;
        (_best, _use, _size) = (memory.Doubles(rows), memory.Doubles(rows), memory.Doubles(rows, 1.0));
        Bound = replies.Evaluate();
        multipliers.Price.CopyTo(_best, 0);
        replies.Use.CopyTo(_use, 0);
        Passes = 1;
        _aim = FirstAim * Math.Abs(Bound) + 1;
    }

    /// <summary>The least bound so far, in floating point.</summary>
    public double Bound { get; private set; }

    public int Passes { get; private set; }

    /// <summary>Whether further steps hardly lower the bound.</summary>
    public bool IsSpent => _aim < LeastAim * Math.Abs(Bound) || _idle > 150;

    /// <summary>States how large a row's coefficients are, for rows that are not counted in ones.</summary>
    public void Measure(int row, double coefficient) => _size[row] = Math.Max(1, coefficient);

    /// <summary>One step and one evaluation; the bound never comes below the floor.</summary>
    public void Pass(double floor)
    {
        double length = 0;
        for (int r = 0; r < _use.Length; r++)
        {
            double slack = Slack(r);
            if (slack < 0 || _best[r] > 0) length += slack * slack;
        }

        double step = length == 0 ? 0 : Math.Min(_aim, 2 * Math.Max(Bound - floor, 0)) / length;
        for (int r = 0; r < _use.Length; r++)
        {
            double price = Math.Clamp(_best[r] - step * Slack(r) / _size[r], 0, _multipliers.Ceiling);
            _multipliers.Price[r] = _multipliers.Active[r] ? price : 0;
        }

        Judge(_replies.Evaluate());
        Passes++;
    }

    /// <summary>Puts the best prices back in place.</summary>
    public void Settle()
    {
        _best.CopyTo(_multipliers.Price, 0);
        _replies.Evaluate();
    }

    /// <summary>What the averaged replies leave of a row, in units of its size.</summary>
    private double Slack(int row) =>
        _multipliers.Active[row] ? (_multipliers.RightSide(row) - _use[row]) / _size[row] : 0;

    private void Judge(double bound)
    {
        double agreement = 0;
        for (int r = 0; r < _use.Length; r++)
        {
            agreement += Slack(r) * (_multipliers.RightSide(r) - _replies.Use[r]) / _size[r];
            _use[r] += _pace.Average * (_replies.Use[r] - _use[r]);
        }

        bool better = bound < Bound;
        _idle = bound < Bound - 1e-7 * Math.Abs(Bound) ? 0 : _idle + 1;
        if (better)
        {
            Bound = bound;
            _multipliers.Price.CopyTo(_best, 0);
            _redSteps = 0;
            if (agreement > 0) _aim *= _pace.Growth;
        }
        else if (++_redSteps >= _pace.MostRedSteps)
        {
            (_aim, _redSteps) = (_aim * _pace.Decay, 0);
        }
    }
}
