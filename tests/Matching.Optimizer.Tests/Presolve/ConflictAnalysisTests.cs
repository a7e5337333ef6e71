using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

/// <summary>What a search tree refutes, explained where it lies, within the limits of the run.</summary>
public sealed class ConflictAnalysisTests
{
    /// <summary>It used to ask about the whole problem, and to end with every quota of it.</summary>
    [Fact]
    public void Solve_OfAContradictionAmongMany_NamesTheOneThatContradicts()
    {
        Problem problem = Problem.From(OddAmong(people: 60, quotas: 40));

        Solution solution = new Solver(TimeProvider.System).Solve(problem, new() { Ticks = 100_000_000 });

        Assert.Equal(Status.Infeasible, solution.Status);
        Assert.Equal([40], solution.ConflictSet.Quotas.ToArray());
        Assert.Equal(1, solution.ConflictSet.Count);
        Assert.True(solution.ConflictSet.Minimal);
        Assert.InRange(solution.Statistics.Ticks, 1, 100_000_000);
    }

    [Fact]
    public void ByTree_OfAComponent_LeavesOutWhatDoesNotTouchIt()
    {
        Problem problem = Problem.From(OddAmong(people: 30, quotas: 20));
        var run = new Run(TimeProvider.System, new() { Ticks = 10_000_000 }, CancellationToken.None);

        ConflictSet set = new ConflictAnalysis(problem, run).ByTree([30, 31, 32]).Members;

        Assert.Equal([20], set.Quotas.ToArray());
        Assert.True(set.Minimal);
        Assert.InRange(run.Ticks, 1, 10_000);
    }

    /// <summary>The members that touch a component contradict by themselves, whatever else is taken away.</summary>
    [Fact]
    public void ByTree_OfComponentsOfTinyProblems_FindsMinimalSets()
    {
        int found = 0;
        for (int seed = 0; seed < 2560; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            var run = new Run(TimeProvider.System, new() { Ticks = 10_000_000 }, CancellationToken.None);
            bool? hasPlan = new FeasibilitySearch(run).HasPlan(problem);
            Assert.Equal(BruteForce.Solve(problem, 1e9)!.IsFeasible, hasPlan);
            if (hasPlan == true) continue;
            foreach (int[] people in ComponentsWithoutAPlan(problem))
            {
                ConflictSet set = new ConflictAnalysis(problem, run).ByTree(people).Members;
                List<ConflictMember> kept = [.. ConflictMember.Of(set)];
                Assert.True(set.Minimal, $"seed {seed}");
                Assert.False(LeavesAPlan(problem, kept), $"seed {seed}");
                foreach (ConflictMember member in kept)
                    Assert.True(LeavesAPlan(problem, kept.Where(m => m != member)), $"seed {seed}, without {member}");
                found++;
            }
        }

        Assert.InRange(found, 30, 2000);
    }

    /// <summary>Who is pinned elsewhere takes part: free, the second person would make up the crew.</summary>
    [Fact]
    public void ByTree_OfACrewThatAPinElsewhereKeepsSmall_NamesThatPinToo()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } }, 5, 5, 5);
        draft.Slots[0] = draft.Slots[0] with { MinimumCrew = 2 };
        for (int i = 0; i < 3; i++) draft.Participants[i] = draft.Participants[i] with { PinnedSlot = i };
        var run = new Run(TimeProvider.System, new() { Ticks = 10_000_000 }, CancellationToken.None);

        Contradiction found = new ConflictAnalysis(Problem.From(draft), run).ByTree([0]);

        Assert.Equal([0, 1, 2], found.Members.Pins.ToArray());
        Assert.Equal([0], found.Members.Crews.ToArray());
        Assert.True(found.Members.Minimal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ByTree_OfARunThatHasToStop_KeepsAllAndDoesNotSayMinimal(bool isCancelled)
    {
        Problem problem = Problem.From(OddAmong(people: 30, quotas: 20));
        var run = new Run(TimeProvider.System, new() { Ticks = 10 }, new CancellationToken(isCancelled));
        if (!isCancelled) run.Spend(10);

        ConflictSet set = new ConflictAnalysis(problem, run).ByTree().Members;

        Assert.Equal(21, set.Quotas.Length);
        Assert.False(set.Minimal);
        Assert.InRange(run.Ticks, 0, 10);
    }

    private static List<int[]> ComponentsWithoutAPlan(Problem problem)
    {
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        if (Contradictions.Find(new Plan(problem, candidates, memory)) is not null) return [];
        var index = new SlotIndex(problem.Slots.Count);
        var empty = new Plan(problem, candidates, memory);
        return [.. Components.Of(problem, candidates, RowActivity.Of(problem, candidates)).Participants.Where(
            people => !BruteForce.Solve(
                SubProblem.Of(empty, Neighbourhood.Of(candidates, people), index).Problem, 1e9)!.IsFeasible)];
    }

    private static bool LeavesAPlan(Problem problem, IEnumerable<ConflictMember> kept) =>
        BruteForce.Solve(ConflictMember.Keep(problem, kept), 1e9)!.IsFeasible;

    /// <summary>
    /// Three people at the end have to reach the odd weight of 5 with 2, 2 and 4; the others have quotas that ask for
    /// little of each thirty options in a row.
    /// </summary>
    private static ProblemDraft OddAmong(int people, int quotas)
    {
        var random = new Random(2);
        ProblemDraft draft = Draft.Of(sessions: 1, people + 3, slots: 10);
        for (int j = 0; j < 10; j++) draft.Slots[j] = new($"s{j}", [people]);
        for (int i = 0; i < people; i++)
        {
            for (int j = 0; j < 3; j++) draft.Options.Add(i, j, random.Next(1, 10));
        }

        List<int> odd = [];
        for (int i = people; i < people + 3; i++)
        {
            for (int j = 4; j < 10; j++)
            {
                odd.Add(draft.Options.Value.Count);
                draft.Options.Add(i, j, 1);
            }
        }

        for (int q = 0; q < quotas; q++)
        {
            int[] options = [.. Enumerable.Range(0, 30).Select(n => (q + n) % (3 * people))];
            draft.Quotas.Add(new($"q{q}", 1, 1000, options, [.. options.Select(_ => 1L)]));
        }

        long[] weights = [.. odd.Select((_, n) => n < 12 ? 2L : 4)];
        draft.Quotas.Add(new("odd", 5, 5, [.. odd], weights));
        return draft;
    }
}
