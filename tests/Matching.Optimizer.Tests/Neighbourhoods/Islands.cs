namespace Matching.Optimizer.Tests.Neighbourhoods;

/// <summary>
/// Seeded problems of many small parts, each with two slots, two supervisors and five people, which nobody can leave;
/// on request with rows that span them all.
/// </summary>
internal static class Islands
{
    public static Problem At(int seed, int count) => Problem.From(DraftAt(seed, count));

    /// <summary>The best plan's value: the sum of the islands'.</summary>
    public static long Best(int seed, int count)
    {
        long sum = 0;
        for (int n = 0; n < count; n++)
        {
            ProblemDraft island = Draft.Of(sessions: 2, participants: 0, slots: 0);
            Add(island, new Random(1000 * seed + n));
            sum += BruteForce.Solve(Problem.From(island), 1e9)!.Objective;
        }

        return sum;
    }

    public static ProblemDraft DraftAt(int seed, int count)
    {
        ProblemDraft draft = Draft.Of(sessions: 2, participants: 0, slots: 0);
        for (int n = 0; n < count; n++) Add(draft, new Random(1000 * seed + n));
        return draft;
    }

    /// <summary>A quota, and a supervisor at every slot, with room for about half of the people.</summary>
    public static ProblemDraft JoinedAt(int seed, int count)
    {
        ProblemDraft draft = DraftAt(seed, count);
        int options = draft.Options.Value.Count;
        draft.Quotas.Add(
            new("q", 0, 3 * count / 2, [.. Enumerable.Range(0, options)], [.. Enumerable.Repeat(1L, options)]));
        draft.Supervisors.Add(new("shared", 4 * count));
        for (int j = 0; j < draft.Slots.Count; j++)
            draft.Slots[j] = draft.Slots[j] with { Supervisors = [.. draft.Slots[j].Supervisors!, 2 * count] };
        return draft;
    }

    private static void Add(ProblemDraft draft, Random random)
    {
        (int person, int slot, int supervisor) =
            (draft.Participants.Count, draft.Slots.Count, draft.Supervisors.Count);
        for (int n = 0; n < 2; n++)
        {
            draft.Supervisors.Add(new($"h{supervisor + n}", random.Next(3, 7)));
            draft.Slots.Add(new($"s{slot + n}", [random.Next(1, 3), random.Next(1, 3)], 0, [supervisor + n]));
        }

        for (int i = 0; i < 5; i++)
        {
            draft.Participants.Add(new($"p{person + i}", random.Next(1, 3), random.Next(2) == 0 ? 3UL : 1UL, 0));
            for (int n = 0; n < 2; n++) draft.Options.Add(person + i, slot + n, random.Next(1, 100), random.Next(1, 4));
        }
    }
}
