using System.Diagnostics;
using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Bounds;

/// <summary>
/// The bound that integer prices prove (weak Lagrangian duality: Geoffrion 1974, Fisher 1981), exactly. Candidates
/// come best value first, so a participant's scan ends where a value no longer beats the best reply even with every
/// quota's help. O(candidates × sessions).
/// </summary>
internal sealed class PriceBound
{
    private readonly Problem _problem;
    private readonly Prices _prices;
    private readonly Int128 _scale;

    private PriceBound(Problem problem, Prices prices, bool valued) =>
        (_problem, _prices, _scale) = (problem, prices, valued ? prices.Scale : 0);

    /// <summary>Scale × bound; floor and divide for the bound itself.</summary>
    public Int128 Scaled { get; private set; }

    /// <summary>No plan is worth more than this.</summary>
    public long Proved
    {
        get
        {
            (Int128 quotient, Int128 rest) = Int128.DivRem(Scaled, _prices.Scale);
            return long.CreateSaturating(rest < 0 ? quotient - 1 : quotient);
        }
    }

    /// <param name="valued">False takes every value as 0: a bound below 0 then proves that there is no plan.</param>
    public static PriceBound Of(Problem problem, Candidates candidates, Prices prices, bool valued = true)
    {
        var bound = new PriceBound(problem, prices, valued);
        bound.Scaled = bound.RowWorth();
        Int128 help = bound.LargestHelp(candidates);
        for (int i = 0; i < problem.Participants.Count; i++) bound.Scaled += bound.BestReply(candidates, i, help);
        return bound;
    }

    /// <summary>What an option costs at the prices: seats, support and quotas.</summary>
    public static Int128 Cost(Problem problem, Prices prices, int participant, int option)
    {
        int slot = problem.Options.Slot[option];
        Int128 cost = Seats(problem, prices, participant, slot);
        if (!prices.Supervisor.IsEmpty)
        {
            foreach (int h in problem.Slots.SupervisorsOf(slot))
                cost += (Int128)problem.Options.SupportLoad[option] * prices.Supervisor[h];
        }

        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++) cost += problem.Quotas.Weight[e] * Net(prices, problem.Quotas.Quota[e]);
        return cost;
    }

    /// <summary>Price of a quota's maximum less the price of its minimum.</summary>
    private static Int128 Net(Prices prices, int quota) =>
        (prices.QuotaMaximum.IsEmpty ? 0 : (Int128)prices.QuotaMaximum[quota])
        - (prices.QuotaMinimum.IsEmpty ? 0 : prices.QuotaMinimum[quota]);

    private static Int128 Seats(Problem problem, Prices prices, int participant, int slot)
    {
        if (prices.Session.IsEmpty) return 0;
        Span<long> seats = stackalloc long[ProblemLimits.Sessions];
        int count = 0;
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        for (; common != 0; common &= common - 1)
            seats[count++] = prices.Session[slot * problem.SessionCount + BitOperations.TrailingZeroCount(common)];
        seats[..count].Sort();
        Int128 sum = 0;
        foreach (long seat in seats[..problem.Participants.SessionsNeeded[participant]]) sum += seat;
        return sum;
    }

    private Int128 RowWorth()
    {
        Int128 worth = 0;
        for (int r = 0; r < _prices.Session.Length; r++)
            worth += (Int128)_prices.Session[r] * _problem.Slots.Capacity[r];
        for (int h = 0; h < _prices.Supervisor.Length; h++)
            worth += (Int128)_prices.Supervisor[h] * _problem.Supervisors.SupportCapacity[h];
        for (int q = 0; q < _prices.QuotaMinimum.Length; q++)
            worth -= (Int128)_prices.QuotaMinimum[q] * _problem.Quotas.Minimum[q];
        for (int q = 0; q < _prices.QuotaMaximum.Length; q++)
            worth += (Int128)_prices.QuotaMaximum[q] * _problem.Quotas.Maximum[q];
        return worth;
    }

    /// <summary>The most that quotas pay for any one option.</summary>
    private Int128 LargestHelp(Candidates candidates)
    {
        Int128 largest = 0;
        if (_prices.QuotaMinimum.IsEmpty) return largest;
        foreach (int option in candidates.Option)
        {
            (int from, int to) = _problem.Quotas.EntriesOf(option);
            Int128 help = 0;
            for (int e = from; e < to; e++) help -= _problem.Quotas.Weight[e] * Net(_prices, _problem.Quotas.Quota[e]);
            if (help > largest) largest = help;
        }

        return largest;
    }

    private Int128 BestReply(Candidates candidates, int i, Int128 help)
    {
        bool pinned = _problem.Participants.PinnedSlot[i] >= 0;
        Int128 best = pinned ? Int128.MinValue : _scale * _problem.Participants.UnplacedValue[i];
        for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
        {
            Int128 value = _scale * candidates.Value[c];
            if (best != Int128.MinValue && value + help <= best) break;
            Int128 reply = value - Cost(_problem, _prices, i, candidates.Option[c]);
            if (reply > best) best = reply;
        }

        if (best == Int128.MinValue) throw new UnreachableException($"Pinned participant {i} has no candidate.");
        return best;
    }
}
