using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class RowActivityTests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void Of_TwoPeopleWhoWantASession_BindsItWhenSeatsAreFewer(int seats, bool binds)
    {
        RowActivity activity = Of(Draft.Plain(new long[,] { { 1 }, { 1 } }, seats));

        Assert.Equal([binds], activity.Sessions);
        Assert.True(activity.IsNetwork);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void Of_LoadsThatAddUpToFive_BindsASupervisorOfLess(int capacity, bool binds)
    {
        ProblemDraft draft = Draft.Of(1, 2, 2);
        draft.Supervisors.Add(new("h", capacity));
        for (int j = 0; j < 2; j++) draft.Slots[j] = new($"s{j}", [2], 0, [0]);
        draft.Options.Add(0, 0, 1, 3);
        draft.Options.Add(0, 1, 1, 1);
        draft.Options.Add(1, 0, 1, 2);

        RowActivity activity = Of(draft);

        Assert.Equal([binds], activity.Supervisors);
        Assert.Equal(!binds, activity.IsNetwork);
    }

    [Fact]
    public void Of_AdversariesWithoutACommonSlot_LeavesANetwork()
    {
        ProblemDraft draft = Draft.Of(1, 2, 2);
        draft.Options.Add(0, 0, 1);
        draft.Options.Add(1, 1, 1);
        draft.Conflicts.Add(new(0, 1));

        Assert.True(Of(draft).IsNetwork);

        draft.Options.Add(1, 0, 1);
        Assert.False(Of(draft).IsNetwork);
    }

    private static RowActivity Of(ProblemDraft draft)
    {
        Problem problem = Problem.From(draft);
        return RowActivity.Of(problem, Candidates.Of(problem, new WorkMemory()));
    }
}
