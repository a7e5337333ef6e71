using System.Collections.Immutable;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Decomposition;

/// <summary>A problem with its relaxation, and prices without any sense.</summary>
internal sealed class Relaxed
{
    public Relaxed(Problem problem)
    {
        Problem = problem;
        Candidates = Candidates.Of(problem, Memory);
        Activity = RowActivity.Of(problem, Candidates);
        Relaxation = new GroupRelaxation(problem, Candidates, Activity, Memory);
    }

    /// <summary>The tiny problem of a seed, with random prices.</summary>
    public static Relaxed At(int seed)
    {
        var relaxed = new Relaxed(TinyProblems.At(seed));
        relaxed.Reprice(new Random(seed));
        return relaxed;
    }

    /// <summary>Seven people for two slots of one group, who get in each other's way in every manner.</summary>
    public static Relaxed CrowdedAt(int seed)
    {
        var random = new Random(seed);
        int crew = seed % 2 == 0 ? 0 : 2;
        ProblemDraft draft = Draft.Of(sessions: 3, participants: 7, slots: 2);
        draft.Supervisors.AddRange([new("h0", random.Next(5, 14)), new("h1", random.Next(4, 10))]);
        for (int j = 0; j < 2; j++)
        {
            int[] capacity = [random.Next(1, 4), random.Next(0, 4), random.Next(1, 3)];
            draft.Slots[j] = new($"s{j}", capacity, crew, j == 0 ? [0] : [0, 1]);
        }

        for (int i = 0; i < 7; i++)
        {
            draft.Participants[i] = new($"p{i}", random.Next(1, 3), (ulong)random.Next(1, 8), 0);
            for (int j = 0; j < 2; j++)
            {
                if (random.Next(3) > 0) draft.Options.Add(i, j, random.Next(2, 12), random.Next(0, 5));
            }
        }

        for (int c = 0; c < random.Next(3); c++) draft.Conflicts.Add(new(c, 6 - c));
        int[] options = [.. Enumerable.Range(0, draft.Options.Value.Count).Where(_ => random.Next(2) == 0)];
        (int least, int most) = (random.Next(4), random.Next(4, 9));
        draft.Quotas.Add(new("q", least, most, options, [.. options.Select(_ => random.NextInt64(4))]));
        var relaxed = new Relaxed(Problem.From(draft));
        relaxed.Reprice(random);
        return relaxed;
    }

    public WorkMemory Memory { get; } = new();

    public Problem Problem { get; }

    public Candidates Candidates { get; }

    public RowActivity Activity { get; }

    public GroupRelaxation Relaxation { get; }

    /// <summary>Prices from -2 to 6 units of value for participants, 0 to 3 for other rows that may have one.</summary>
    public void Reprice(Random random)
    {
        RowLayout rows = Relaxation.Rows;
        var price = new double[rows.Count];
        for (int r = 0; r < rows.Count; r++)
        {
            double free = r < rows.Sessions ? 8 * random.NextDouble() - 2 : Math.Max(0, 5 * random.NextDouble() - 2);
            price[r] = random.Next(3) == 0 ? Math.Round(free) : free;
        }

        Relaxation.Load(price);
    }

    public Pricers Pricers(int threads = 1) => new(Relaxation, new WorkMemory(), threads);

    public ProximalBundle Bundle(int threads = 1, double reach = 1)
    {
        var bundle = new ProximalBundle(Relaxation, Pricers(threads), reach);
        bundle.Start(new double[Relaxation.Rows.Count]);
        return bundle;
    }

    public int ParticipantOf(int entry) => Relaxation.Entries.Participant[entry];

    public int SlotOf(int entry) => Candidates.Slot[Relaxation.Entries.Candidate[entry]];

    public int OptionOf(int entry) => Candidates.Option[Relaxation.Entries.Candidate[entry]];

    /// <summary>The entries of a group.</summary>
    public int[] EntriesOf(int group) =>
        [.. Enumerable.Range(0, Candidates.Count).Where(e => Relaxation.Grouping.GroupOf[SlotOf(e)] == group)];

    /// <summary>The sets of the entries, as masks over them.</summary>
    public static IEnumerable<int[]> Sets(int[] entries)
    {
        for (int set = 0; set < 1 << entries.Length; set++)
            yield return [.. entries.Where((_, bit) => (set >> bit & 1) == 1)];
    }

    public long ProfitOf(IEnumerable<int> entries) => entries.Sum(e => Relaxation.Profit(SlotOf(e), e));

    /// <summary>
    /// Whether a set keeps the group's support and each slot's seats, in whole units, as knapsacks see it.
    /// </summary>
    public bool FitsKnapsack(int group, int[] entries)
    {
        Grouping grouping = Relaxation.Grouping;
        SlotEntries columns = Relaxation.Entries;
        return entries.Sum(e => (long)columns.Load[e]) <= grouping.Support[group]
            && entries.GroupBy(SlotOf).All(here => here.Sum(e => columns.Need[e]) <= grouping.Seats[here.Key]);
    }

    /// <summary>Whether a set, and nobody else, keeps every constraint but quota minima, by enumeration.</summary>
    public bool CanStand(int[] entries)
    {
        if (entries.Select(ParticipantOf).Distinct().Count() < entries.Length) return false;
        var kept = new bool[Problem.Options.Count];
        foreach (int e in entries) kept[OptionOf(e)] = true;
        return BruteForce.Solve(OnlyThese(entries, kept), 1e9)!.IsFeasible;
    }

    /// <summary>Those of a set pinned where they stand, nobody else, no minima.</summary>
    private Problem OnlyThese(int[] entries, bool[] kept)
    {
        int[] pin = [.. Enumerable.Repeat(-1, Problem.Participants.Count)];
        foreach (int e in entries) pin[ParticipantOf(e)] = SlotOf(e);
        OptionTable options = Problem.Options;
        ParticipantTable people = Problem.Participants;
        return new Problem(Problem.SessionCount)
        {
            Participants = people with { PinnedSlot = [.. pin] },
            Slots = Problem.Slots,
            Supervisors = Problem.Supervisors,
            Options = options,
            Conflicts = Problem.Conflicts,
            Quotas = Problem.Quotas with
            {
                Minimum = [.. Problem.Quotas.Minimum.Select(_ => 0L)],
                Maximum = [.. Problem.Quotas.Maximum.Select(most => Math.Max(0, most))],
            },
        }.WithoutOthers(pin);
    }
}

internal static class ProblemWithoutOthers
{
    /// <summary>The same problem, where whoever is not pinned can not come.</summary>
    public static Problem WithoutOthers(this Problem problem, int[] pin) => new(problem.SessionCount)
    {
        Participants = problem.Participants with
        {
            AvailableSessions =
                [.. problem.Participants.AvailableSessions.Select((mask, i) => pin[i] < 0 ? 0UL : mask)],
        },
        Slots = problem.Slots,
        Supervisors = problem.Supervisors,
        Options = problem.Options,
        Conflicts = problem.Conflicts,
        Quotas = problem.Quotas,
    };
}
