namespace Matching.Optimizer.Network;

/// <summary>
/// Who stands in which row, with the rows' prices. Between two searches everybody who is in stands at a best reply:
/// value − price of the own row is largest, the unplaced value (price 0) included. A row with a free seat and a price
/// above 0 has a vacancy to be filled; without vacancies and with everybody in, plan and prices prove each other.
/// Occupants of a row are an intrusive list, so a move takes constant time.
/// </summary>
internal sealed class NetworkPlan
{
    public const int None = -1;
    private readonly int[] _next, _previous;

    public NetworkPlan(TransportNetwork network, WorkMemory memory)
    {
        Network = network;
        (int participants, int rows) = (network.Participants, network.Rows);
        (Price, Free) = (memory.Longs(rows), memory.Ints(rows));
        network.Capacity.CopyTo(Free, 0);
        (Arc, First) = (memory.Ints(participants, None), memory.Ints(rows, None));
        (_next, _previous) = (memory.Ints(participants, None), memory.Ints(participants, None));
        (Row, Worth) = (memory.Ints(participants, None), memory.Longs(participants));
        network.Unplaced.CopyTo(Worth, 0);
    }

    public TransportNetwork Network { get; }

    /// <summary>Price of a seat per row, ≥ 0.</summary>
    public long[] Price { get; }

    /// <summary>Free seats per row.</summary>
    public int[] Free { get; }

    /// <summary>Arc per participant, or <see cref="None"/> while left out.</summary>
    public int[] Arc { get; }

    /// <summary>Row per participant, or <see cref="None"/> while left out.</summary>
    public int[] Row { get; }

    /// <summary>Per participant the value of its arc, or of being left out.</summary>
    public long[] Worth { get; }

    /// <summary>First occupant per row, or <see cref="None"/>.</summary>
    public int[] First { get; }

    /// <summary>The occupant after a participant in the same row, or <see cref="None"/>.</summary>
    public int[] Next => _next;

    /// <summary>Worth less the price of the own row.</summary>
    public long ProfitOf(int participant) =>
        Row[participant] < 0 ? Worth[participant] : Worth[participant] - Price[Row[participant]];

    /// <summary>Sum of the values of those who are in, and of the unplaced values of the rest.</summary>
    public long Objective()
    {
        long objective = 0;
        foreach (long worth in Worth) objective += worth;
        return objective;
    }

    /// <summary>Takes a seat of the arc's row for somebody who is out.</summary>
    public void Enter(int participant, int arc)
    {
        int row = Network.Row[arc], first = First[row];
        Free[row]--;
        (Arc[participant], Row[participant], Worth[participant]) = (arc, row, Network.Value[arc]);
        (_previous[participant], _next[participant]) = (None, first);
        if (first != None) _previous[first] = participant;
        First[row] = participant;
    }

    /// <summary>Gives the seat of somebody who is in back; returns its row.</summary>
    public int Leave(int participant)
    {
        int row = Row[participant], next = _next[participant], previous = _previous[participant];
        Free[row]++;
        (Arc[participant], Row[participant], Worth[participant]) = (None, None, Network.Unplaced[participant]);
        if (previous != None) _next[previous] = next;
        else First[row] = next;
        if (next != None) _previous[next] = previous;
        return row;
    }
}
