using System.Collections.Immutable;
using System.Diagnostics;

namespace Matching.Optimizer.Network;

/// <summary>
/// The best assignment of participants to rows, exactly. Participants come one by one; each takes the cheapest
/// augmenting path, found by Dijkstra over rows only with reduced costs (Edmonds and Karp 1972, J. ACM 19(2), section
/// 1.3; Tomizawa 1971). Prices stay integer and non-negative, a row with a free seat costs 0, and everybody stands at
/// a best reply, so the plan is optimal and the prices prove it. A popped row is a full one, and a popped row never
/// becomes free again. Ties go to the path found first: lower values of distance, then earlier arcs. Time
/// O(participants × (arcs of the rows searched) log rows) at worst; memory O(participants + rows).
/// </summary>
internal sealed class SuccessiveShortestPaths
{
    private const int None = -1;
    private readonly Problem _problem;
    private readonly TransportNetwork _network;
    private readonly RowHeap _heap;
    private readonly long[] _price;
    private readonly int[] _free;
    private readonly int[] _arcOf, _first, _next, _previous;
    private readonly int[] _reachedBy, _reachedArc, _scanned;
    private (long Distance, int Participant, int Arc) _end;

    public SuccessiveShortestPaths(Problem problem, TransportNetwork network, WorkMemory memory)
    {
        (int participants, int rows) = (problem.Participants.Count, problem.Slots.Capacity.Length);
        (_problem, _network) = (problem, network);
        _heap = new RowHeap(rows, memory);
        _price = memory.Take<long>(rows);
        _free = memory.Take<int>(rows);
        problem.Slots.Capacity.CopyTo(_free);
        _arcOf = memory.Take(participants, None);
        (_next, _previous) = (memory.Take(participants, None), memory.Take(participants, None));
        _first = memory.Take(rows, None);
        (_reachedBy, _reachedArc, _scanned) = (memory.Take<int>(rows), memory.Take<int>(rows), memory.Take<int>(rows));
    }

    /// <summary>Arcs looked at so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Seats' prices; with scale 1 they prove the optimum once everybody is in.</summary>
    public Prices Prices => new() { Scale = 1, Session = [.. _price] };

    public long Objective
    {
        get
        {
            long objective = 0;
            for (int i = 0; i < _arcOf.Length; i++)
                objective += _arcOf[i] < 0 ? _problem.Participants.UnplacedValue[i] : _network.Value[_arcOf[i]];
            return objective;
        }
    }

    /// <summary>
    /// Lets a participant in along the cheapest augmenting path and raises the prices of the rows nearer than its end.
    /// </summary>
    public void Insert(int participant)
    {
        _heap.Clear();
        _end = (long.MaxValue, None, None);
        Relax(participant, 0, BestReply(participant));
        int count = 0;
        while (!_heap.IsEmpty)
        {
            int row = _heap.Pop();
            if (_heap.Distance[row] >= _end.Distance) break;
            _scanned[count++] = row;
            for (int i = _first[row]; i != None; i = _next[i])
                Relax(i, _heap.Distance[row], _network.Value[_arcOf[i]] - _price[row]);
        }

        if (_end.Participant == None)
            throw new UnreachableException($"Pinned participant {participant} found no seat.");
        for (int s = 0; s < count; s++) _price[_scanned[s]] += _end.Distance - _heap.Distance[_scanned[s]];
        Augment(participant);
    }

    public (ImmutableArray<int> Slot, ImmutableArray<ulong> Sessions) Plan()
    {
        var slot = new int[_arcOf.Length];
        var sessions = new ulong[_arcOf.Length];
        for (int i = 0; i < slot.Length; i++)
        {
            int row = _arcOf[i] < 0 ? None : _network.Row[_arcOf[i]];
            slot[i] = row < 0 ? None : row / _problem.SessionCount;
            sessions[i] = row < 0 ? 0 : 1UL << (row % _problem.SessionCount);
        }

        return ([.. slot], [.. sessions]);
    }

    private long BestReply(int i)
    {
        long best = IsPinned(i) ? long.MinValue : _problem.Participants.UnplacedValue[i];
        for (int a = _network.Start[i]; a < _network.Start[i + 1] && _network.Value[a] > best; a++)
            best = Math.Max(best, _network.Value[a] - _price[_network.Row[a]]);
        return best;
    }

    private bool IsPinned(int i) => _problem.Participants.PinnedSlot[i] >= 0;

    /// <summary>
    /// Where can a participant who has <paramref name="profit"/> go, and how much is lost? Values fall along the arcs
    /// and prices are not negative, so the first arc that loses too much by its value alone ends the scan.
    /// </summary>
    private void Relax(int i, long distance, long profit)
    {
        long here = distance + profit;
        if (!IsPinned(i)) Finish(here - _problem.Participants.UnplacedValue[i], i, None);
        int a = _network.Start[i];
        for (; a < _network.Start[i + 1]; a++)
        {
            long loss = here - _network.Value[a];
            if (loss >= _end.Distance) break;
            int row = _network.Row[a];
            loss += _price[row];
            if (loss >= _end.Distance || a == _arcOf[i]) continue;
            if (_free[row] > 0) Finish(loss, i, a);
            else if (_heap.Lower(row, loss)) (_reachedBy[row], _reachedArc[row]) = (i, a);
        }

        Ticks += a - _network.Start[i] + 1;
    }

    private void Finish(long distance, int participant, int arc)
    {
        if (distance < _end.Distance) _end = (distance, participant, arc);
    }

    /// <summary>
    /// Walks the path back from its end: each participant on it leaves its row to the one who reached that row.
    /// </summary>
    private void Augment(int participant)
    {
        (_, int mover, int arc) = _end;
        if (arc != None) _free[_network.Row[arc]]--;
        while (true)
        {
            int left = _arcOf[mover] == None ? None : _network.Row[_arcOf[mover]];
            Move(mover, arc, left);
            if (mover == participant) break;
            (mover, arc) = (_reachedBy[left], _reachedArc[left]);
        }
    }

    private void Move(int i, int arc, int left)
    {
        if (left != None)
        {
            if (_previous[i] != None) _next[_previous[i]] = _next[i];
            else _first[left] = _next[i];
            if (_next[i] != None) _previous[_next[i]] = _previous[i];
        }

        _arcOf[i] = arc;
        if (arc == None) return;
        int row = _network.Row[arc];
        (_previous[i], _next[i]) = (None, _first[row]);
        if (_first[row] != None) _previous[_first[row]] = i;
        _first[row] = i;
    }
}
