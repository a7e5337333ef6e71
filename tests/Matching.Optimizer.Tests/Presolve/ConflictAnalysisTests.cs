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
