namespace Matching.Optimizer.Tests.Problems;

public sealed class ProblemTests
{
    [Fact]
    public void From_LaysOptionsOutByParticipantAndSlot_AndLetsQuotasFollow()
    {
        var draft = new ProblemDraft
        {
            SessionCount = 2,
            Participants = { new("a", 1, 3), new("b", 1, 3) },
            Slots = { new("s", [1]), new("t", [0, 3]) },
            Quotas = { new("q", 0, 9, [0, 2], [7, 8]) },
        };
        draft.Options.Add(1, 1, 40);
        draft.Options.Add(0, 1, 20);
        draft.Options.Add(0, 0, 10);

        Problem problem = Problem.From(draft);

        Assert.Equal([0, 2, 3], problem.Options.Start.ToArray());
        Assert.Equal([0, 1, 1], problem.Options.Slot.ToArray());
        Assert.Equal([10, 20, 40], problem.Options.Value.ToArray());
        Assert.Equal([1, 1, 0, 3], problem.Slots.Capacity.ToArray());
        Assert.Equal([3UL, 2UL], problem.Slots.OpenSessions.ToArray());
        Assert.Equal((0, 1), problem.Quotas.EntriesOf(0));
        Assert.Equal((1, 1), problem.Quotas.EntriesOf(1));
        Assert.Equal([8, 7], problem.Quotas.Weight.ToArray());
    }

    [Fact]
    public void From_OfRepeatedConflicts_KeepsEachPairOnce()
    {
        var draft = new ProblemDraft
        {
            SessionCount = 1,
            Participants = { new("a", 1, 1), new("b", 1, 1), new("c", 1, 1) },
            Conflicts = { new(0, 2), new(2, 0), new(0, 2), new(1, 0) },
        };

        Problem problem = Problem.From(draft);

        Assert.Equal(2, problem.Conflicts.Count);
        Assert.Equal([1, 2], problem.Conflicts.Of(0).ToArray());
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, -1)]
    [InlineData(1, 1, 1)]
    public void Find_OfAPair_GivesItsOptionOrMinusOne(int participant, int slot, int expected)
    {
        var draft = new ProblemDraft
        {
            SessionCount = 1,
            Participants = { new("a", 1, 1), new("b", 1, 1) },
            Slots = { new("s", [1]), new("t", [1]) },
        };
        draft.Options.Add(0, 0, 1);
        draft.Options.Add(1, 1, 1);

        Assert.Equal(expected, Problem.From(draft).Options.Find(participant, slot));
    }

    [Fact]
    public void From_AMinimumBelowNothing_AsksForNothing()
    {
        ProblemDraft draft = Draft.Of(1, 1, 1);
        draft.Options.Add(0, 0, 5);
        draft.Quotas.Add(new("q", long.MinValue, 3, [0], [1]));

        Assert.Equal(0, Problem.From(draft).Quotas.Minimum[0]);
    }
}
