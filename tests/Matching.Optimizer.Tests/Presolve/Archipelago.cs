namespace Matching.Optimizer.Tests.Presolve;

/// <summary>Problems side by side in one, and seeded ones of many tiny parts with every kind of constraint.</summary>
internal static class Archipelago
{
    /// <summary>Tiny problems that have a plan, side by side; on request under a quota that spans them.</summary>
    public static ProblemDraft At(int seed, int count, bool joined)
    {
        ProblemDraft all = Draft.Of(sessions: 1, participants: 0, slots: 0);
        foreach ((ProblemDraft tiny, _) in Parts(seed).Take(count)) all = SideBySide(all, tiny);
        if (!joined) return all;
        int[] options = [.. Enumerable.Range(0, all.Options.Value.Count)];
        int most = 2 * all.Participants.Count / 3;
        all.Quotas.Add(new("all", 0, most, options, [.. options.Select(_ => 1L)]));
        return all;
    }

    /// <summary>Value of the best plan when nothing spans the parts.</summary>
    public static long Best(int seed, int count) => Parts(seed).Take(count).Sum(part => part.Best);

    private static IEnumerable<(ProblemDraft Draft, long Best)> Parts(int seed)
    {
        for (int part = 64 * seed; ; part++)
        {
            ProblemDraft tiny = TinyProblems.DraftAt(part);
            BruteForceAnswer best = BruteForce.Solve(Problem.From(tiny), 1e9)!;
            if (best.IsFeasible) yield return (tiny, best.Objective);
        }
    }

    /// <summary>Both problems as one; ids of the second get a mark.</summary>
    public static ProblemDraft SideBySide(ProblemDraft first, ProblemDraft second)
    {
        (int people, int slots) = (first.Participants.Count, first.Slots.Count);
        (int supervisors, int options) = (first.Supervisors.Count, first.Options.Value.Count);
        var both = new ProblemDraft { SessionCount = Math.Max(first.SessionCount, second.SessionCount) };
        both.Participants.AddRange(first.Participants);
        both.Participants.AddRange(second.Participants.Select(
            p => p with { Id = $"{people}+{p.Id}", PinnedSlot = p.PinnedSlot + slots }));
        both.Slots.AddRange(first.Slots.Select(s => Widened(s, both.SessionCount, 0)));
        both.Slots.AddRange(second.Slots.Select(
            s => Widened(s, both.SessionCount, supervisors) with { Id = $"{people}+{s.Id}" }));
        both.Supervisors.AddRange(first.Supervisors.Concat(second.Supervisors.Select(
            s => s with { Id = $"{people}+{s.Id}" })));
        foreach ((ProblemDraft draft, int i, int j) in new[] { (first, 0, 0), (second, people, slots) })
        {
            DraftOptions own = draft.Options;
            for (int k = 0; k < own.Value.Count; k++)
                both.Options.Add(own.Participant[k] + i, own.Slot[k] + j, own.Value[k], own.SupportLoad[k]);
        }

        both.Conflicts.AddRange(first.Conflicts.Concat(second.Conflicts.Select(
            c => new DraftConflict(c.A + people, c.B + people))));
        both.Quotas.AddRange(first.Quotas.Concat(second.Quotas.Select(
            q => q with { Id = $"{people}+{q.Id}", Option = [.. q.Option.Select(k => k + options)] })));
        return both;
    }

    /// <summary>A slot among more sessions: none of them opens.</summary>
    private static DraftSlot Widened(DraftSlot slot, int sessions, int shift)
    {
        IReadOnlyList<int> capacity = slot.SessionCapacity;
        bool isEven = capacity.Count == 1;
        int[] wide = [.. Enumerable.Range(0, sessions)
            .Select(t => isEven ? capacity[0] : t < capacity.Count ? capacity[t] : 0)];
        return slot with { SessionCapacity = wide, Supervisors = [.. (slot.Supervisors ?? []).Select(h => h + shift)] };
    }
}
