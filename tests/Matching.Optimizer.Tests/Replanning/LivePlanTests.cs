using Xunit;

namespace Matching.Optimizer.Tests.Replanning;

public sealed class LivePlanTests
{
    private const int EventsPerProblem = 8;

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 200)]
    [InlineData(200, 300)]
    [InlineData(300, 400)]
    public void AnyEvents_OnTinyProblems_LeaveAPlanThatKeepsEverythingAndABoundThatNoPlanExceeds(int from, int to)
    {
        for (int seed = from; seed < to; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (Start(problem) is not { } plan) continue;
            var events = new RandomEvents(plan, problem.Slots.Count, seed);
            for (int n = 0; n < EventsPerProblem; n++)
            {
                Problem before = plan.ToProblem();
                (long objective, long bound) = (plan.Objective, plan.Bound);
                ReplanAnswer answer = events.Next();
                string where = $"Seed {seed}, event {n}: {answer}";
                if (answer.IsAccepted)
                {
                    AssertSound(plan, where);
                    continue;
                }

                Assert.True((objective, bound) == (plan.Objective, plan.Bound), where);
                AssertSame(before, plan.ToProblem(), where);
            }
        }
    }

    private static LivePlan? Start(Problem problem)
    {
        Solution solution = new Solver(TimeProvider.System).Solve(problem, new SolveOptions { Ticks = 3_000_000 });
        return solution.HasPlan ? LivePlan.Follow(problem, solution) : null;
    }

    private static void AssertSound(LivePlan plan, string where)
    {
        Problem now = plan.ToProblem();
        Solution solution = plan.ToSolution();
        VerificationReport report = Verifier.Verify(now, solution);
        Assert.True(report.FalseClaims.Count == 0, $"{where}: {string.Join("; ", report.FalseClaims)}");
        Assert.True(plan.Objective <= plan.Bound, $"{where}: objective {plan.Objective}, bound {plan.Bound}");
        BruteForceAnswer? best = BruteForce.Solve(now);
        if (best is null) return;
        Assert.True(best.IsFeasible, where);
        Assert.True(plan.Bound >= best.Objective, $"{where}: bound {plan.Bound}, best {best.Objective}");
        Assert.True(plan.Objective <= best.Objective, where);
    }

    private static void AssertSame(Problem a, Problem b, string where)
    {
        Assert.True(a.Options.Value.SequenceEqual(b.Options.Value), where);
        Assert.True(a.Options.Slot.SequenceEqual(b.Options.Slot), where);
        Assert.True(a.Slots.Capacity.SequenceEqual(b.Slots.Capacity), where);
        Assert.True(a.Supervisors.SupportCapacity.SequenceEqual(b.Supervisors.SupportCapacity), where);
        Assert.True(a.Conflicts.Other.SequenceEqual(b.Conflicts.Other), where);
    }
}
