using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class AuctionTests
{
    /// <summary>
    /// The second best holds the other seat at its own last bid, an increment too dear: it is left to the searches.
    /// </summary>
    [Fact]
    public void Take_OfThreeForTwoSeats_SeatsWhoStandsAtABestReply()
    {
        NetworkPlan plan = PlanOf(Problem.From(Draft.Plain(new long[,] { { 10 }, { 30 }, { 20 } }, 2)));
        var auction = new Auction(plan, new WorkMemory());

        auction.Take(100);
        auction.Seat();

        Assert.True(auction.IsOver);
        Assert.Equal([-1, 0, -1], plan.Row);
        Assert.Equal(21, plan.Price[0]);
    }

    [Fact]
    public void Take_OfNoMoreBidsThanGiven_CanGoOnLater()
    {
        NetworkPlan plan = PlanOf(Problem.From(Draft.Plain(new long[,] { { 10 }, { 30 }, { 20 } })));
        var auction = new Auction(plan, new WorkMemory());

        auction.Take(2);
        Assert.False(auction.IsOver);
        auction.Take(100);

        Assert.True(auction.IsOver);
    }

    /// <summary>Whoever is seated stands at a best reply, and a row with a price was full.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Seat_AfterAnyNumberOfBids_SeatsOnlyBestReplies(int family)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            ProblemDraft draft = NetworkProblems.DraftAt(family, seed);
            for (int i = 0; i < draft.Participants.Count; i++)
                draft.Participants[i] = draft.Participants[i] with { PinnedSlot = null };
            NetworkPlan plan = PlanOf(Problem.From(draft));
            var auction = new Auction(plan, new WorkMemory());
            auction.Take(seed * 5);
            auction.Seat();
            for (int i = 0; i < plan.Row.Length; i++)
            {
                if (plan.Row[i] < 0) continue;
                for (int a = plan.Network.Start[i]; a < plan.Network.Stop[i]; a++)
                {
                    Assert.True(
                        plan.Network.Value[a] - plan.Price[plan.Network.Row[a]] <= plan.ProfitOf(i));
                }

                Assert.True(plan.Network.Unplaced[i] <= plan.ProfitOf(i));
            }

            Assert.All(plan.Free, free => Assert.True(free >= 0));
            Assert.All(plan.Price, price => Assert.True(price >= 0));
        }
    }

    private static NetworkPlan PlanOf(Problem problem) =>
        new(TransportSolverTests.NetworkOf(problem), new WorkMemory());
}
