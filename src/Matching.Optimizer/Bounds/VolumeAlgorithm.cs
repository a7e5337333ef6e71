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
    private const double Average = 0.1;
    private const double FirstAim = 0.05;
    private const double LeastAim = 1e-6;
    private readonly Multipliers multipliers;
    private readonly BestReplies replies;
    private readonly double[] best, use, size;
    private double aim;
    private int redSteps;
    private int idle;

    public VolumeAlgorithm(Multipliers multipliers, BestReplies replies, WorkMemory memory)
    {
        (this.multipliers, this.replies) = (multipliers, replies);
        int rows = multipliers.Price.Length;
        (best, use, size) = (memory.Take<double>(rows), memory.Take<double>(rows), memory.Take(rows, 1.0));
        Bound = replies.Evaluate();
        multipliers.Price.CopyTo(best, 0);
        replies.Use.CopyTo(use, 0);
        Passes = 1;
        aim = FirstAim * Math.Abs(Bound) + 1;
    }

    /// <summary>The least bound so far, in floating point.</summary>
    public double Bound { get; private set; }

    public int Passes { get; private set; }

    /// <summary>Whether further steps hardly lower the bound.</summary>
    public bool IsSpent => aim < LeastAim * Math.Abs(Bound) || idle > 150;

    /// <summary>States how large a row's coefficients are, for rows that are not counted in ones.</summary>
    public void Measure(int row, double coefficient) => size[row] = Math.Max(1, coefficient);

    /// <summary>One step and one evaluation; the bound never comes below the floor.</summary>
    public void Pass(double floor)
    {
        double length = 0;
        for (int r = 0; r < use.Length; r++)
        {
            double slack = Slack(r);
            if (slack < 0 || best[r] > 0) length += slack * slack;
        }

        double step = length == 0 ? 0 : Math.Min(aim, 2 * Math.Max(Bound - floor, 0)) / length;
        for (int r = 0; r < use.Length; r++)
        {
            double price = Math.Clamp(best[r] - step * Slack(r) / size[r], 0, multipliers.Ceiling);
            multipliers.Price[r] = multipliers.Active[r] ? price : 0;
        }

        Judge(replies.Evaluate());
        Passes++;
    }

    /// <summary>Puts the best prices back in place.</summary>
    public void Settle()
    {
        best.CopyTo(multipliers.Price, 0);
        replies.Evaluate();
    }

    /// <summary>What the averaged replies leave of a row, in units of its size.</summary>
    private double Slack(int row) => multipliers.Active[row] ? (multipliers.RightSide(row) - use[row]) / size[row] : 0;

    private void Judge(double bound)
    {
        double agreement = 0;
        for (int r = 0; r < use.Length; r++)
        {
            agreement += Slack(r) * (multipliers.RightSide(r) - replies.Use[r]) / size[r];
            use[r] += Average * (replies.Use[r] - use[r]);
        }

        bool better = bound < Bound;
        idle = bound < Bound - 1e-7 * Math.Abs(Bound) ? 0 : idle + 1;
        if (better)
        {
            Bound = bound;
            multipliers.Price.CopyTo(best, 0);
            redSteps = 0;
            if (agreement > 0) aim *= 1.1;
        }
        else if (++redSteps >= 10)
        {
            (aim, redSteps) = (aim * 0.66, 0);
        }
    }
}
