using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Network;

/// <summary>
/// A plain problem as a transportation network: every participant sends one unit along an arc to a row (a session of a
/// slot), or along the arc of being left out. Arcs in compressed rows by participant, best value first.
/// </summary>
internal sealed class TransportNetwork
{
    /// <summary>Unplaced value of a pinned participant, who can not be left out.</summary>
    public const long NoExit = long.MinValue;

    /// <summary>The arcs of participant i are entries <c>Start[i]</c> up to <c>Stop[i]</c>.</summary>
    public required int[] Start { get; init; }

    /// <summary>Where the arcs of a participant end.</summary>
    public required int[] Stop { get; init; }

    /// <summary>Row per arc: slot × session count + session.</summary>
    public required int[] Row { get; set; }

    /// <summary>Value per arc, descending within a participant.</summary>
    public required long[] Value { get; set; }

    /// <summary>Per participant what being left out is worth, or <see cref="NoExit"/>.</summary>
    public required long[] Unplaced { get; init; }

    /// <summary>Seats per row.</summary>
    public required int[] Capacity { get; init; }

    /// <summary>How many rows a slot has.</summary>
    public required int SessionCount { get; init; }

    public int Participants => Unplaced.Length;

    public int Rows => Capacity.Length;

    public ReadOnlySpan<int> RowsOf(int participant) =>
        new(Row, Start[participant], Stop[participant] - Start[participant]);

    public ReadOnlySpan<long> ValuesOf(int participant) =>
        new(Value, Start[participant], Stop[participant] - Start[participant]);

    /// <summary>The arc of a participant to a row, or -1. O(arcs of the participant).</summary>
    public int ArcOf(int participant, int row)
    {
        int found = RowsOf(participant).IndexOf(row);
        return found < 0 ? -1 : Start[participant] + found;
    }

    /// <summary>
    /// With one session a candidate is an arc and the columns are shared; with more, it is an arc per common session.
    /// </summary>
    public static TransportNetwork Of(Problem problem, Candidates candidates, WorkMemory memory) =>
        problem.SessionCount == 1
            ? Of(problem, candidates.Start, candidates.Slot, candidates.Value, memory)
            : BySession(problem, candidates, memory);

    private static TransportNetwork Of(Problem problem, int[] start, int[] row, long[] value, WorkMemory memory)
    {
        int participants = problem.Participants.Count;
        int[] stop = memory.Ints(participants);
        Array.Copy(start, 1, stop, 0, participants);
        return new TransportNetwork
        {
            Start = start,
            Stop = stop,
            Row = row,
            Value = value,
            Unplaced = Exits(problem.Participants, memory),
            Capacity = Columns.Plain(problem.Slots.Capacity),
            SessionCount = problem.SessionCount,
        };
    }

    /// <summary>The problem's own column where nobody is pinned.</summary>
    private static long[] Exits(ParticipantTable participants, WorkMemory memory)
    {
        int[] pins = Columns.Plain(participants.PinnedSlot);
        long[] unplaced = Columns.Plain(participants.UnplacedValue);
        if (!participants.HasPins) return unplaced;
        long[] exits = memory.Longs(pins.Length);
        for (int i = 0; i < exits.Length; i++) exits[i] = pins[i] >= 0 ? NoExit : unplaced[i];
        return exits;
    }

    private static TransportNetwork BySession(Problem problem, Candidates candidates, WorkMemory memory)
    {
        int[] start = memory.Ints(candidates.Start.Length);
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            start[i + 1] = start[i];
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
                start[i + 1] += BitOperations.PopCount(Common(problem, i, candidates.Slot[c]));
        }

        (int[] row, long[] value) = (memory.Ints(start[^1]), memory.Longs(start[^1]));
        int arc = 0;
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                for (ulong common = Common(problem, i, candidates.Slot[c]); common != 0; common &= common - 1)
                {
                    row[arc] = candidates.Slot[c] * problem.SessionCount + BitOperations.TrailingZeroCount(common);
                    value[arc++] = candidates.Value[c];
                }
            }
        }

        return Of(problem, start, row, value, memory);
    }

    private static ulong Common(Problem problem, int i, int slot) =>
        problem.Participants.AvailableSessions[i] & problem.Slots.OpenSessions[slot];
}
