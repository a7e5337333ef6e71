using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Bounds;

/// <summary>
/// The prices of every row as one real vector: sessions, then supervisors, then quota minima, then quota maxima. Rows
/// that can never bind stay at 0. Rounded to fixed point they become the <see cref="Prices"/> of a certificate.
/// </summary>
internal sealed class Multipliers
{
    private readonly Problem _problem;
    private readonly long _largest = 1;

    public Multipliers(Problem problem, RowActivity activity, WorkMemory memory)
    {
        _problem = problem;
        Sessions = problem.Slots.Capacity.Length;
        Supervisors = Sessions + problem.Supervisors.Count;
        Minima = Supervisors + problem.Quotas.Count;
        Price = memory.Doubles(Minima + problem.Quotas.Count);
        foreach (long value in problem.Options.Value) _largest = Math.Max(_largest, Math.Abs(value));
        foreach (long value in problem.Participants.UnplacedValue) _largest = Math.Max(_largest, Math.Abs(value));
        Active = [.. activity.Sessions, .. activity.Supervisors, .. activity.QuotaMinimum, .. activity.QuotaMaximum];
    }

    /// <summary>End of the session rows, of the supervisor rows, and of the rows of quota minima.</summary>
    public int Sessions { get; }

    public int Supervisors { get; }

    public int Minima { get; }

    /// <summary>Price per row, ≥ 0, in units of value.</summary>
    public double[] Price { get; }

    /// <summary>Whether a row can bind.</summary>
    public bool[] Active { get; }

    /// <summary>What a row has to give: capacity, or for a minimum its negative.</summary>
    public double RightSide(int row)
    {
        if (row < Sessions) return _problem.Slots.Capacity[row];
        if (row < Supervisors) return _problem.Supervisors.SupportCapacity[row - Sessions];
        return row < Minima ? -_problem.Quotas.Minimum[row - Supervisors] : _problem.Quotas.Maximum[row - Minima];
    }

    /// <summary>A price above this is never needed for long: a hundred times the largest value.</summary>
    public double Ceiling => 100.0 * _largest;

    public double QuotaNet(int quota) => Price[Minima + quota] - Price[Supervisors + quota];

    /// <summary>
    /// The largest power of ten that keeps scaled values below 10¹⁵, at most the largest price scale.
    /// </summary>
    public long FittingScale()
    {
        long scale = 1;
        while (scale < Prices.LargestScale && _largest * scale * 10 <= 1_000_000_000_000_000) scale *= 10;
        return scale;
    }

    public Prices Round(long scale)
    {
        long[] rounded = Array.ConvertAll(Price, p => (long)Math.Round(p * scale));
        return new Prices
        {
            Scale = scale,
            Session = [.. rounded.AsSpan(0, Sessions)],
            Supervisor = [.. rounded.AsSpan(Sessions, _problem.Supervisors.Count)],
            QuotaMinimum = [.. rounded.AsSpan(Supervisors, _problem.Quotas.Count)],
            QuotaMaximum = [.. rounded.AsSpan(Minima)],
        };
    }
}
