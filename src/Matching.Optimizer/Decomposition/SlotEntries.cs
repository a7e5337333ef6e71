using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// The candidates in compressed rows by slot, with what the knapsacks read of each side by side. An entry is one
/// candidate seen from its slot.
/// </summary>
internal sealed class SlotEntries
{
    public SlotEntries(Problem problem, Candidates candidates, (Grouping Grouping, long Scale) terms, WorkMemory memory)
    {
        (int slots, int count) = (problem.Slots.Count, candidates.Count);
        Start = memory.Ints(slots + 1);
        (Participant, Candidate) = (memory.Ints(count), memory.Ints(count));
        (Load, Need, Worth) = (memory.Ints(count), memory.Ints(count), memory.Longs(count));
        EntryOf = memory.Ints(count);
        foreach (int slot in candidates.Slot) Start[slot + 1]++;
        for (int j = 0; j < slots; j++) Start[j + 1] += Start[j];
        int[] next = Start[..^1];
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                int slot = candidates.Slot[c];
                int e = next[slot]++;
                (Participant[e], Candidate[e], EntryOf[c]) = (i, c, e);
                Worth[e] = terms.Scale * candidates.Value[c];
                int owner = terms.Grouping.Owner[terms.Grouping.GroupOf[slot]];
                long load = problem.Options.SupportLoad[candidates.Option[c]];
                Load[e] = owner < 0 ? 0 : (int)(load / terms.Grouping.Grain[owner]);
                Need[e] = terms.Grouping.SeatSessions[slot] == 0 ? 0 : problem.Participants.SessionsNeeded[i];
            }
        }
    }

    /// <summary>The entries of slot j are <c>Start[j]</c> up to <c>Start[j + 1]</c>, by participant.</summary>
    public int[] Start { get; }

    public int[] Participant { get; }

    /// <summary>Candidate per entry, and entry per candidate.</summary>
    public int[] Candidate { get; }

    public int[] EntryOf { get; }

    /// <summary>Units of the owner's support per entry; 0 without owner.</summary>
    public int[] Load { get; }

    /// <summary>Kept seats that an entry takes; 0 where none are kept.</summary>
    public int[] Need { get; }

    /// <summary>Scale × value per entry.</summary>
    public long[] Worth { get; }
}
