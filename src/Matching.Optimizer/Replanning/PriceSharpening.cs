using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// Prices that prove more: the bundle goes on from those of a solution, with groups that answer with what they can
/// really hold, until its ticks are used up or three bounds in a row do not help.
/// </summary>
internal static class PriceSharpening
{
    private const int SweepsPerBound = 3, Patience = 3;

    /// <summary>The best prices found; those given, when ticks is 0.</summary>
    public static Prices Of(Problem problem, Candidates candidates, (Prices Prices, double Reach) start, long ticks)
    {
        if (ticks == 0 || start.Prices.Participant.IsEmpty) return start.Prices;
        var memory = new WorkMemory();
        var relaxation = new GroupRelaxation(problem, candidates, RowActivity.Of(problem, candidates), memory)
        {
            IsExact = true,
        };
        var pricers = new Pricers(relaxation, memory, 1);
        var bundle = new ProximalBundle(relaxation, pricers, start.Reach);
        bundle.Start(ToValues(start.Prices, relaxation.Rows));
        (Int128 least, Prices best) = (pricers.Evaluate(), relaxation.Publish());
        for (int stale = 0; stale < Patience && pricers.Ticks + bundle.Ticks < ticks;)
        {
            for (int n = 0; n < SweepsPerBound; n++) bundle.Sweep();
            Int128 bound = pricers.Evaluate();
            stale = bound < least ? 0 : stale + 1;
            if (stale == 0) (least, best) = (bound, relaxation.Publish());
        }

        return best;
    }

    /// <summary>Prices in units of value, row by row.</summary>
    public static double[] ToValues(Prices prices, RowLayout rows)
    {
        var values = new double[rows.Count];
        Copy(prices.Participant, 0);
        Copy(prices.Session, rows.Sessions);
        Copy(prices.Supervisor, rows.Supervisors);
        Copy(prices.QuotaMinimum, rows.Minima);
        Copy(prices.QuotaMaximum, rows.Maxima);
        return values;

        void Copy(IReadOnlyList<long> column, int row)
        {
            for (int n = 0; n < column.Count; n++)
            {
                if (rows.IsPriced[row + n]) values[row + n] = column[n] / (double)prices.Scale;
            }
        }
    }
}
