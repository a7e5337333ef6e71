using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Neighbourhoods;

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

            Assert.Equal(expected, ComponentsOf(Archipelago.SideBySide(first, second)));
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
            Solution both = Solve(Archipelago.SideBySide(first, second));
            Solution twice = Solve(Archipelago.SideBySide(first, first));
            Assert.Equal(one.Status, twice.Status);
            if (one.HasPlan) Assert.Equal(2 * one.Objective, twice.Objective);
            if (!one.HasPlan || !other.HasPlan) Assert.Equal(Status.Infeasible, both.Status);
            else Assert.Equal((Status.Optimal, one.Objective + other.Objective), (both.Status, both.Objective));
            compared += both.HasPlan ? 1 : 0;
        }

        Assert.InRange(compared, 50, 192);
    }

    /// <summary>
    /// Hundreds of people, every kind of constraint, trees and neighbourhoods in turn, until all is proved.
    /// </summary>
    [Fact]
    public void Solve_OfAHundredProblemsSideBySide_FindsTheSumOfTheirOptima_AtAnyNumberOfThreads()
    {
        var problem = Problem.From(Archipelago.At(1, count: 100, joined: false));
        Solution[] solutions = AtThreads(problem, ticks: 10_000_000);

        Assert.Equal((Status.Optimal, Archipelago.Best(1, count: 100)), (solutions[0].Status, solutions[0].Objective));
        Assert.InRange(solutions[0].Statistics.TreeNodes, 20, long.MaxValue);
        Assert.InRange(solutions[0].Statistics.ImprovementRounds, 5, long.MaxValue);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(200_000)]
    public void Solve_OfIslandsUnderOneQuotaAndSupervisor_CutShortAnywhere_IsTheSameAtAnyNumberOfThreads(long ticks) =>
        AtThreads(Problem.From(Islands.JoinedAt(2, count: 120)), ticks);

    /// <summary>Solves at 1, 2 and 8 threads, and compares everything that is not time.</summary>
    private static Solution[] AtThreads(Problem problem, long ticks)
    {
        Solution[] solutions = [.. new[] { 1, 2, 8 }
            .Select(threads => Solver.Solve(problem, new() { Ticks = ticks, Threads = threads, Seed = 5 }))];
        Assert.Empty(Verifier.Verify(problem, solutions[0]).FalseClaims);
        Solution first = solutions[0];
        foreach (Solution other in solutions)
        {
            Assert.Equal((first.Status, first.Objective, first.Bound), (other.Status, other.Objective, other.Bound));
            Assert.Equal(first.Slot.ToArray(), other.Slot.ToArray());
            Assert.Equal(first.Sessions.ToArray(), other.Sessions.ToArray());
            Assert.Equal(first.Prices.Participant.ToArray(), other.Prices.Participant.ToArray());
            Assert.Equal(first.Prices.Session.ToArray(), other.Prices.Session.ToArray());
            Assert.Equal(first.Statistics, other.Statistics);
        }

        return solutions;
    }

    private static Solution Solve(ProblemDraft draft) =>
        Solver.Solve(Problem.From(draft), new() { Ticks = 10_000_000 });

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
}
