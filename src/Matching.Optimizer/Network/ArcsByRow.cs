namespace Matching.Optimizer.Network;

/// <summary>
/// The arcs of a network by row: who could come, and what for. A row's arcs stand together and may grow: a row that is
/// full moves to the end with twice the room. Built in O(arcs).
/// </summary>
internal sealed class ArcsByRow
{
    private readonly int[] _limit;
    private int _end;

    public ArcsByRow(TransportNetwork network, WorkMemory memory)
    {
        (Start, Stop) = (memory.Ints(network.Rows), memory.Ints(network.Rows));
        for (int i = 0; i < network.Participants; i++)
        {
            foreach (int row in network.RowsOf(i)) Stop[row]++;
        }

        for (int r = 0; r < network.Rows; r++)
        {
            int count = Stop[r];
            (Start[r], Stop[r]) = (_end, _end);
            _end += count;
        }

        (Participant, Value) = (memory.Ints(_end), memory.Longs(_end));
        for (int i = 0; i < network.Participants; i++)
        {
            for (int a = network.Start[i]; a < network.Stop[i]; a++)
            {
                int at = Stop[network.Row[a]]++;
                (Participant[at], Value[at]) = (i, network.Value[a]);
            }
        }

        _limit = memory.Ints(network.Rows);
        Stop.CopyTo(_limit, 0);
    }

    /// <summary>The arcs of row r are entries <c>Start[r]</c> up to <c>Stop[r]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Where the arcs of a row end.</summary>
    public int[] Stop { get; }

    /// <summary>Participant per arc.</summary>
    public int[] Participant { get; private set; }

    /// <summary>Value per arc.</summary>
    public long[] Value { get; private set; }

    public void Add(int row, int participant, long value)
    {
        if (Stop[row] == _limit[row]) MoveToEnd(row);
        int at = Stop[row]++;
        (Participant[at], Value[at]) = (participant, value);
    }

    /// <summary>Takes a participant's arc to a row away. O(arcs of the row).</summary>
    public void Remove(int row, int participant)
    {
        int last = --Stop[row];
        int at = Start[row] + Participant.AsSpan(Start[row]..last).IndexOf(participant);
        if (at >= Start[row]) (Participant[at], Value[at]) = (Participant[last], Value[last]);
    }

    private void MoveToEnd(int row)
    {
        int count = Stop[row] - Start[row], room = Math.Max(4, 2 * count);
        if (_end + room > Participant.Length)
        {
            int length = Math.Max(2 * Participant.Length, _end + room);
            (int[] participant, long[] value) = (Participant, Value);
            Array.Resize(ref participant, length);
            Array.Resize(ref value, length);
            (Participant, Value) = (participant, value);
        }

        Array.Copy(Participant, Start[row], Participant, _end, count);
        Array.Copy(Value, Start[row], Value, _end, count);
        (Start[row], Stop[row], _limit[row]) = (_end, _end + count, _end + room);
        _end += room;
    }
}
