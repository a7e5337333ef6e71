using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Network;

/// <summary>
/// A plain problem as a transportation network: every participant sends one unit along an arc to a row (a session of a
/// slot), or along the arc of being left out. Arcs in compressed rows by participant, best value first.
/// </summary>
internal sealed class TransportNetwork
{
    private TransportNetwork(int[] start, int[] row, long[] value) => (Start, Row, Value) = (start, row, value);

    /// <summary>The arcs of participant i are entries <c>Start[i]</c> up to <c>Start[i + 1]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Row per arc: slot × session count + session.</summary>
    public int[] Row { get; }

    /// <summary>Value per arc, descending within a participant.</summary>
    public long[] Value { get; }

    /// <summary>
    /// With one session a candidate is an arc and the columns are shared; with more, it is an arc per common session.
    /// </summary>
    public static TransportNetwork Of(Problem problem, Candidates candidates, WorkMemory memory)
    {
        if (problem.SessionCount == 1) return new TransportNetwork(candidates.Start, candidates.Slot, candidates.Value);
        int[] start = memory.Take<int>(candidates.Start.Length);
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            start[i + 1] = start[i];
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
                start[i + 1] += BitOperations.PopCount(Common(problem, i, candidates.Slot[c]));
        }

        var network = new TransportNetwork(start, memory.Take<int>(start[^1]), memory.Take<long>(start[^1]));
        network.Fill(problem, candidates);
        return network;
    }

    private static ulong Common(Problem problem, int i, int slot) =>
        problem.Participants.AvailableSessions[i] & problem.Slots.OpenSessions[slot];

    private void Fill(Problem problem, Candidates candidates)
    {
        int arc = 0;
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                for (ulong common = Common(problem, i, candidates.Slot[c]); common != 0; common &= common - 1)
                {
                    int session = BitOperations.TrailingZeroCount(common);
                    (Row[arc], Value[arc]) = (candidates.Slot[c] * problem.SessionCount + session, candidates.Value[c]);
                    arc++;
                }
            }
        }
    }
}
