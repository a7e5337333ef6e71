using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class DisplacementPricesTests
{
    [Fact]
    public void OfBest_OfTheOwnChoice_IsNothing()
    {
        NetworkPlan plan = TransportSolverTests.Solve(
            Problem.From(Draft.Plain(new long[,] { { 10, 9 }, { 10, 0 } }))).Plan;

        Displacement[] best = Solved.Of(plan).Displacements.OfBest(2);

        Assert.Equal([new(0, 0, 10, 9), new(0, 1, 9, 0), new(1, 0, 10, 0), new(1, 1, 0, 9)], best);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_EveryArc_IsWhatSolvingAnewLoses(int family)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkPlan plan = TransportSolverTests.Solve(NetworkProblems.At(family, seed, most: 14)).Plan;
            EditedNetwork edited = EditedNetwork.Of(plan.Network);
            Choice[] choices = [.. Arcs(plan.Network)];
            long[] price = Solved.Of(plan).Displacements.Of(choices);
            for (int c = 0; c < choices.Length; c++)
            {
                (int i, int row, long value) = choices[c];
                long? pinned = edited.SolvePinned(i, row, value);

                Assert.Equal(pinned is null ? DisplacementPrices.Impossible : plan.Objective() - pinned, price[c]);
            }
        }
    }

    [Fact]
    public void OfBest_OverSeveralSessions_TakesTheCheapestSession()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            ProblemDraft draft = NetworkProblems.DraftAt(4, seed, most: 12);
            Problem problem = Problem.From(draft);
            NetworkPlan plan = TransportSolverTests.Solve(problem).Plan;
            foreach (Displacement option in Solved.Of(plan).Displacements.OfBest(3))
            {
                DraftParticipant before = draft.Participants[option.Participant];
                draft.Participants[option.Participant] = before with { PinnedSlot = option.Slot };
                NetworkPlan? pinned = EditedNetwork.Of(
                    TransportSolverTests.NetworkOf(Problem.From(draft))).Solve();
                draft.Participants[option.Participant] = before;

                Assert.Equal(
                    pinned is null ? DisplacementPrices.Impossible : plan.Objective() - pinned.Objective(),
                    option.Price);
            }
        }
    }

    private static IEnumerable<Choice> Arcs(TransportNetwork network)
    {
        for (int i = 0; i < network.Participants; i++)
        {
            for (int a = network.Start[i]; a < network.Stop[i]; a++)
                yield return new Choice(i, network.Row[a], network.Value[a]);
        }
    }
}
