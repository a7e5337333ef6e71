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

    /// <summary>Trees explore several nodes side by side, and what they find is taken in one order.</summary>
    [Theory]
    [InlineData(3_000_000)]
    [InlineData(20_000_000)]
    public void Take_AtAnyNumberOfThreads_GivesTheSameAnswer(long ticks)
    {
        var problem = Problem.From(BranchAndBoundTests.Assignment(1, slots: 5, participants: 40));
        Solution[] solutions = [.. new[] { 1, 2, 8 }.Select(threads =>
            new Solver(TimeProvider.System).Solve(problem, new() { Ticks = ticks, Threads = threads }))];

        Assert.InRange(solutions[0].Statistics.TreeNodes, 20, 10_000);
        foreach (Solution other in solutions.Skip(1))
        {
            Assert.Equal(solutions[0].Slot.AsSpan(), other.Slot.AsSpan());
            Assert.Equal((solutions[0].Bound, solutions[0].Statistics), (other.Bound, other.Statistics));
        }
    }
}
