using System.Numerics;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// The prices that a changing problem keeps, in fixed point, and what an option is worth after paying them.
/// </summary>
internal sealed class LivePrices
{
    private readonly LiveProblem _problem;
    private readonly long[] _session, _supervisor, _quota;
    private readonly long[] _quotaMinimum, _quotaMaximum;

    public LivePrices(LiveProblem problem, Prices prices)
    {
        _problem = problem;
        Scale = prices.Scale;
        _session = Filled(prices.Session, problem.Capacity.Length);
        _supervisor = Filled(prices.Supervisor, problem.Support.Length);
        _quotaMinimum = Filled(prices.QuotaMinimum, problem.Quotas.Count);
        _quotaMaximum = Filled(prices.QuotaMaximum, problem.Quotas.Count);
        _quota = new long[problem.Quotas.Count];
        for (int q = 0; q < _quota.Length; q++) _quota[q] = _quotaMaximum[q] - _quotaMinimum[q];
        Participant = [.. Filled(prices.Participant, problem.Rows)];
    }

    /// <summary>Price units in one unit of value.</summary>
    public long Scale { get; }

    /// <summary>Price per participant; 0 for an empty row.</summary>
    public List<long> Participant { get; }

    public long Session(int row) => _session[row];

    public long Supervisor(int supervisor) => _supervisor[supervisor];

    /// <summary>What the rows other than participants are worth.</summary>
    public Int128 RowWorth()
    {
        Int128 sum = 0;
        for (int r = 0; r < _session.Length; r++) sum += (Int128)_session[r] * _problem.Capacity[r];
        for (int h = 0; h < _supervisor.Length; h++) sum += (Int128)_supervisor[h] * _problem.Support[h];
        for (int q = 0; q < _quota.Length; q++)
        {
            sum += (Int128)_quotaMaximum[q] * _problem.Quotas.Maximum[q];
            sum -= (Int128)_quotaMinimum[q] * _problem.Quotas.Minimum[q];
        }

        return sum;
    }

    /// <summary>
    /// What a usable option is worth after paying for seats, support and quotas; its participant's price not.
    /// </summary>
    public long Worth(ParticipantState state, in ParticipantOption option)
    {
        Int128 worth = (Int128)Scale * option.Value - Seats(state, option.Slot);
        foreach (int h in _problem.Slots.SupervisorsOf(option.Slot))
            worth -= (Int128)option.SupportLoad * _supervisor[h];
        foreach (QuotaWeight share in option.Quotas) worth -= (Int128)share.Weight * _quota[share.Quota];
        return checked((long)worth);
    }

    /// <summary>The prices as a certificate carries them, without the participants'.</summary>
    public Prices Publish() => new()
    {
        Scale = Scale,
        Session = [.. _session],
        Supervisor = [.. _supervisor],
        QuotaMinimum = [.. _quotaMinimum],
        QuotaMaximum = [.. _quotaMaximum],
    };

    private static long[] Filled(IReadOnlyList<long> column, int length) =>
        column.Count == 0 ? new long[length] : [.. column];

    private Int128 Seats(ParticipantState state, int slot)
    {
        int row = slot * _problem.SessionCount;
        Span<long> price = stackalloc long[ProblemLimits.Sessions];
        int count = 0;
        for (ulong common = _problem.Common(state, slot); common != 0; common &= common - 1)
            price[count++] = _session[row + BitOperations.TrailingZeroCount(common)];
        if (!price[..count].ContainsAnyExcept(0)) return 0;
        price[..count].Sort();
        Int128 sum = 0;
        foreach (long one in price[..state.SessionsNeeded]) sum += one;
        return sum;
    }
}
