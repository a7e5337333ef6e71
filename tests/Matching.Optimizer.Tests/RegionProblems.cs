namespace Matching.Optimizer.Tests;

/// <summary>
/// Seeded regions: people and slots on a square, near slots worth more, sessions, shared supervisors, some crews, pairs
/// in conflict and a quota with both ends.
/// </summary>
internal static class RegionProblems
{
    private const int Sessions = 10, SlotsPerSupervisor = 2;

    public static Problem Of(int participants, int slots, int optionsEach, int seed) =>
        Problem.From(DraftOf(participants, slots, optionsEach, seed));

    /// <summary>
    /// The same with one more supervisor at every slot, whose support is 60 % of all others' together.
    /// </summary>
    /// <param name="draft">A region.</param>
    /// <param name="comesFirst">Whether the new one stands before a slot's other supervisor.</param>
    public static Problem WithCoordinator(ProblemDraft draft, bool comesFirst)
    {
        int coordinator = draft.Supervisors.Count;
        draft.Supervisors.Add(new("coordinator", draft.Supervisors.Sum(h => h.SupportCapacity) * 6 / 10));
        for (int j = 0; j < draft.Slots.Count; j++)
        {
            int other = draft.Slots[j].Supervisors![0];
            draft.Slots[j] = draft.Slots[j] with
            {
                Supervisors = comesFirst ? [coordinator, other] : [other, coordinator],
            };
        }

        return Problem.From(draft);
    }

    public static ProblemDraft DraftOf(int participants, int slots, int optionsEach, int seed)
    {
        var random = new Random(seed);
        var draft = new ProblemDraft { SessionCount = Sessions };
        (double X, double Y)[] places = [.. Enumerable.Range(0, slots).Select(_ => Point(random))];
        for (int h = 0; h * SlotsPerSupervisor < slots; h++)
            draft.Supervisors.Add(new($"h{h}", random.Next(6, 12)));
        for (int j = 0; j < slots; j++)
        {
            int seats = random.Next(1, 6);
            ulong closed = random.Next(4) == 0 ? (ulong)random.Next(1 << Sessions) : 0;
            int[] capacity = [.. Enumerable.Range(0, Sessions).Select(t => (closed >> t & 1) == 1 ? 0 : seats)];
            int crew = seats > 1 && random.Next(20) == 0 ? 2 : 0;
            draft.Slots.Add(new($"s{j}", capacity, crew, [j / SlotsPerSupervisor]));
        }

        for (int i = 0; i < participants; i++) AddParticipant(random, draft, i, (places, optionsEach));
        for (int i = 0; i + 12 < participants; i += 12) draft.Conflicts.Add(new(i, i + 1 + random.Next(8)));
        int[] counted = [.. Enumerable.Range(0, draft.Options.Value.Count).Where(k => draft.Options.Slot[k] % 3 == 0)];
        draft.Quotas.Add(new("q", participants / 6, participants / 2, counted, [.. counted.Select(_ => 1L)]));
        return draft;
    }

    private static void AddParticipant(
        Random random, ProblemDraft draft, int index, ((double X, double Y)[] Places, int Each) options)
    {
        (double x, double y) = Point(random);
        ulong available = random.Next(3) == 0 ? (ulong)random.Next(1 << Sessions) | 0b11111 : (1UL << Sessions) - 1;
        draft.Participants.Add(new($"p{index}", random.Next(2, 6), available, random.Next(50_000)));
        double Distance(int j) => Math.Abs(options.Places[j].X - x) + Math.Abs(options.Places[j].Y - y);
        foreach (int j in Enumerable.Range(0, options.Places.Length).OrderBy(Distance).Take(options.Each))
        {
            long value = (long)(1_000_000 - 600_000 * Distance(j)) + random.Next(-300_000, 300_000);
            draft.Options.Add(index, j, value, random.Next(1, 5));
        }
    }

    private static (double X, double Y) Point(Random random) => (random.NextDouble(), random.NextDouble());
}
