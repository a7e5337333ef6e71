using System.Numerics;

namespace Matching.Optimizer.Decomposition;

/// <summary>What the cheapest sessions of a slot cost somebody, at the present prices.</summary>
internal sealed class SessionCharge(Problem problem, RowLayout rows, long[] price)
{
    private readonly bool[] _isPriced = new bool[problem.Slots.Count];
    private readonly int[] _order = new int[problem.Slots.Capacity.Length];

    /// <summary>Per slot × n what its n + 1 cheapest open sessions cost together.</summary>
    private readonly long[] _cheapest = new long[problem.Slots.Capacity.Length];

    /// <summary>Call after session prices of a slot have changed.</summary>
    public void Refresh(int slot)
    {
        int count = problem.SessionCount;
        ReadOnlySpan<long> here = price.AsSpan(rows.Sessions + slot * count, count);
        _isPriced[slot] = here.ContainsAnyExcept(0);
        if (!_isPriced[slot]) return;
        Span<int> order = _order.AsSpan(slot * count, count);
        Span<long> keys = stackalloc long[ProblemLimits.Sessions];
        for (int t = 0; t < count; t++) (order[t], keys[t]) = (t, here[t]);
        keys[..count].Sort(order);
        SumUp(slot, order);
    }

    private void SumUp(int slot, ReadOnlySpan<int> order)
    {
        int row = slot * problem.SessionCount, n = 0;
        long sum = 0;
        foreach (int t in order)
        {
            if ((problem.Slots.OpenSessions[slot] >> t & 1) == 0) continue;
            sum += price[rows.Sessions + row + t];
            _cheapest[row + n++] = sum;
        }
    }

    public long Cheapest(int participant, int slot)
    {
        if (!_isPriced[slot]) return 0;
        int needed = problem.Participants.SessionsNeeded[participant];
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        int row = slot * problem.SessionCount;
        if (common == problem.Slots.OpenSessions[slot]) return _cheapest[row + needed - 1];
        long sum = 0;
        foreach (int t in _order.AsSpan(row, problem.SessionCount))
        {
            if ((common >> t & 1) == 0) continue;
            sum += price[rows.Sessions + row + t];
            if (--needed == 0) break;
        }

        return sum;
    }

    /// <summary>
    /// Seats somebody in the cheapest sessions, and among equally cheap ones in those that <paramref name="usage"/>
    /// leaves emptiest, and counts them there.
    /// </summary>
    /// <param name="participant">Who.</param>
    /// <param name="slot">Where.</param>
    /// <param name="usage">Seats used of the slot's sessions so far.</param>
    public void Sit(int participant, int slot, Span<int> usage)
    {
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        int row = slot * problem.SessionCount;
        for (int needed = problem.Participants.SessionsNeeded[participant]; needed > 0; needed--)
        {
            (int best, long cheapest, int left) = (-1, long.MaxValue, 0);
            for (ulong rest = common; rest != 0; rest &= rest - 1)
            {
                int t = BitOperations.TrailingZeroCount(rest);
                long cost = price[rows.Sessions + row + t];
                int free = problem.Slots.Capacity[row + t] - usage[t];
                if (cost < cheapest || (cost == cheapest && free > left)) (best, cheapest, left) = (t, cost, free);
            }

            common &= ~(1UL << best);
            usage[best]++;
        }
    }
}
