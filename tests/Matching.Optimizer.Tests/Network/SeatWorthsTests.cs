using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class SeatWorthsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OfOneMoreAndLess_OfEveryRow_AreWhatSolvingAnewGives(int family)
    {
        for (int seed = 0; seed < 80; seed++)
        {
            NetworkPlan plan = TransportSolverTests.Solve(NetworkProblems.At(family, seed, most: 16)).Plan;
            EditedNetwork edited = EditedNetwork.Of(plan.Network);
            SeatWorths worths = Solved.Of(plan).Seats;
            for (int row = 0; row < plan.Network.Rows; row++)
            {
                int seats = plan.Network.Capacity[row];
                long? less = seats == 0 ? null : plan.Objective() - edited.SolveWithSeats(row, seats - 1);

                Assert.Equal(edited.SolveWithSeats(row, seats + 1) - plan.Objective(), worths.OfOneMore(row));
                Assert.Equal(less, worths.OfOneLess(row));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void OfOption_ForANewOne_IsWhatSolvingAnewGains(int family)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            NetworkPlan plan = TransportSolverTests.Solve(NetworkProblems.At(family, seed, most: 14)).Plan;
            EditedNetwork edited = EditedNetwork.Of(plan.Network);
            SeatWorths worths = Solved.Of(plan).Seats;
            for (int i = 0; i < plan.Network.Participants; i++)
            {
                int row = random.Next(plan.Network.Rows);
                long value = plan.Network.Unplaced[i] == TransportNetwork.NoExit ? 0 : random.Next(8);
                if (plan.Network.ArcOf(i, row) >= 0) continue;
                long? held = edited.SolvePinned(i, row, value);
                long gain = Math.Max(0, held - plan.Objective() ?? 0);

                Assert.Equal(gain, worths.OfOption(new Choice(i, row, value)));
            }
        }
    }
}
