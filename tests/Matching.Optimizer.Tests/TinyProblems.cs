namespace Matching.Optimizer.Tests;

/// <summary>
/// Seeded problems small enough for enumeration, with every kind of constraint and every mixture of them.
/// </summary>
internal static class TinyProblems
{
    /// <summary>The problem of a seed; seeds differ in which kinds of constraint they mix.</summary>
    public static Problem At(int seed) => Problem.From(DraftAt(seed));

    public static ProblemDraft DraftAt(int seed)
    {
        var random = new Random(seed);
        bool Has(int kind) => (seed >> kind & 1) == 1;
        var draft = new ProblemDraft { SessionCount = Has(0) ? random.Next(2, 4) : 1 };
        ulong all = (1UL << draft.SessionCount) - 1;
        int participants = random.Next(1, 6), slots = random.Next(1, 4);
        int supervisors = Has(1) ? random.Next(1, 3) : 0;
        for (int h = 0; h < supervisors; h++) draft.Supervisors.Add(new($"h{h}", random.Next(1, 8)));
        for (int i = 0; i < participants; i++)
        {
            int? pin = Has(2) && random.Next(3) == 0 ? random.Next(slots) : null;
            int needed = random.Next(1, draft.SessionCount + 1);
            ulong available = random.Next(3) == 0 ? (ulong)random.Next((int)all + 1) : all;
            draft.Participants.Add(new($"p{i}", needed, available, random.Next(-4, 3), pin));
        }

        for (int j = 0; j < slots; j++) draft.Slots.Add(SlotAt(random, draft, j, Has(3)));
        for (int i = 0; i < participants; i++)
        {
            for (int j = 0; j < slots; j++)
            {
                if (random.Next(4) > 0 || draft.Participants[i].PinnedSlot == j && random.Next(8) > 0)
                    draft.Options.Add(i, j, random.Next(-3, 10), random.Next(0, 4));
            }
        }

        for (int c = 0; c < (Has(4) && participants > 1 ? random.Next(1, 3) : 0); c++)
        {
            int a = random.Next(participants);
            draft.Conflicts.Add(new(a, (a + 1 + random.Next(participants - 1)) % participants));
        }

        for (int q = 0; q < (Has(5) ? random.Next(1, 3) : 0); q++) draft.Quotas.Add(QuotaAt(random, draft, q));
        return draft;
    }

    private static DraftSlot SlotAt(Random random, ProblemDraft draft, int index, bool crews)
    {
        int[] capacity = random.Next(2) == 0
            ? [random.Next(0, 4)]
            : [.. Enumerable.Range(0, draft.SessionCount).Select(_ => random.Next(0, 4))];
        int[] supervisors = [.. Enumerable.Range(0, draft.Supervisors.Count).Where(_ => random.Next(2) == 0)];
        return new($"s{index}", capacity, crews ? random.Next(0, 4) : 0, supervisors);
    }

    private static DraftQuota QuotaAt(Random random, ProblemDraft draft, int index)
    {
        int[] options = [.. Enumerable.Range(0, draft.Options.Value.Count).Where(_ => random.Next(2) == 0)];
        long minimum = random.Next(-1, 4);
        long[] weights = [.. options.Select(_ => (long)random.Next(0, 4))];
        return new($"q{index}", minimum, minimum + random.Next(0, 6), options, weights);
    }
}
