using Matching.Optimizer.Verification.Branching;

namespace Matching.Optimizer.Tests.Verification.Branching;

/// <summary>Each way in which decisions contradict each other, and the step before it, where they do not.</summary>
public sealed class DecisionAuditTests
{
    [Fact]
    public void Contradicts_OfTwoInConflict_OnlyAtTheSameSlot()
    {
        Decisions decisions = Decide(draft => draft.Conflicts.Add(new(0, 1)), 0, 3);
        Assert.False(DecisionAudit.Contradicts(decisions));
        Assert.True(DecisionAudit.Contradicts(Decide(draft => draft.Conflicts.Add(new(0, 1)), 0, 2)));
    }

    [Fact]
    public void Contradicts_OfMoreThanTheSeatsHold_OnceTheyAreFull()
    {
        Action<ProblemDraft> twoSeats = draft => draft.Slots[0] = new("s", [2]);
        Assert.False(DecisionAudit.Contradicts(Decide(twoSeats, 0, 2)));
        Assert.True(DecisionAudit.Contradicts(Decide(twoSeats, 0, 2, 4)));
    }

    [Fact]
    public void Contradicts_OfSupport_OnceTheCapacityIsExceeded()
    {
        Action<ProblemDraft> sixHours = draft =>
        {
            draft.Supervisors.Add(new("h", 6));
            draft.Slots[0] = new("s", [9], 0, [0]);
        };
        Assert.False(DecisionAudit.Contradicts(Decide(sixHours, 0, 2)));
        Assert.True(DecisionAudit.Contradicts(Decide(sixHours, 0, 2, 4)));
    }

    [Fact]
    public void Contradicts_OfAQuota_OnceItsMaximumIsExceeded()
    {
        Action<ProblemDraft> most = draft => draft.Quotas.Add(new("q", 0, 5, [0, 2], [3, 2]));
        Assert.False(DecisionAudit.Contradicts(Decide(most, 0, 2)));
        Action<ProblemDraft> less = draft => draft.Quotas.Add(new("q", 0, 4, [0, 2], [3, 2]));
        Decisions decisions = Decide(less, 0, 2);
        Assert.True(DecisionAudit.Contradicts(decisions));
        Assert.True(DecisionAudit.Contradicts(decisions, participant: 1));
    }

    [Fact]
    public void Contradicts_OfAQuota_OnceItsMinimumIsOutOfReach()
    {
        // Person 0 gives 3, person 1 at most 2 and person 2 at most 4 at one slot or 1 at the other.
        Action<ProblemDraft> least = draft => draft.Quotas.Add(new("q", 9, 20, [0, 2, 4, 5], [3, 2, 4, 1]));
        Decisions decisions = Decide(least, 0);
        Assert.False(DecisionAudit.Contradicts(decisions));
        int mark = decisions.Mark;
        decisions.Close(2, 4);
        Assert.True(DecisionAudit.Contradicts(decisions));
        decisions.UndoTo(mark);
        decisions.Decide(1, Decisions.Out);
        Assert.True(DecisionAudit.Contradicts(decisions, participant: 1));
    }

    [Fact]
    public void Contradicts_OfAPinToASlotThatIsNoOption_FromTheStart()
    {
        Action<ProblemDraft> lost =
            draft => draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 2 };
        Assert.True(DecisionAudit.Contradicts(Decide(lost)));
        Assert.False(DecisionAudit.Contradicts(Decide(_ => { })));
    }

    /// <summary>
    /// Three people with load 3 at slots 0 and 1, options 0 to 5, and a slot 2 for nobody; decides these options.
    /// </summary>
    private static Decisions Decide(Action<ProblemDraft> change, params int[] options)
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 3, slots: 3);
        for (int j = 0; j < 2; j++) draft.Slots[j] = new($"s{j}", [9]);
        for (int k = 0; k < 6; k++) draft.Options.Add(k / 2, k % 2, 1, 3);
        change(draft);
        var decisions = new Decisions(Problem.From(draft));
        foreach (int option in options) decisions.Decide(option / 2, option);
        return decisions;
    }
}
