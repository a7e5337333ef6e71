using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Network;

public sealed class NetworkRouteTests
{
    [Fact]
    public void Solve_WithAFewTicks_KeepsAFeasiblePlanUnderAValidBound()
    {
        Problem problem = NetworkProblems.At(4, 3, most: 400);
        Run whole = Solve(problem, long.MaxValue), cut = Solve(problem, 1);

        Assert.True(whole.IsProved);
        Assert.True(cut.Objective <= whole.Objective);
        Assert.True(cut.Bound >= whole.Objective);
    }

    [Fact]
    public void Solve_OfTheSameProblemTwice_GivesTheSamePlanAndPrices()
    {
        Problem problem = NetworkProblems.At(1, 5, most: 300);
        Run first = Solve(problem, long.MaxValue), second = Solve(problem, long.MaxValue);

        Assert.Equal(first.Places.Slot.ToArray(), second.Places.Slot.ToArray());
        Assert.Equal(first.Prices.Session.ToArray(), second.Prices.Session.ToArray());
        Assert.Equal(first.Ticks, second.Ticks);
    }

    private static Run Solve(Problem problem, long ticks)
    {
        var run = new Run(TimeProvider.System, new SolveOptions { Ticks = ticks }, CancellationToken.None);
        NetworkRoute.Solve(problem, Candidates.Of(problem, run.Memory), run);
        return run;
    }
}
