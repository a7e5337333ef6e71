using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class ComponentsTests
{
    private static readonly Solver Solver = new(TimeProvider.System);

    [Fact]
    public void Of_TwoProblemsSideBySide_GivesTheComponentsOfBoth()
    {
        int several = 0;
        for (int seed = 0; seed < 1280; seed++)
        {
            ProblemDraft first = TinyProblems.DraftAt(seed), second = TinyProblems.DraftAt(seed + 64);
            int shift = first.Participants.Count;
            IReadOnlyList<int[]> alone = ComponentsOf(first), other = ComponentsOf(second);
            int[][] expected = [.. alone, .. other.Select(members => members.Select(i => i + shift).ToArray())];

            Assert.Equal(expected, ComponentsOf(SideBySide(first, second)));
            if (alone.Count > 1) several++;
        }

        Assert.InRange(several, 30, 1280);
    }

    [Theory]
    [InlineData(1, 1)] // loads of 1 and 1 in 1: one too many
    [InlineData(3, 1)] // of 2 and 2 in 3: one too many
    [InlineData(4, 2)] // in 4: both fit
    public void Of_ASupervisorOfTwoSlots_JoinsThemWhereItCanBeOverloaded(long capacity, int count)
    {
        ProblemDraft draft = TwoIslands(load: capacity == 1 ? 1 : 2);
        draft.Supervisors.Add(new("h", capacity));
        for (int j = 0; j < 2; j++) draft.Slots[j] = draft.Slots[j] with { Supervisors = [0] };

        Assert.Equal(count, ComponentsOf(draft).Count);
    }

    [Theory]
    [InlineData(0, 1, 1)] // a maximum that two can break
    [InlineData(0, 2, 2)] // one that they can not
    [InlineData(1, 2, 1)] // a minimum
    [InlineData(-5, 2, 2)] // a minimum that asks for nothing
    public void Of_AQuota_JoinsWhoeverItCounts_WhereItCanBind(long minimum, long maximum, int count)
    {
        ProblemDraft draft = TwoIslands(load: 0);
        draft.Quotas.Add(new("q", minimum, maximum, [0, 1], [1, 1]));

        Assert.Equal(count, ComponentsOf(draft).Count);
    }

    [Fact]
    public void Of_PeopleWithoutCandidates_LeavesThemOut()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 5 }, { 9 }, { 7 } });
        draft.Participants[1] = draft.Participants[1] with { AvailableSessions = 0 };

        Assert.Equal([[0, 2]], ComponentsOf(draft));
    }

    /// <summary>People in conflict who share no slot never meet.</summary>
    [Fact]
    public void Of_AConflictAcross_JoinsNothing()
    {
        ProblemDraft draft = TwoIslands(load: 0);
        draft.Conflicts.Add(new(0, 1));

        Assert.Equal([[0], [1]], ComponentsOf(draft));
    }

    /// <summary>Whatever components there are, their optima make up the whole's.</summary>
    [Fact]
    public void Solve_OfTwoIndependentProblems_AddsTheirOptima_AndTwoCopiesAreWorthTwice()
    {
        int compared = 0;
        for (int seed = 0; seed < 192; seed++)
        {
            ProblemDraft first = TinyProblems.DraftAt(seed), second = TinyProblems.DraftAt(seed + 1000);
            Solution one = Solve(first), other = Solve(second);
            Solution both = Solve(SideBySide(first, second)), twice = Solve(SideBySide(first, first));
            Assert.Equal(one.Status, twice.Status);
            if (one.HasPlan) Assert.Equal(2 * one.Objective, twice.Objective);
            if (!one.HasPlan || !other.HasPlan) Assert.Equal(Status.Infeasible, both.Status);
            else Assert.Equal((Status.Optimal, one.Objective + other.Objective), (both.Status, both.Objective));
            compared += both.HasPlan ? 1 : 0;
        }

        Assert.InRange(compared, 50, 192);
    }

    private static Solution Solve(ProblemDraft draft) => Solver.Solve(Problem.From(draft), new() { Ticks = 10_000_000 });

    private static IReadOnlyList<int[]> ComponentsOf(ProblemDraft draft)
    {
        var problem = Problem.From(draft);
        Candidates candidates = Candidates.Of(problem, new WorkMemory());
        return Components.Of(problem, candidates, RowActivity.Of(problem, candidates)).Participants;
    }

    /// <summary>Two people, each with a slot of its own.</summary>
    private static ProblemDraft TwoIslands(long load)
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 2);
        for (int i = 0; i < 2; i++) draft.Options.Add(i, i, 5, load);
        return draft;
    }

    private static ProblemDraft SideBySide(ProblemDraft first, ProblemDraft second)
    {
        (int people, int slots) = (first.Participants.Count, first.Slots.Count);
        (int supervisors, int options) = (first.Supervisors.Count, first.Options.Value.Count);
        var both = new ProblemDraft { SessionCount = Math.Max(first.SessionCount, second.SessionCount) };
        both.Participants.AddRange(first.Participants);
        both.Participants.AddRange(second.Participants.Select(p => p with { Id = "2" + p.Id, PinnedSlot = p.PinnedSlot + slots }));
        both.Slots.AddRange(first.Slots.Select(s => Widened(s, both.SessionCount, 0)));
        both.Slots.AddRange(second.Slots.Select(s => Widened(s, both.SessionCount, supervisors) with { Id = "2" + s.Id }));
        both.Supervisors.AddRange(first.Supervisors.Concat(second.Supervisors.Select(s => s with { Id = "2" + s.Id })));
        foreach ((ProblemDraft draft, int i, int j) in new[] { (first, 0, 0), (second, people, slots) })
        {
            DraftOptions own = draft.Options;
            for (int k = 0; k < own.Value.Count; k++)
                both.Options.Add(own.Participant[k] + i, own.Slot[k] + j, own.Value[k], own.SupportLoad[k]);
        }

        both.Conflicts.AddRange(first.Conflicts.Concat(second.Conflicts.Select(c => new DraftConflict(c.A + people, c.B + people))));
        both.Quotas.AddRange(first.Quotas.Concat(second.Quotas.Select(
            q => q with { Id = "2" + q.Id, Option = [.. q.Option.Select(k => k + options)] })));
        return both;
    }

    /// <summary>A slot among more sessions: none of them opens.</summary>
    private static DraftSlot Widened(DraftSlot slot, int sessions, int shift)
    {
        IReadOnlyList<int> capacity = slot.SessionCapacity;
        int[] wide = [.. Enumerable.Range(0, sessions).Select(t => capacity.Count == 1 ? capacity[0] : t < capacity.Count ? capacity[t] : 0)];
        return slot with { SessionCapacity = wide, Supervisors = [.. (slot.Supervisors ?? []).Select(h => h + shift)] };
    }
}
