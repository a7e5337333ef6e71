using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Network;

public sealed class SolvedNetworkTests
{
    [Fact]
    public void Of_AnAnswer_IsWhatSolvingGives()
    {
        int taken = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            Problem problem = NetworkProblems.At(seed % NetworkProblems.Families, seed);
            Solution solution = new Solver(TimeProvider.System).Solve(problem, new SolveOptions());
            var memory = new WorkMemory();
            Candidates candidates = Candidates.Of(problem, memory);
            if (!solution.HasPlan) continue;
            SolvedNetwork solved = SolvedNetwork.Of(problem, candidates, memory);
            SolvedNetwork? again = SolvedNetwork.Of(problem, candidates, solution, memory);

            Assert.Equal(solution.Objective, solved.Plan.Objective());
            Assert.Equal(solved.Plan.Row, again!.Plan.Row);
            Assert.Equal(solved.Displacements.OfBest(3), again.Displacements.OfBest(3));
            taken++;
        }

        Assert.True(taken > 20);
    }

    [Fact]
    public void Of_AnAnswerThatIsNotProved_IsNull()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 10, 9 }, { 10, 0 } }));
        Solution solution = new Solver(TimeProvider.System).Solve(problem, new SolveOptions());
        Candidates candidates = Candidates.Of(problem, new WorkMemory());

        Assert.NotNull(SolvedNetwork.Of(problem, candidates, solution, new WorkMemory()));
        Assert.Null(SolvedNetwork.Of(problem, candidates, solution with { Slot = [0, 1] }, new WorkMemory()));
        Assert.Null(SolvedNetwork.Of(problem, candidates, solution with { Slot = [0, 0] }, new WorkMemory()));
        Assert.Null(SolvedNetwork.Of(problem, candidates, solution with { Prices = Prices.Zero }, new WorkMemory()));
    }

    [Fact]
    public void ChainsAndWorths_OfOnePlan_AgreeWithItsDisplacementsAndEvents()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 10, 7 }, { 0, 5 }, { 4, -9 } }));
        var memory = new WorkMemory();
        SolvedNetwork solved = SolvedNetwork.Of(problem, Candidates.Of(problem, memory), memory);

        PlacementChain chain = solved.Chains.For(2);
        long gain = solved.Worths.OfOneMore(0);
        LiveNetwork live = solved.Follow();
        Assert.True(live.TrySetCapacity(0, 2));

        Assert.Equal(chain.Cost, solved.Displacements.Of([new Choice(2, 0, 4)])[0]);
        Assert.Equal(solved.Plan.Objective() + gain, live.Plan.Objective());
    }
}
