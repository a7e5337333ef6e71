namespace Matching.Optimizer.Tests;

/// <summary>
/// Seeded problems of every kind of constraint at once, too large for enumeration: sessions, several supervisors per
/// slot, crews, conflicts, pins and quotas, all of them tight.
/// </summary>
internal static class MidSizeProblems
{
    public static ProblemDraft DraftAt(int seed, int participants, int slots)
    {
        var random = new Random(seed);
        var draft = new ProblemDraft { SessionCount = 4 };
        int supervisors = Math.Max(2, slots / 3);
        for (int h = 0; h < supervisors; h++) draft.Supervisors.Add(new($"h{h}", 8 * participants / supervisors));
        for (int j = 0; j < slots; j++) AddSlot(draft, random, (j, 2 * participants / slots));
        for (int i = 0; i < participants; i++) AddParticipant(draft, random, (i, slots));
        for (int c = 0; c < participants / 4; c++)
        {
            int a = random.Next(participants);
            draft.Conflicts.Add(new(a, (a + 1 + random.Next(participants - 1)) % participants));
        }

        for (int q = 0; q < 3; q++) AddQuota(draft, random, (q, participants));
        return draft;
    }

    private static void AddSlot(ProblemDraft draft, Random random, (int Index, int Seats) slot)
    {
        int[] capacity = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1 + slot.Seats, 3 + slot.Seats) / 2)];
        int first = random.Next(draft.Supervisors.Count), second = random.Next(draft.Supervisors.Count);
        int[] supervisors = random.Next(3) > 0 || first == second ? [first] : [first, second];
        draft.Slots.Add(new($"s{slot.Index}", capacity, random.Next(4) == 0 ? 2 : 0, supervisors));
    }

    private static void AddParticipant(ProblemDraft draft, Random random, (int Index, int Slots) one)
    {
        ulong available = random.Next(2) == 0 ? 15 : (ulong)random.Next(1, 16);
        int needed = 1 + random.Next(Math.Min(2, System.Numerics.BitOperations.PopCount(available)));
        draft.Participants.Add(new($"p{one.Index}", needed, available, random.Next(-2000, 0)));
        int home = random.Next(one.Slots);
        for (int n = 0; n < 7; n++)
            draft.Options.Add(one.Index, (home + 1 + 2 * n) % one.Slots, random.Next(0, 10_000), random.Next(1, 14));
    }

    private static void AddQuota(ProblemDraft draft, Random random, (int Index, int Participants) quota)
    {
        int[] options = [.. Enumerable.Range(0, draft.Options.Value.Count).Where(_ => random.Next(3) == 0)];
        long[] weights = [.. options.Select(_ => (long)random.Next(1, 4))];
        draft.Quotas.Add(new($"q{quota.Index}", quota.Participants / 8, quota.Participants / 3, options, weights));
    }
}
