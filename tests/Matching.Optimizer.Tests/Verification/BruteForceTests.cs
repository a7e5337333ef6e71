namespace Matching.Optimizer.Tests.Verification;

/// <summary>The yardstick itself, against problems small enough for a pencil.</summary>
public sealed class BruteForceTests
{
    [Fact]
    public void Solve_OfTwoPeopleAndOneSeat_GivesItToTheLargerGain()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 1);
        draft.Participants[1] = draft.Participants[1] with { UnplacedValue = 4 };
        draft.Options.Add(0, 0, 5);
        draft.Options.Add(1, 0, 7);

        BruteForceAnswer best = BruteForce.Solve(Problem.From(draft))!;

        Assert.True(best.IsFeasible);
        Assert.Equal(9, best.Objective);
        Assert.Equal([0, -1], best.Slot);
    }

    [Fact]
    public void Solve_OfACrewOfTwo_TakesBothOrNone()
    {
        ProblemDraft draft = Draft.Of(sessions: 2, participants: 2, slots: 1);
        draft.Slots[0] = new("s0", [2], MinimumCrew: 2);
        draft.Options.Add(0, 0, 5);
        draft.Options.Add(1, 0, -3);

        BruteForceAnswer best = BruteForce.Solve(Problem.From(draft))!;

        Assert.Equal(2, best.Objective);
        Assert.Equal(best.Sessions[0], best.Sessions[1]);
    }

    [Fact]
    public void Solve_OfAPinWithoutASeat_FindsNoPlan()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 1, slots: 1);
        draft.Slots[0] = new("s0", [0]);
        draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 0 };
        draft.Options.Add(0, 0, 5);

        Assert.False(BruteForce.Solve(Problem.From(draft))!.IsFeasible);
    }

    [Fact]
    public void Solve_OfAQuotaMinimum_PaysForIt()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 1, slots: 1);
        draft.Options.Add(0, 0, -8);
        draft.Quotas.Add(new("q", 1, 1, [0], [1]));

        Assert.Equal(-8, BruteForce.Solve(Problem.From(draft))!.Objective);
    }

    [Fact]
    public void Solve_OfMorePlansThanAllowed_DoesNotTry()
    {
        ProblemDraft draft = Draft.Of(sessions: 10, participants: 4, slots: 1);
        for (int i = 0; i < 4; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { SessionsNeeded = 5 };
            draft.Options.Add(i, 0, 1);
        }

        Assert.Null(BruteForce.Solve(Problem.From(draft), leaves: 1e9));
    }

    /// <summary>Everybody was a frame of the stack once, with or without a choice.</summary>
    [Fact]
    public void Solve_OfManyWithoutAnOption_LeavesThemOut()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 100_000, slots: 1);
        for (int i = 0; i < 100_000; i++) draft.Participants[i] = draft.Participants[i] with { UnplacedValue = -1 };
        draft.Options.Add(99_998, 0, 5);
        draft.Options.Add(99_999, 0, 7);

        BruteForceAnswer best = BruteForce.Solve(Problem.From(draft))!;

        Assert.Equal(7 - 99_999, best.Objective);
        Assert.Equal((-1, -1, 0), (best.Slot[0], best.Slot[99_998], best.Slot[99_999]));
    }

    [Fact]
    public void Solve_OfMorePeopleWithAChoiceThanAThousand_DoesNotTry()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 1_001, slots: 1);
        for (int i = 0; i < 1_001; i++) draft.Options.Add(i, 0, 1);

        Assert.Null(BruteForce.Solve(Problem.From(draft), leaves: double.PositiveInfinity));
    }
}
