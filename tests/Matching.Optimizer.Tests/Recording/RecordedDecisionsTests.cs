using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Recording;

namespace Matching.Optimizer.Tests.Recording;

/// <summary>Three people and two slots; one seat at slot 0, two at slot 1.</summary>
public sealed class RecordedDecisionsTests
{
    [Fact]
    public void Crowded_AfterTheLastSeatIsTaken_NamesWhoElseWantedIt()
    {
        RecordedDecisions decisions = Of(Three());
        decisions.Enter(new RecordedNode());

        Assert.True(decisions.Decide(new(1, 0)));

        Assert.Equal([new(0, 0), new BranchingChoice(2, 0)], decisions.Crowded());
        Assert.Empty(decisions.Crowded());
    }

    [Fact]
    public void Crowded_NextToAnAdversaryAndABusySupervisor_NamesBothAndNobodyTwice()
    {
        ProblemDraft draft = Three();
        draft.Supervisors.Add(new("h", 5));
        draft.Slots[0] = draft.Slots[0] with { SessionCapacity = [3], Supervisors = [0] };
        draft.Slots[1] = draft.Slots[1] with { Supervisors = [0] };
        draft.Conflicts.Add(new(0, 1));
        RecordedDecisions decisions = Of(draft);
        decisions.Enter(new RecordedNode());

        decisions.Decide(new(1, 0));

        // Loads are participant + 1, so that 2 of 5 are used and participant 2 needs 3: just enough.
        Assert.Equal([new BranchingChoice(0, 0)], decisions.Crowded());
        decisions.Close(new(0, 0));
        decisions.Decide(new(2, 0));
        Assert.Equal([new BranchingChoice(0, 1)], decisions.Crowded());
    }

    [Fact]
    public void Decide_WithoutASeatLeft_SaysSo()
    {
        RecordedDecisions decisions = Of(Three());
        decisions.Enter(new RecordedNode());
        decisions.Decide(new(0, 0));

        Assert.False(decisions.Decide(new(1, 0)));
    }

    [Fact]
    public void FindLone_AfterAllButOneChoiceAreClosed_FindsTheParticipantAndTheChoiceLeft()
    {
        RecordedDecisions decisions = Of(Three());
        decisions.Enter(new RecordedNode());
        decisions.Close(new(2, 0));
        Assert.Equal(-1, decisions.FindLone());

        decisions.Close(new(2, -1));

        Assert.Equal(2, decisions.FindLone());
        Assert.Equal([1], decisions.Open(2));
        decisions.Close(new(2, 1));
        Assert.True(decisions.IsDead);
    }

    [Fact]
    public void Enter_OfANodeBelow_HoldsWhatThePathDecidedAndClosedAndNothingElse()
    {
        RecordedDecisions decisions = Of(Three());
        var root = new RecordedNode { Participant = 1 };
        root.Closed.Add(new(0, -1));
        RecordedNode child = root.AddChild(0, 0, null);
        decisions.Enter(root);
        decisions.Close(new(2, 1));

        Assert.True(decisions.Enter(child));

        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(decisions.IsDecided));
        Assert.Equal([0, 1], decisions.Open(0).Order());
        Assert.Equal([-1, 0, 1], decisions.Open(2).Order());
        Assert.Equal(1, decisions.Plan.FirstAt(0));
    }

    [Fact]
    public void Enter_OfARoot_DecidesThePinned()
    {
        ProblemDraft draft = Three();
        draft.Participants[1] = draft.Participants[1] with { PinnedSlot = 0 };
        RecordedDecisions decisions = Of(draft);

        decisions.Enter(new RecordedNode());

        Assert.True(decisions.IsDecided(1));
        Assert.Equal([new(0, 0), new BranchingChoice(2, 0)], decisions.Crowded());
    }

    private static ProblemDraft Three()
    {
        ProblemDraft draft = Draft.Of(1, 3, 2);
        draft.Slots[1] = new("s1", [2]);
        for (int i = 0; i < 3; i++)
        {
            draft.Options.Add(i, 0, 5, i + 1);
            draft.Options.Add(i, 1, 4, i + 1);
        }

        return draft;
    }

    private static RecordedDecisions Of(ProblemDraft draft)
    {
        Problem problem = Problem.From(draft);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        RowActivity activity = RowActivity.Of(problem, candidates);
        return new RecordedDecisions(new GroupRelaxation(problem, candidates, activity, memory));
    }
}
