using System.Collections.Immutable;
using System.Numerics;

namespace Matching.Optimizer.Verification;

/// <summary>
/// What everything costs at given prices, in checked 128-bit integers: the rows, and each option after paying for
/// everything it uses. Both bounds are sums of these.
/// </summary>
internal sealed class PricedOptions
{
    private readonly ImmutableArray<long> _session, _supervisor, _quotaMinimum, _quotaMaximum;
    private readonly long _scale;

    /// <param name="problem">The problem.</param>
    /// <param name="prices">Well-formed prices.</param>
    /// <param name="valued">False takes every value as 0.</param>
    public PricedOptions(Problem problem, Prices prices, bool valued)
    {
        Problem = problem;
        _scale = valued ? prices.Scale : 0;
        _session = Filled(prices.Session, problem.Slots.Capacity.Length);
        _supervisor = Filled(prices.Supervisor, problem.Supervisors.Count);
        _quotaMinimum = Filled(prices.QuotaMinimum, problem.Quotas.Count);
        _quotaMaximum = Filled(prices.QuotaMaximum, problem.Quotas.Count);
    }

    public Problem Problem { get; }

    /// <summary>What all seats, all support and both ends of the quotas are worth.</summary>
    public Int128 Rows()
    {
        Int128 total = 0;
        for (int r = 0; r < _session.Length; r++)
            total = checked(total + (Int128)_session[r] * Problem.Slots.Capacity[r]);
        for (int h = 0; h < _supervisor.Length; h++)
            total = checked(total + (Int128)_supervisor[h] * Problem.Supervisors.SupportCapacity[h]);
        for (int q = 0; q < _quotaMinimum.Length; q++)
        {
            total = checked(total + (Int128)_quotaMaximum[q] * Problem.Quotas.Maximum[q]);
            total = checked(total - (Int128)_quotaMinimum[q] * Problem.Quotas.Minimum[q]);
        }

        return total;
    }

    /// <summary>What leaving a participant out is worth.</summary>
    public Int128 Unplaced(int i) => (Int128)_scale * Problem.Participants.UnplacedValue[i];

    /// <summary>
    /// What an option is worth after paying for everything it uses, or null when no plan can choose it.
    /// </summary>
    public Int128? Worth(int i, int k)
    {
        int slot = Problem.Options.Slot[k];
        if (Problem.Participants.PinnedSlot[i] >= 0 && Problem.Participants.PinnedSlot[i] != slot) return null;
        if (CheapestSessions(i, slot) is not { } seats) return null;
        Int128 worth = checked((Int128)_scale * Problem.Options.Value[k] - seats);
        long load = Problem.Options.SupportLoad[k];
        foreach (int h in Problem.Slots.SupervisorsOf(slot))
        {
            if (load > Problem.Supervisors.SupportCapacity[h]) return null;
            worth = checked(worth - (Int128)load * _supervisor[h]);
        }

        (int from, int to) = Problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++)
        {
            (int q, long weight) = (Problem.Quotas.Quota[e], Problem.Quotas.Weight[e]);
            if (weight > Problem.Quotas.Maximum[q]) return null;
            worth = checked(worth - weight * ((Int128)_quotaMaximum[q] - _quotaMinimum[q]));
        }

        return worth;
    }

    private Int128? CheapestSessions(int i, int slot)
    {
        ulong common = Problem.Participants.AvailableSessions[i] & Problem.Slots.OpenSessions[slot];
        int needed = Problem.Participants.SessionsNeeded[i];
        if (BitOperations.PopCount(common) < needed) return null;
        Span<long> price = stackalloc long[ProblemLimits.Sessions];
        int count = 0;
        for (int t = 0; t < Problem.SessionCount; t++)
        {
            if ((common >> t & 1) == 1) price[count++] = _session[slot * Problem.SessionCount + t];
        }

        price[..count].Sort();
        Int128 sum = 0;
        foreach (long one in price[..needed]) sum += one;
        return sum;
    }

    private static ImmutableArray<long> Filled(ImmutableArray<long> column, int length) =>
        column.IsEmpty ? [.. new long[length]] : column;
}
