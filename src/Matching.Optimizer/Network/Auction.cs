namespace Matching.Optimizer.Network;

/// <summary>
/// A quick start: an auction for the free seats (Bertsekas 1979; for rows of many seats Bertsekas and Castañon 1989).
/// Whoever is out bids for the best row its margin over the second best, and a little more; a full row gives up its
/// cheapest seat, and its price is the next cheapest. At the end nobody is farther from a best reply than the
/// increment; only who stands exactly at one is seated in the plan. Prices only rise, and a row with a price stays
/// full until that moment, so few rows end with a vacancy. The increment starts at a thousandth of the values' range
/// and doubles after every four bids each, so that no price war lasts. First out bids first, at the start in the order
/// of participants. Time O(bids × (arcs read + log seats)), memory O(participants + seats).
/// </summary>
internal sealed class Auction
{
    private const int None = NetworkPlan.None;
    private const int IncrementShift = 10;
    private const int BidsPerRise = 4;
    private readonly NetworkPlan _plan;
    private readonly TransportNetwork _network;
    private readonly long[] _price;
    private readonly int[] _seatStart, _taken;
    private readonly long[] _bid;
    private readonly int[] _holderArc, _holder;
    private readonly int[] _queue;
    private long _increment, _untilRise;
    private int _waiting, _head;
    private long _best, _margin;
    private int _bestArc;

    /// <summary>Whoever is out of the plan takes part.</summary>
    public Auction(NetworkPlan plan, WorkMemory memory)
    {
        (_plan, _network, _price) = (plan, plan.Network, plan.Price);
        _seatStart = UsefulSeats(memory);
        _taken = memory.Ints(_network.Rows);
        int seats = _seatStart[^1];
        (_bid, _holder, _holderArc) = (memory.Longs(seats), memory.Ints(seats), memory.Ints(seats));
        _queue = memory.Ints(_network.Participants);
        _increment = Math.Max(1, ValueRange() >> IncrementShift);
        _untilRise = (long)BidsPerRise * _queue.Length;
        for (int i = 0; i < _queue.Length; i++)
        {
            if (plan.Row[i] == None) _queue[_waiting++] = i;
        }
    }

    /// <summary>Arcs looked at so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Whether nobody bids any more.</summary>
    public bool IsOver => _waiting == 0;

    /// <summary>Takes bids, at most so many.</summary>
    public void Take(long bids)
    {
        for (; _waiting > 0 && bids > 0; bids--)
        {
            int i = _queue[_head];
            _head = _head + 1 == _queue.Length ? 0 : _head + 1;
            _waiting--;
            CountBid();
            FindBest(i);
            int ousted = _bestArc == None ? None : Bid(i);
            if (ousted == None) continue;
            int tail = _head + _waiting++;
            _queue[tail < _queue.Length ? tail : tail - _queue.Length] = ousted;
        }
    }

    /// <summary>Seats in the plan whoever won and stands exactly at a best reply.</summary>
    public void Seat()
    {
        for (int row = 0; row < _taken.Length; row++)
        {
            for (int seat = _seatStart[row]; seat < _seatStart[row] + _taken[row]; seat++)
            {
                FindBest(_holder[seat]);
                if (_network.Value[_holderArc[seat]] - _price[row] == _best)
                    _plan.Enter(_holder[seat], _holderArc[seat]);
            }
        }
    }

    private void CountBid()
    {
        if (--_untilRise > 0) return;
        _untilRise = (long)BidsPerRise * _queue.Length;
        _increment *= 2;
    }

    /// <summary>Where the seats of each row begin. A row never needs more seats than it has arcs.</summary>
    private int[] UsefulSeats(WorkMemory memory)
    {
        int[] start = memory.Ints(_network.Rows + 1);
        foreach (int row in _network.Row) start[row + 1]++;
        for (int r = 0; r < _network.Rows; r++) start[r + 1] = start[r] + Math.Min(start[r + 1], _plan.Free[r]);
        return start;
    }

    private long ValueRange()
    {
        (long least, long most) = (long.MaxValue, long.MinValue);
        for (int i = 0; i < _network.Participants; i++)
        {
            if (_network.Start[i] == _network.Stop[i]) continue;
            most = Math.Max(most, _network.Value[_network.Start[i]]);
            least = Math.Min(least, _network.Value[_network.Stop[i] - 1]);
        }

        return most > least ? most - least : 0;
    }

    /// <summary>The best reply of a participant, and by how much it beats the second best.</summary>
    private void FindBest(int i)
    {
        int start = _network.Start[i];
        ReadOnlySpan<long> price = _price;
        ReadOnlySpan<int> rows = _network.RowsOf(i);
        ReadOnlySpan<long> values = _network.ValuesOf(i);
        (long best, long second, int bestArc) = (_network.Unplaced[i], long.MinValue, None);
        int a = 0;
        for (; a < rows.Length && values[a] > second; a++)
        {
            long profit = values[a] - price[rows[a]];
            if (profit <= second) continue;
            if (profit > best) (second, best, bestArc) = (best, profit, a);
            else second = profit;
        }

        Ticks += a + 1;
        (_best, _margin, _bestArc) = (best, best - second, bestArc == None ? None : start + bestArc);
    }

    /// <summary>Sells a seat of the best row; returns who is without one, or <see cref="NetworkPlan.None"/>.</summary>
    private int Bid(int i)
    {
        int row = _network.Row[_bestArc], start = _seatStart[row], seats = _seatStart[row + 1] - start;
        long bid = _price[row] + _margin + _increment;
        if (seats == 0)
        {
            _price[row] = bid;
            return i;
        }

        if (_taken[row] < seats)
        {
            // All bids in a row with a free seat are the price it started with: heap order holds.
            int seat = start + _taken[row]++;
            (_bid[seat], _holder[seat], _holderArc[seat]) = (_price[row], i, _bestArc);
            return None;
        }

        int ousted = _holder[start];
        ReplaceLowest(row, i, bid);
        _price[row] = _bid[start];
        return ousted;
    }

    /// <summary>Puts a bid in the place of the lowest one, in the row's binary heap.</summary>
    private void ReplaceLowest(int row, int i, long bid)
    {
        int count = _taken[row], at = 0;
        Span<long> bids = new(_bid, _seatStart[row], count);
        Span<int> holders = new(_holder, _seatStart[row], count), arcs = new(_holderArc, _seatStart[row], count);
        for (int child = 1; child < count; child = 2 * at + 1)
        {
            if (child + 1 < count && bids[child + 1] < bids[child]) child++;
            if (bids[child] >= bid) break;
            (bids[at], holders[at], arcs[at]) = (bids[child], holders[child], arcs[child]);
            at = child;
        }

        (bids[at], holders[at], arcs[at]) = (bid, i, _bestArc);
    }
}
