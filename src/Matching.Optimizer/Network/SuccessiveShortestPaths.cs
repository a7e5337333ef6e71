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
    private readonly Problem problem;
    private readonly TransportNetwork network;
    private readonly RowHeap heap;
    private readonly long[] price;
    private readonly int[] free;
    private readonly int[] arcOf, first, next, previous;
    private readonly int[] reachedBy, reachedArc, scanned;
    private (long Distance, int Participant, int Arc) end;

    public SuccessiveShortestPaths(Problem problem, TransportNetwork network, WorkMemory memory)
    {
        (int participants, int rows) = (problem.Participants.Count, problem.Slots.Capacity.Length);
        (this.problem, this.network) = (problem, network);
        heap = new RowHeap(rows, memory);
        price = memory.Take<long>(rows);
        free = memory.Take<int>(rows);
        problem.Slots.Capacity.CopyTo(free);
        arcOf = memory.Take(participants, None);
        (next, previous) = (memory.Take(participants, None), memory.Take(participants, None));
        first = memory.Take(rows, None);
        (reachedBy, reachedArc, scanned) = (memory.Take<int>(rows), memory.Take<int>(rows), memory.Take<int>(rows));
    }

    /// <summary>Arcs looked at so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Seats' prices; with scale 1 they prove the optimum once everybody is in.</summary>
    public Prices Prices => new() { Scale = 1, Session = [.. price] };

    public long Objective
    {
        get
        {
            long objective = 0;
            for (int i = 0; i < arcOf.Length; i++)
                objective += arcOf[i] < 0 ? problem.Participants.UnplacedValue[i] : network.Value[arcOf[i]];
            return objective;
        }
    }

    /// <summary>
    /// Lets a participant in along the cheapest augmenting path and raises the prices of the rows nearer than its end.
    /// </summary>
    public void Insert(int participant)
    {
        heap.Clear();
        end = (long.MaxValue, None, None);
        Relax(participant, 0, BestReply(participant));
        int count = 0;
        while (!heap.IsEmpty)
        {
            int row = heap.Pop();
            if (heap.Distance[row] >= end.Distance) break;
            scanned[count++] = row;
            for (int i = first[row]; i != None; i = next[i])
                Relax(i, heap.Distance[row], network.Value[arcOf[i]] - price[row]);
        }

        if (end.Participant == None) throw new UnreachableException($"Pinned participant {participant} found no seat.");
        for (int s = 0; s < count; s++) price[scanned[s]] += end.Distance - heap.Distance[scanned[s]];
        Augment(participant);
    }

    public (ImmutableArray<int> Slot, ImmutableArray<ulong> Sessions) Plan()
    {
        var slot = new int[arcOf.Length];
        var sessions = new ulong[arcOf.Length];
        for (int i = 0; i < slot.Length; i++)
        {
            int row = arcOf[i] < 0 ? None : network.Row[arcOf[i]];
            slot[i] = row < 0 ? None : row / problem.SessionCount;
            sessions[i] = row < 0 ? 0 : 1UL << (row % problem.SessionCount);
        }

        return ([.. slot], [.. sessions]);
    }

    private long BestReply(int i)
    {
        long best = IsPinned(i) ? long.MinValue : problem.Participants.UnplacedValue[i];
        for (int a = network.Start[i]; a < network.Start[i + 1] && network.Value[a] > best; a++)
            best = Math.Max(best, network.Value[a] - price[network.Row[a]]);
        return best;
    }

    private bool IsPinned(int i) => problem.Participants.PinnedSlot[i] >= 0;

    /// <summary>
    /// Where can a participant who has <paramref name="profit"/> go, and how much is lost? Values fall along the arcs
    /// and prices are not negative, so the first arc that loses too much by its value alone ends the scan.
    /// </summary>
    private void Relax(int i, long distance, long profit)
    {
        long here = distance + profit;
        if (!IsPinned(i)) Finish(here - problem.Participants.UnplacedValue[i], i, None);
        int a = network.Start[i];
        for (; a < network.Start[i + 1]; a++)
        {
            long loss = here - network.Value[a];
            if (loss >= end.Distance) break;
            int row = network.Row[a];
            loss += price[row];
            if (loss >= end.Distance || a == arcOf[i]) continue;
            if (free[row] > 0) Finish(loss, i, a);
            else if (heap.Lower(row, loss)) (reachedBy[row], reachedArc[row]) = (i, a);
        }

        Ticks += a - network.Start[i] + 1;
    }

    private void Finish(long distance, int participant, int arc)
    {
        if (distance < end.Distance) end = (distance, participant, arc);
    }

    /// <summary>
    /// Walks the path back from its end: each participant on it leaves its row to the one who reached that row.
    /// </summary>
    private void Augment(int participant)
    {
        (_, int mover, int arc) = end;
        if (arc != None) free[network.Row[arc]]--;
        while (true)
        {
            int left = arcOf[mover] == None ? None : network.Row[arcOf[mover]];
            Move(mover, arc, left);
            if (mover == participant) break;
            (mover, arc) = (reachedBy[left], reachedArc[left]);
        }
    }

    private void Move(int i, int arc, int left)
    {
        if (left != None)
        {
            if (previous[i] != None) next[previous[i]] = next[i];
            else first[left] = next[i];
            if (next[i] != None) previous[next[i]] = previous[i];
        }

        arcOf[i] = arc;
        if (arc == None) return;
        int row = network.Row[arc];
        (previous[i], next[i]) = (None, first[row]);
        if (first[row] != None) previous[first[row]] = i;
        first[row] = i;
    }
}
