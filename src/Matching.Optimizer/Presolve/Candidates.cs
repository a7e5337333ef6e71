
namespace Matching.Optimizer.Presolve;

/// <summary>
/// The options that a plan could choose, in compressed rows by participant, best value first and then by slot. Left
/// out are the options that break a row alone: too few common sessions, another slot than the pinned one, a load above
/// a supervisor's capacity, a weight above a quota's maximum. The certificate of <see cref="Prices"/> leaves out
/// exactly the same.
/// </summary>
internal sealed class Candidates
{
    private Candidates(int participants, int options, WorkMemory memory)
    {
        Start = memory.Ints(participants + 1);
        Option = memory.Ints(options);
        Slot = memory.Ints(options);
        Value = memory.Longs(options);
    }

    /// <summary>The candidates of participant i are entries <c>Start[i]</c> up to <c>Start[i + 1]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Option index per candidate.</summary>
    public int[] Option { get; }

    /// <summary>Slot per candidate.</summary>
    public int[] Slot { get; }

    /// <summary>Value per candidate, descending within a participant.</summary>
    public long[] Value { get; }

    public int Count => Option.Length;

    /// <summary>The candidate that pairs a participant with a slot, or -1.</summary>
    public int Find(int participant, int slot)
    {
        int found = Slot.AsSpan()[Start[participant]..Start[participant + 1]].IndexOf(slot);
        return found < 0 ? -1 : Start[participant] + found;
    }

    public static Candidates Of(Problem problem, WorkMemory memory)
    {
        var filter = new OptionFilter(problem, memory);
        int participants = problem.Participants.Count, count = 0, most = 0;
        for (int i = 0; i < participants; i++)
        {
            int usable = filter.Of(i).Length;
            count += usable;
            most = Math.Max(most, usable);
        }

        var candidates = new Candidates(participants, count, memory);
        candidates.Fill(problem, filter, new RankOrder(most, memory));
        return candidates;
    }

    private void Fill(Problem problem, OptionFilter filter, RankOrder order)
    {
        long[] values = Columns.Plain(problem.Options.Value);
        int[] slots = Columns.Plain(problem.Options.Slot);
        int at = 0;
        for (int i = 0; i + 1 < Start.Length; i++)
        {
            ReadOnlySpan<int> options = filter.Of(i);
            foreach (int rank in order.Of(options, values))
            {
                int option = options[rank];
                (Option[at], Slot[at], Value[at]) = (option, slots[option], values[option]);
                at++;
            }

            Start[i + 1] = at;
        }
    }
}
