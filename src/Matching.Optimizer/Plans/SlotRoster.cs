using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Plans;

/// <summary>The candidates in compressed rows by slot: who could stand where.</summary>
internal sealed class SlotRoster
{
    private readonly int[] start, participant, candidate;

    public SlotRoster(Problem problem, Candidates candidates, WorkMemory memory)
    {
        start = memory.Take<int>(problem.Slots.Count + 1);
        (participant, candidate) = (memory.Take<int>(candidates.Count), memory.Take<int>(candidates.Count));
        foreach (int slot in candidates.Slot) start[slot + 1]++;
        for (int j = 0; j < problem.Slots.Count; j++) start[j + 1] += start[j];
        int[] next = start[..];
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                int at = next[candidates.Slot[c]]++;
                (participant[at], candidate[at]) = (i, c);
            }
        }
    }

    public int CountAt(int slot) => start[slot + 1] - start[slot];

    /// <summary>The n-th pair of a slot, in order of participants.</summary>
    public (int Participant, int Candidate) At(int slot, int n) =>
        (participant[start[slot] + n], candidate[start[slot] + n]);
}
