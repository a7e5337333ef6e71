using System.Diagnostics.CodeAnalysis;

namespace Matching.Optimizer.Network;

/// <summary>What a participant can do: rows with values, best first, and what being left out is worth.</summary>
/// <param name="Rows">Row per arc, each at most once.</param>
/// <param name="Values">Value per arc, descending.</param>
/// <param name="Unplaced">
/// Value of being left out, or <see cref="TransportNetwork.NoExit"/> for somebody pinned to these rows.
/// </param>
internal readonly record struct Prospects(int[] Rows, long[] Values, long Unplaced);

/// <summary>
/// A solved network that follows events: one more participant or one less, other options, other seats. Each event is
/// repaired from the kept prices by one search or a few, and the plan is again the best one. An event that pinned
/// participants make impossible is refused and changes nothing. Deterministic; not thread-safe.
/// </summary>
internal sealed class LiveNetwork
{
    private const int None = NetworkPlan.None;
    private const int Spare = 64;
    private readonly WorkMemory _memory;
    private readonly Stack<int> _vacated = new();
    private TransportNetwork _network;
    private ArcsByRow _arcs;
    private EntrySearch _entries;
    private VacancySearch _vacancies;
    private int _arcsEnd;

    /// <summary>Takes a copy of a plan that is solved, with everybody in or out for good.</summary>
    public LiveNetwork(NetworkPlan solved, WorkMemory memory)
    {
        _memory = memory;
        Adopt(solved);
    }

    /// <summary>The best plan after the events so far, and prices that prove it.</summary>
    public NetworkPlan Plan { get; private set; }

    /// <summary>Lets a new participant in; returns its index, or <see cref="NetworkPlan.None"/> when refused.</summary>
    public int Add(Prospects prospects)
    {
        if (_vacated.Count == 0) Adopt(Plan);
        int i = _vacated.Pop();
        if (TryChange(i, prospects)) return i;
        _vacated.Push(i);
        return None;
    }

    /// <summary>Takes a participant away; its index may be given to somebody else.</summary>
    public void Remove(int participant)
    {
        TryChange(participant, new Prospects([], [], 0));
        _vacated.Push(participant);
    }

    /// <summary>Gives a participant other options: new values, a pin or none, another value of being out.</summary>
    public bool TryChange(int participant, Prospects prospects)
    {
        Prospects before = ProspectsOf(participant);
        int home = Plan.Row[participant];
        if (home != None) Plan.Leave(participant);
        Place(participant, prospects);
        bool isIn = _entries.TryEnter(participant);
        if (!isIn)
        {
            Place(participant, before);
            if (home != None) Plan.Enter(participant, _network.ArcOf(participant, home));
        }
        else if (home != None)
        {
            _vacancies.Fill(home);
        }

        return isIn;
    }

    /// <summary>Gives a row another number of seats.</summary>
    public bool TrySetCapacity(int row, int seats)
    {
        int before = _network.Capacity[row];
        while (_network.Capacity[row] > seats)
        {
            if (TryTakeSeat(row)) continue;
            TrySetCapacity(row, before);
            return false;
        }

        for (; _network.Capacity[row] < seats; _network.Capacity[row]++)
        {
            Plan.Free[row]++;
            _vacancies.Fill(row);
        }

        return true;
    }

    /// <summary>Lays the columns out anew, with room for more participants and arcs. O(arcs).</summary>
    [MemberNotNull(nameof(Plan), nameof(_network), nameof(_arcs), nameof(_entries), nameof(_vacancies))]
    private void Adopt(NetworkPlan plan)
    {
        TransportNetwork old = plan.Network;
        int participants = old.Participants, spare = Spare + participants / 8;
        _arcsEnd = old.Row.Length;
        _network = new TransportNetwork
        {
            Start = Grown(old.Start, participants, spare),
            Stop = Grown(old.Stop, participants, spare),
            Row = Grown(old.Row, _arcsEnd, Spare + _arcsEnd / 8),
            Value = Grown(old.Value, _arcsEnd, Spare + _arcsEnd / 8),
            Unplaced = Grown(old.Unplaced, participants, spare),
            Capacity = [.. old.Capacity],
            SessionCount = old.SessionCount,
        };
        Plan = new NetworkPlan(_network, _memory);
        plan.Price.CopyTo(Plan.Price, 0);
        for (int i = 0; i < participants; i++)
        {
            if (plan.Arc[i] != None) Plan.Enter(i, plan.Arc[i]);
        }

        for (int i = participants + spare - 1; i >= participants; i--) _vacated.Push(i);
        _arcs = new ArcsByRow(_network, _memory);
        var heap = new RowHeap(_network.Rows, _memory);
        (_entries, _vacancies) =
            (new EntrySearch(Plan, heap, _memory), new VacancySearch(Plan, _arcs, heap, _memory));
    }

    private int[] Grown(int[] column, int length, int spare)
    {
        int[] grown = _memory.Ints(length + spare);
        Array.Copy(column, grown, length);
        return grown;
    }

    private long[] Grown(long[] column, int length, int spare)
    {
        long[] grown = _memory.Longs(length + spare);
        Array.Copy(column, grown, length);
        return grown;
    }

    private bool TryTakeSeat(int row)
    {
        int evicted = Plan.Free[row] > 0 ? None : Plan.First[row];
        int arc = evicted == None ? None : Plan.Arc[evicted];
        if (evicted != None) Plan.Leave(evicted);
        Plan.Free[row]--;
        if (evicted != None && !_entries.TryEnter(evicted))
        {
            Plan.Free[row]++;
            Plan.Enter(evicted, arc);
            return false;
        }

        _network.Capacity[row]--;
        return true;
    }

    private Prospects ProspectsOf(int i) => new(
        _network.RowsOf(i).ToArray(),
        _network.Value[_network.Start[i].._network.Stop[i]],
        _network.Unplaced[i]);

    /// <summary>Writes the arcs of somebody who is out.</summary>
    private void Place(int i, Prospects prospects)
    {
        foreach (int row in _network.RowsOf(i)) _arcs.Remove(row, i);
        int count = prospects.Rows.Length, start = _network.Start[i];
        if (_network.Stop[i] - start < count)
        {
            if (_arcsEnd + count > _network.Row.Length) Compact(count);
            start = _arcsEnd;
            _arcsEnd += count;
        }

        prospects.Rows.CopyTo(_network.Row, start);
        prospects.Values.CopyTo(_network.Value, start);
        (_network.Start[i], _network.Stop[i]) = (start, start + count);
        (_network.Unplaced[i], Plan.Worth[i]) = (prospects.Unplaced, prospects.Unplaced);
        for (int a = start; a < start + count; a++) _arcs.Add(_network.Row[a], i, _network.Value[a]);
    }

    /// <summary>Closes the gaps that changed participants left among the arcs, and makes room for more.</summary>
    private void Compact(int count)
    {
        int living = 0;
        for (int i = 0; i < _network.Participants; i++) living += _network.Stop[i] - _network.Start[i];
        int[] row = _memory.Ints(living + count + living / 4 + Spare);
        long[] value = _memory.Longs(row.Length);
        _arcsEnd = 0;
        for (int i = 0; i < _network.Participants; i++)
        {
            int start = _network.Start[i], length = _network.Stop[i] - start;
            Array.Copy(_network.Row, start, row, _arcsEnd, length);
            Array.Copy(_network.Value, start, value, _arcsEnd, length);
            if (Plan.Arc[i] != None) Plan.Arc[i] += _arcsEnd - start;
            (_network.Start[i], _network.Stop[i]) = (_arcsEnd, _arcsEnd + length);
            _arcsEnd += length;
        }

        (_network.Row, _network.Value) = (row, value);
    }
}
