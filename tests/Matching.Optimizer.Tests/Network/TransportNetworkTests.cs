using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class TransportNetworkTests
{
    [Fact]
    public void Of_SeveralSessions_HasAnArcForEachThatIsBothAvailableAndOpen()
    {
        ProblemDraft draft = Draft.Of(sessions: 4, participants: 1, slots: 2);
        draft.Participants[0] = draft.Participants[0] with { AvailableSessions = 0b0110 };
        draft.Slots[0] = new("s0", [1, 1, 0, 1]);
        draft.Options.Add(0, 0, 5);
        draft.Options.Add(0, 1, 7);

        TransportNetwork network = TransportSolverTests.NetworkOf(Problem.From(draft));

        Assert.Equal([4 + 1, 4 + 2, 1], network.RowsOf(0).ToArray());
        Assert.Equal([7, 7, 5], network.Value);
        Assert.Equal(2, network.ArcOf(0, 1));
        Assert.Equal(-1, network.ArcOf(0, 3));
    }
}
