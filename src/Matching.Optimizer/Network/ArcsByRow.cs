namespace Matching.Optimizer.Network;

/// <summary>
/// The arcs of a network in compressed rows by row: who could come, and what for. O(arcs).
/// </summary>
internal sealed class ArcsByRow
{
    public ArcsByRow(TransportNetwork network, WorkMemory memory)
    {
        Start = memory.Take<int>(network.Rows + 1);
        for (int i = 0; i < network.Participants; i++)
        {
            for (int a = network.Start[i]; a < network.Stop[i]; a++) Start[network.Row[a] + 1]++;
        }

        for (int r = 0; r < network.Rows; r++) Start[r + 1] += Start[r];
        (Participant, Value) = (memory.Take<int>(Start[^1]), memory.Take<long>(Start[^1]));
        for (int i = 0; i < network.Participants; i++)
        {
            for (int a = network.Start[i]; a < network.Stop[i]; a++)
            {
                int at = Start[network.Row[a]]++;
                (Participant[at], Value[at]) = (i, network.Value[a]);
            }
        }

        for (int r = network.Rows; r > 0; r--) Start[r] = Start[r - 1];
        Start[0] = 0;
    }

    /// <summary>The arcs of row r are entries <c>Start[r]</c> up to <c>Start[r + 1]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Participant per arc, ascending within a row.</summary>
    public int[] Participant { get; }

    /// <summary>Value per arc.</summary>
    public long[] Value { get; }
}
