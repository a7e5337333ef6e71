using Matching.Optimizer.Replanning;
using Xunit;

namespace Matching.Optimizer.Tests.Replanning;

public sealed class CarriedBoundTests
{
    private static readonly ParticipantState Somebody =
        new() { AvailableSessions = 1, UnplacedValue = -2, Options = [new(0, 9), new(1, 4)] };

    [Fact]
    public void Restate_OfSomebodyWhoComes_RaisesItByTheBestChoice() => Assert.Equal(109, After(null, Somebody));

    [Fact]
    public void Restate_OfSomebodyWhoGoes_LowersItByWhatBeingLeftOutIsWorth() =>
        Assert.Equal(102, After(Somebody, null));

    [Fact]
    public void Restate_WithAPin_LeavesIt() => Assert.Equal(100, After(Somebody, Somebody with { PinnedSlot = 1 }));

    [Fact]
    public void Restate_WithTheBestOptionWorthMore_RaisesItBySoMuch() =>
        Assert.Equal(103, After(Somebody, Somebody with { Options = [new(0, 12), new(1, 4)] }));

    [Fact]
    public void Restate_WithEveryChoiceWorthLess_LowersItByTheLeastLoss() =>
        Assert.Equal(99, After(Somebody, Somebody with { UnplacedValue = -3, Options = [new(0, 6), new(1, 2)] }));

    [Fact]
    public void Restate_WithANewOption_RaisesItByTheGainOverBeingLeftOut() =>
        Assert.Equal(109, After(Somebody, Somebody with { Options = [new(0, 9), new(1, 4), new(2, 7)] }));

    [Fact]
    public void Restate_OfSomebodyWhoCouldMakeACrewWhole_LosesIt()
    {
        static void AskForACrew(ProblemDraft draft) => draft.Slots[0] = draft.Slots[0] with { MinimumCrew = 2 };
        Assert.Equal(long.MaxValue, After(null, Somebody, AskForACrew));
    }

    [Fact]
    public void Restate_OfSomebodyWhoCouldMeetAMinimum_LosesIt()
    {
        ParticipantState counted = Somebody with { Options = [new(0, 9) { Quotas = [new(0, 1)] }] };
        Assert.Equal(long.MaxValue, After(null, counted, draft => draft.Quotas.Add(new("q", 1, 9, [0], [1]))));
    }

    [Fact]
    public void Restate_OfAPinThatIsGivenUp_LosesIt() =>
        Assert.Equal(long.MaxValue, After(Somebody with { PinnedSlot = 1 }, Somebody));

    private static long After(ParticipantState? before, ParticipantState? after, Action<ProblemDraft>? change = null)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1, 1 } }, 3, 3, 3);
        change?.Invoke(draft);
        var bound = new CarriedBound(new LiveProblem(Problem.From(draft)), 100);
        bound.Restate(before, after);
        return bound.Bound;
    }
}
