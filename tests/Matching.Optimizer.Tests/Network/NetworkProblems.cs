namespace Matching.Optimizer.Tests.Network;

/// <summary>
/// Seeded plain problems of hostile families: all values equal, two values, values that double, values of the whole
/// range, few values; seats scarce, exact and plenty; some participants pinned.
/// </summary>
internal static class NetworkProblems
{
    public const int Families = 5;

    public static Problem At(int family, int seed, int most = 60) => Problem.From(DraftAt(family, seed, most));

    public static ProblemDraft DraftAt(int family, int seed, int most = 60)
    {
        var random = new Random(seed);
        (int people, int slots) = (random.Next(1, most), random.Next(1, 2 + most * 2 / 5));
        ProblemDraft draft = Draft.Of(1 + random.Next(3), people, slots);
        for (int j = 0; j < slots; j++) draft.Slots[j] = new($"s{j}", [random.Next(0, 2 + 2 * people / slots)]);
        int[] pins = new int[slots];
        for (int i = 0; i < people; i++)
        {
            int first = draft.Options.Slot.Count;
            for (int j = 0; j < slots; j++)
            {
                if (random.Next(3) == 0) draft.Options.Add(i, j, Value(family, random));
            }

            int? pin = null;
            if (random.Next(8) == 0 && first < draft.Options.Slot.Count)
            {
                int slot = draft.Options.Slot[first];
                if (pins[slot] < draft.Slots[slot].SessionCapacity[0] * draft.SessionCount) pin = slot;
                if (pin is not null) pins[slot]++;
            }

            draft.Participants[i] = draft.Participants[i] with { UnplacedValue = -random.Next(3), PinnedSlot = pin };
        }

        return draft;
    }

    private static long Value(int family, Random random) => family switch
    {
        0 => 1,
        1 => random.Next(2) * 1_000_000L,
        2 => 1L << random.Next(39),
        3 => random.NextInt64(-ProblemLimits.Value, ProblemLimits.Value),
        _ => random.Next(6),
    };
}
