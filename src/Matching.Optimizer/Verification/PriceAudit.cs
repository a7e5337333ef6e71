using System.Collections.Immutable;
using System.Numerics;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification;

/// <summary>What a set of prices proves.</summary>
/// <param name="Bound">No plan is worth more; null when the prices are malformed, or prove that there is no
/// plan.</param>
/// <param name="Contradiction">Whether the prices prove that there is no plan at all.</param>
internal readonly record struct PriceProof(long? Bound, bool Contradiction);

/// <summary>
/// Recomputes the bound that prices prove, by the formula in <see cref="Prices"/>, in checked 128-bit integers. The
/// same formula with every value taken as 0 proves a contradiction when it comes out below 0 (Farkas): any plan would
/// be worth exactly 0.
/// </summary>
internal sealed class PriceAudit
{
    private readonly Problem _problem;
    private readonly ImmutableArray<long> _session, _supervisor, _quotaMinimum, _quotaMaximum;
    private readonly long _scale;

    private PriceAudit(Problem problem, Prices prices, bool valued)
    {
        _problem = problem;
        _scale = valued ? prices.Scale : 0;
        _session = Filled(prices.Session, problem.Slots.Capacity.Length);
        _supervisor = Filled(prices.Supervisor, problem.Supervisors.Count);
        _quotaMinimum = Filled(prices.QuotaMinimum, problem.Quotas.Count);
        _quotaMaximum = Filled(prices.QuotaMaximum, problem.Quotas.Count);
    }

    /// <summary>Reports malformed prices as false claims; what well-formed ones prove is returned.</summary>
    public static PriceProof Recompute(Problem problem, Prices prices, Findings findings)
    {
        if (!AreWellFormed(problem, prices, findings)) return default;
        try
        {
            Int128? total = new PriceAudit(problem, prices, valued: true).Total();
            if (total is not { } sum) return new PriceProof(null, true);
            return new PriceProof(checked((long)FloorDivide(sum, prices.Scale)), false);
        }
        catch (OverflowException)
        {
            findings.False("prices", "The prices are too large to prove a bound in 128 bits.");
            return default;
        }
    }

    /// <summary>Whether well-formed prices prove that a problem has no plan, whatever its values.</summary>
    public static bool ProvesContradiction(Problem problem, Prices prices)
    {
        try
        {
            return new PriceAudit(problem, prices, valued: false).Total() is not { } total || total < 0;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    public static bool AreWellFormed(Problem problem, Prices prices, Findings findings)
    {
        int before = findings.FalseClaims.Count;
        if (prices.Scale is < 1 or > Prices.LargestScale)
        {
            findings.False(
                "prices.scale",
                $"The price scale is {Number(prices.Scale)}, expected 1 to {Number(Prices.LargestScale)}.");
        }

        CheckColumn("session", prices.Session, problem.Slots.Capacity.Length);
        CheckColumn("supervisor", prices.Supervisor, problem.Supervisors.Count);
        CheckColumn("quota_minimum", prices.QuotaMinimum, problem.Quotas.Count);
        CheckColumn("quota_maximum", prices.QuotaMaximum, problem.Quotas.Count);
        return findings.FalseClaims.Count == before;

        void CheckColumn(string name, ImmutableArray<long> column, int length)
        {
            if (!column.IsEmpty && column.Length != length)
                findings.False(
                    $"prices.{name}", $"{Number(column.Length)} prices are given, expected none or {Number(length)}.");
            int negative = column.AsSpan().IndexOfAnyInRange(long.MinValue, -1);
            if (negative >= 0)
                findings.False(
                    $"prices.{name}[{negative}]", $"The price is {Number(column[negative])}, expected 0 or more.");
        }
    }

    private static ImmutableArray<long> Filled(ImmutableArray<long> column, int length) =>
        column.IsEmpty ? [.. new long[length]] : column;

    /// <summary>Scale × bound, or null when a pinned participant has no reply at all.</summary>
    private Int128? Total()
    {
        Int128 total = 0;
        for (int r = 0; r < _session.Length; r++)
            total = checked(total + (Int128)_session[r] * _problem.Slots.Capacity[r]);
        for (int h = 0; h < _supervisor.Length; h++)
            total = checked(total + (Int128)_supervisor[h] * _problem.Supervisors.SupportCapacity[h]);
        for (int q = 0; q < _quotaMinimum.Length; q++)
        {
            total = checked(total + (Int128)_quotaMaximum[q] * _problem.Quotas.Maximum[q]);
            total = checked(total - (Int128)_quotaMinimum[q] * _problem.Quotas.Minimum[q]);
        }

        for (int i = 0; i < _problem.Participants.Count; i++)
        {
            if (BestReply(i) is not { } reply) return null;
            total = checked(total + reply);
        }

        return total;
    }

    private Int128? BestReply(int i)
    {
        bool pinned = _problem.Participants.PinnedSlot[i] >= 0;
        Int128? best = pinned ? null : (Int128)_scale * _problem.Participants.UnplacedValue[i];
        for (int k = _problem.Options.Start[i]; k < _problem.Options.Start[i + 1]; k++)
        {
            if (Reply(i, k) is { } reply && (best is null || reply > best)) best = reply;
        }

        return best;
    }

    /// <summary>
    /// What an option is worth after paying for everything it uses, or null when no plan can choose it.
    /// </summary>
    private Int128? Reply(int i, int k)
    {
        int slot = _problem.Options.Slot[k];
        if (_problem.Participants.PinnedSlot[i] >= 0 && _problem.Participants.PinnedSlot[i] != slot) return null;
        if (CheapestSessions(i, slot) is not { } seats) return null;
        Int128 reply = checked((Int128)_scale * _problem.Options.Value[k] - seats);
        long load = _problem.Options.SupportLoad[k];
        foreach (int h in _problem.Slots.SupervisorsOf(slot))
        {
            if (load > _problem.Supervisors.SupportCapacity[h]) return null;
            reply = checked(reply - (Int128)load * _supervisor[h]);
        }

        (int from, int to) = _problem.Quotas.EntriesOf(k);
        for (int e = from; e < to; e++)
        {
            (int q, long weight) = (_problem.Quotas.Quota[e], _problem.Quotas.Weight[e]);
            if (weight > _problem.Quotas.Maximum[q]) return null;
            reply = checked(reply - weight * ((Int128)_quotaMaximum[q] - _quotaMinimum[q]));
        }

        return reply;
    }

    private Int128? CheapestSessions(int i, int slot)
    {
        ulong common = _problem.Participants.AvailableSessions[i] & _problem.Slots.OpenSessions[slot];
        int needed = _problem.Participants.SessionsNeeded[i];
        if (BitOperations.PopCount(common) < needed) return null;
        Span<long> price = stackalloc long[ProblemLimits.Sessions];
        int count = 0;
        for (int t = 0; t < _problem.SessionCount; t++)
        {
            if ((common >> t & 1) == 1) price[count++] = _session[slot * _problem.SessionCount + t];
        }

        price[..count].Sort();
        Int128 sum = 0;
        foreach (long one in price[..needed]) sum += one;
        return sum;
    }

    private static Int128 FloorDivide(Int128 number, long divisor)
    {
        Int128 quotient = number / divisor;
        return number < 0 && quotient * divisor != number ? quotient - 1 : quotient;
    }
}
