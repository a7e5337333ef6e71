namespace Matching.Optimizer.Tests.Branching;

public sealed class TreeTurnsTests
{
    /// <summary>A tree once took its whole turn of thirty million ticks whatever was left of the budget.</summary>
    [Fact]
    public void Take_NearTheEndOfTheBudget_GrowsTheTreeByWhatIsLeft()
    {
        var problem = Problem.From(MidSizeProblems.DraftAt(1, participants: 16, slots: 15));

        Solution solution = new Solver(TimeProvider.System).Solve(problem, new() { Ticks = 100_000 });

        Assert.InRange(solution.Statistics.Ticks, 100_000, 1_000_000);
    }
}
