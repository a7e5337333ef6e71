using System.Diagnostics;

namespace Matching.Optimizer.Network;

/// <summary>
/// The best plan of a transportation network with prices that prove it, exactly: pinned participants are let in, an
/// <see cref="Auction"/> finds prices near the best ones and seats most of the others, shortest augmenting paths let
/// the rest in (<see cref="EntrySearch"/>), and vacancies are filled (<see cref="VacancySearch"/>). The auction's share
/// is limited, so that no price war lasts. Works in rounds and can be left between any two: the plan is always
/// feasible, and any prices prove a bound. Deterministic.
/// </summary>
internal sealed class TransportSolver
{
    private const int None = NetworkPlan.None;
    private const int BidsEach = 48;
    private readonly TransportNetwork _network;
    private readonly WorkMemory _memory;
    private readonly RowHeap _heap;
    private readonly EntrySearch _entries;
    private readonly Auction _auction;
    private VacancySearch? _vacancies;
    private long _bidsLeft;
    private int _nextEntry, _nextRow;
    private bool _isSeated;

    public TransportSolver(TransportNetwork network, WorkMemory memory)
    {
        (_network, _memory) = (network, memory);
        Plan = new NetworkPlan(network, memory);
        _heap = new RowHeap(network.Rows, memory);
        _entries = new EntrySearch(Plan, _heap, memory);
        EnterPinned();
        _auction = new Auction(Plan, memory);
        _bidsLeft = (long)BidsEach * network.Participants;
    }

    public NetworkPlan Plan { get; }

    /// <summary>Arcs looked at so far.</summary>
    public long Ticks => _entries.Ticks + _auction.Ticks + (_vacancies?.Ticks ?? 0);

    /// <summary>Shortest path searches so far.</summary>
    public long Searches { get; private set; }

    /// <summary>Does the next so many steps; false when the plan is proved.</summary>
    public bool Work(int steps)
    {
        if (!_isSeated) return Sell(steps);
        return _nextEntry < _network.Participants ? Enter(steps) : Fill(steps);
    }

    private bool Sell(int bids)
    {
        _auction.Take(Math.Min(bids, _bidsLeft));
        _bidsLeft -= bids;
        if (!_auction.IsOver && _bidsLeft > 0) return true;
        _auction.Seat();
        _isSeated = true;
        for (int i = 0; i < _network.Participants; i++)
        {
            if (_network.Unplaced[i] == TransportNetwork.NoExit) Plan.Leave(i);
        }

        EnterPinned();
        return true;
    }

    private void EnterPinned()
    {
        for (int i = 0; i < _network.Participants; i++)
        {
            if (_network.Unplaced[i] == TransportNetwork.NoExit) Let(i);
        }
    }

    private bool Enter(int participants)
    {
        int to = (int)Math.Min((long)_nextEntry + participants, _network.Participants);
        for (; _nextEntry < to; _nextEntry++)
        {
            if (Plan.Row[_nextEntry] == None) Let(_nextEntry);
        }

        return true;
    }

    private void Let(int participant)
    {
        Searches++;
        if (!_entries.TryEnter(participant))
            throw new UnreachableException($"Pinned participant {participant} found no seat.");
    }

    private bool Fill(int rows)
    {
        int to = (int)Math.Min((long)_nextRow + rows, _network.Rows);
        for (; _nextRow < to; _nextRow++)
        {
            if (Plan.Free[_nextRow] == 0 || Plan.Price[_nextRow] == 0) continue;
            _vacancies ??= new VacancySearch(Plan, new ArcsByRow(_network, _memory), _heap, _memory);
            _vacancies.Fill(_nextRow);
            Searches++;
        }

        return _nextRow < _network.Rows;
    }
}
