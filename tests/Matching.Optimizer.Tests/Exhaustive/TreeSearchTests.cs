using System.Collections.Immutable;
using Matching.Optimizer.Exhaustive;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Exhaustive;

public sealed class TreeSearchTests
{
    [Fact]
    public void Run_OfTinyProblems_AgreesWithEnumeration()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            Plan plan = Empty(problem);
            if (Contradictions.Find(Empty(problem)) is not null) continue;
            var tree = new TreeSearch(plan, Prices.Zero, null, long.MaxValue);
            var hasty = new TreeSearch(plan, Prices.Zero, null, long.MaxValue) { TakesFirst = true };

            tree.Run();
            hasty.Run();

            Assert.True(tree.IsComplete, $"seed {seed}");
            Assert.Equal(best.IsFeasible ? best.Objective : null, tree.Best?.Objective);
            Assert.Equal(best.IsFeasible, hasty.Best is not null);
            Assert.All(plan.Choice, choice => Assert.Equal(Plan.Unplaced, choice));
        }
    }

    /// <summary>People times sessions were frames of the stack once, and killed the process.</summary>
    [Fact]
    public void Run_OfManyPeopleWithManySessions_EndsAtItsNodes()
    {
        ProblemDraft draft = Draft.Of(sessions: 64, participants: 990, slots: 1);
        draft.Slots[0] = new("s0", [1000]);
        for (int i = 0; i < 990; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { SessionsNeeded = 60 };
            draft.Options.Add(i, 0, 10);
        }

        var tree = new TreeSearch(Empty(Problem.From(draft)), Prices.Zero, null, 2_000);
        tree.Run();

        Assert.Equal(9_900, tree.Best?.Objective);
        Assert.False(tree.IsComplete);
    }

    [Fact]
    public void Run_OfSessionsThatAreTooDear_CountsThem()
    {
        ProblemDraft draft = Draft.Of(sessions: 64, participants: 1, slots: 1);
        draft.Participants[0] = draft.Participants[0] with { SessionsNeeded = 32 };
        draft.Options.Add(0, 0, 50_000);
        ImmutableArray<long> dear = [.. Enumerable.Range(0, 64).Select(t => t < 32 ? 1_000L : 0)];

        var tree = new TreeSearch(
            Empty(Problem.From(draft)), new Prices { Scale = 1, Session = dear }, 81_990, nodeLimit: 5_000);
        tree.Run();

        Assert.False(tree.IsComplete);
        Assert.Equal(5_001, tree.Nodes);
    }

    private static Plan Empty(Problem problem)
    {
        var memory = new WorkMemory();
        return new Plan(problem, Candidates.Of(problem, memory), memory);
    }
}
