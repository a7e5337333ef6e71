namespace Matching.Optimizer.Presolve;

/// <summary>The kinds of demand that can contradict each other.</summary>
internal enum ConflictKind
{
    /// <summary>A participant's pin.</summary>
    Pin,

    /// <summary>A quota.</summary>
    Quota,

    /// <summary>A slot's minimum crew.</summary>
    Crew,
}

/// <summary>One pin (participant index), quota (quota index) or crew (slot index).</summary>
internal readonly record struct ConflictMember(ConflictKind Kind, int Index)
{
    public static IEnumerable<ConflictMember> Of(ConflictSet set) =>
        set.Pins.Select(i => new ConflictMember(ConflictKind.Pin, i))
            .Concat(set.Quotas.Select(q => new ConflictMember(ConflictKind.Quota, q)))
            .Concat(set.Crews.Select(j => new ConflictMember(ConflictKind.Crew, j)));

    /// <summary>Every pin, quota and crew of a problem that asks for anything.</summary>
    public static IEnumerable<ConflictMember> Of(Problem problem) => Of(new ConflictSet
    {
        Pins = [.. Enumerable.Range(0, problem.Participants.Count).Where(i => problem.Participants.PinnedSlot[i] >= 0)],
        Quotas = [.. Enumerable.Range(0, problem.Quotas.Count)],
        Crews = [.. Enumerable.Range(0, problem.Slots.Count).Where(j => problem.Slots.MinimumCrew[j] > 1)],
    });

    public static ConflictSet Gather(IEnumerable<ConflictMember> members)
    {
        ILookup<ConflictKind, int> byKind = members.ToLookup(m => m.Kind, m => m.Index);
        return new ConflictSet
        {
            Pins = [.. byKind[ConflictKind.Pin].Order()],
            Quotas = [.. byKind[ConflictKind.Quota].Order()],
            Crews = [.. byKind[ConflictKind.Crew].Order()],
        };
    }

    /// <summary>The problem with only these pins, quotas and crews; everything else stays.</summary>
    public static Problem Keep(Problem problem, IEnumerable<ConflictMember> members)
    {
        HashSet<ConflictMember> kept = [.. members];
        bool Has(ConflictKind kind, int index) => kept.Contains(new ConflictMember(kind, index));
        (ParticipantTable people, SlotTable slots) = (problem.Participants, problem.Slots);
        QuotaTable quotas = problem.Quotas;
        return new Problem(problem.SessionCount)
        {
            Participants = people with
            {
                PinnedSlot = [.. people.PinnedSlot.Select((slot, i) => Has(ConflictKind.Pin, i) ? slot : -1)],
            },
            Slots = slots with
            {
                MinimumCrew = [.. slots.MinimumCrew.Select((crew, j) => Has(ConflictKind.Crew, j) ? crew : 0)],
            },
            Supervisors = problem.Supervisors,
            Options = problem.Options,
            Conflicts = problem.Conflicts,
            Quotas = quotas with
            {
                Minimum = [.. quotas.Minimum.Select((m, q) => Has(ConflictKind.Quota, q) ? m : long.MinValue)],
                Maximum = [.. quotas.Maximum.Select((m, q) => Has(ConflictKind.Quota, q) ? m : long.MaxValue)],
            },
        };
    }
}
