using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Plans;

/// <summary>The candidates in compressed rows by slot: who could stand where.</summary>
internal sealed class SlotRoster
{
    private readonly int[] _start, _participant, _candidate;

    public SlotRoster(Problem problem, Candidates candidates, WorkMemory memory)
    {
        _start = memory.Ints(problem.Slots.Count + 1);
        (_participant, _candidate) = (memory.Ints(candidates.Count), memory.Ints(candidates.Count));
        foreach (int slot in candidates.Slot) _start[slot + 1]++;
        for (int j = 0; j < problem.Slots.Count; j++) _start[j + 1] += _start[j];
        int[] next = _start[..];
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                int at = next[candidates.Slot[c]]++;
                (_participant[at], _candidate[at]) = (i, c);
            }
        }
    }

    public int CountAt(int slot) => _start[slot + 1] - _start[slot];

    /// <summary>The n-th pair of a slot, in order of participants.</summary>
    public (int Participant, int Candidate) At(int slot, int n) =>
        (_participant[_start[slot] + n], _candidate[_start[slot] + n]);
}
