using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class PlacementChainsTests
{
    [Fact]
    public void For_SomebodyLeftOut_NamesWhoMovesWhereAndTheCost()
    {
        NetworkPlan plan = TransportSolverTests.Solve(
            Problem.From(Draft.Plain(new long[,] { { 10, 7 }, { 0, 5 }, { 4, -9 } }))).Plan;
        Assert.Equal([0, 1, -1], plan.Row);

        PlacementChain chain = Solved.Of(plan).Chains.For(2);

        Assert.Equal([new(2, -1, 0), new(0, 0, 1), new(1, 1, -1)], chain.Moves.ToArray());
        Assert.Equal(10 + 5 - (4 + 7), chain.Cost);
    }

    [Fact]
    public void For_SomebodyBehindPins_NamesTheRowsThatCrowdIt()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } });
        draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 0 };
        draft.Participants[1] = draft.Participants[1] with { PinnedSlot = 1 };
        draft.Slots[2] = draft.Slots[2] with { SessionCapacity = [0] };
        NetworkPlan plan = TransportSolverTests.Solve(Problem.From(draft)).Plan;

        PlacementChain chain = Solved.Of(plan).Chains.For(2);

        Assert.Equal(OutsideDistances.Unreachable, chain.Cost);
        Assert.Empty(chain.Moves);
        Assert.Equal([0, 1], chain.CrowdingRows.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void For_EverybodyLeftOut_GivesMovesThatCostWhatTheySay(int family)
    {
        int chains = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            NetworkPlan plan = TransportSolverTests.Solve(NetworkProblems.At(family, seed, most: 25)).Plan;
            Solved solved = Solved.Of(plan);
            for (int i = 0; i < plan.Network.Participants; i++)
            {
                if (plan.Row[i] >= 0) continue;
                PlacementChain chain = solved.Chains.For(i);
                Assert.All(chain.CrowdingRows, row => Assert.Equal(0, plan.Free[row]));
                if (chain.Moves.IsEmpty) continue;
                Assert.Equal(chain.Cost, CostOf(plan, chain));
                chains++;
            }
        }

        Assert.NotEqual(0, chains);
    }

    /// <summary>Checks that the moves hang together, and adds up what they lose.</summary>
    private static long CostOf(NetworkPlan plan, PlacementChain chain)
    {
        long cost = 0;
        int row = NetworkPlan.None;
        foreach (Move move in chain.Moves)
        {
            Assert.Equal(row, move.FromRow);
            Assert.Equal(move.FromRow, plan.Row[move.Participant]);
            row = move.ToRow;
            int arc = row < 0 ? NetworkPlan.None : plan.Network.ArcOf(move.Participant, row);
            cost += plan.Worth[move.Participant]
                - (row < 0 ? plan.Network.Unplaced[move.Participant] : plan.Network.Value[arc]);
        }

        if (row >= 0) Assert.True(plan.Free[row] > 0);
        return cost;
    }
}
