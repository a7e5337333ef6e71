using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class VacancySearchTests
{
    [Fact]
    public void Fill_OfASeatThatSomebodyOutWants_BringsThatOneIn()
    {
        NetworkPlan plan = TransportSolverTests.Solve(Problem.From(Draft.Plain(new long[,] { { 10 }, { 30 } }))).Plan;
        plan.Leave(1);
        plan.Worth[1] = -100;
        plan.Network.Stop[1] = plan.Network.Start[1];

        Fill(plan, 0);

        Assert.Equal([0, -1], plan.Row);
        Assert.InRange(plan.Price[0], 0, 10);
    }

    [Fact]
    public void Fill_OfASeatThatNobodyWants_LowersItsPriceToNothing()
    {
        NetworkPlan plan = TransportSolverTests.Solve(
            Problem.From(Draft.Plain(new long[,] { { 10 }, { 30 } }, 2))).Plan;
        plan.Leave(0);
        plan.Worth[0] = 0;
        plan.Network.Stop[0] = plan.Network.Start[0];
        plan.Price[0] = 5;

        Fill(plan, 0);

        Assert.Equal(0, plan.Price[0]);
        Assert.Equal([-1, 0], plan.Row);
    }

    [Fact]
    public void Fill_AlongAChain_MovesEverybodyOneRowOn()
    {
        NetworkPlan plan = TransportSolverTests.Solve(
            Problem.From(Draft.Plain(new long[,] { { 10, 0 }, { 9, 7 }, { 0, 6 } }))).Plan;
        Assert.Equal([0, 1, -1], plan.Row);
        plan.Leave(0);
        plan.Network.Stop[0] = plan.Network.Start[0];

        Fill(plan, 0);

        Assert.Equal([-1, 0, 1], plan.Row);
        Assert.Equal(15, plan.Objective());
    }

    private static void Fill(NetworkPlan plan, int row)
    {
        var memory = new WorkMemory();
        var arcs = new ArcsByRow(plan.Network, memory);
        new VacancySearch(plan, arcs, new RowHeap(plan.Network.Rows, memory), memory).Fill(row);
    }
}
