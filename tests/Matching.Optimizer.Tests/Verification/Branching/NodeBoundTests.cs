using Matching.Optimizer.Verification.Branching;

namespace Matching.Optimizer.Tests.Verification.Branching;

/// <summary>Bounds that catch up with decisions say what bounds made afresh say.</summary>
public sealed class NodeBoundTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Total_AfterAnyChanges_IsThatOfABoundMadeAfresh(bool isStrong)
    {
        int checkedChoices = 0;
        for (int seed = 0; seed < 600; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            var random = new Random(seed);
            Prices prices = isStrong ? RandomPrices.Strong(problem, random) : RandomPrices.Weak(problem, random);
            var decisions = new Decisions(problem);
            INodeBound kept = Make(decisions, prices);
            var marks = new Stack<int>();
            for (int step = 0; step < 12; step++)
            {
                if (random.Next(3) == 0 && marks.TryPop(out int mark)) decisions.UndoTo(mark);
                else Change(decisions, random, marks);
                if (random.Next(3) == 0) Assert.Equal(Make(decisions, prices).Total(), kept.Total());
                foreach ((int participant, int option) in Choices(decisions))
                {
                    if (random.Next(3) == 0) continue;
                    Int128? with = kept.With(participant, option);
                    int before = decisions.Mark;
                    decisions.Decide(participant, option);
                    Assert.Equal(Make(decisions, prices).Total(), with);
                    decisions.UndoTo(before);
                    checkedChoices++;
                }
            }
        }

        Assert.InRange(checkedChoices, 10_000, int.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Total_WithNothingDecided_IsTheBoundOfTheProblem(bool isStrong)
    {
        for (int seed = 0; seed < 600; seed++)
        {
            ProblemDraft draft = TinyProblems.DraftAt(seed);
            for (int i = 0; i < draft.Participants.Count; i++)
                draft.Participants[i] = draft.Participants[i] with { PinnedSlot = null };
            Problem problem = Problem.From(draft);
            var random = new Random(seed);
            Prices prices = isStrong ? RandomPrices.Strong(problem, random) : RandomPrices.Weak(problem, random);

            Int128 total = Make(new Decisions(problem), prices).Total()!.Value;

            Assert.Equal(
                Verifier.Verify(problem, BranchingAuditTests.Unknown(prices, long.MaxValue)).CertifiedBound,
                (long)Int128.Parse(Math.Floor((decimal)total / prices.Scale).ToString("F0", null), null));
        }
    }

    [Fact]
    public void Total_OfADecidedParticipant_TakesTheOptionOffTheKnapsackAndForgetsThePrice()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 3, slots: 1);
        draft.Supervisors.Add(new("h", 5));
        draft.Slots[0] = new("s", [9], 0, [0]);
        foreach ((int i, long value, long load) in new[] { (0, 6L, 3L), (1, 5L, 3L), (2, 4L, 2L) })
            draft.Options.Add(i, 0, value, load);
        var decisions = new Decisions(Problem.From(draft));
        INodeBound bound = Make(decisions, new() { Scale = 1, Participant = [0, 1, 0], SupportGrain = [1] });

        Assert.Equal(1 + 6 + 4, bound.Total());
        Assert.Equal(5 + 4, bound.With(1, 1));
        Assert.Equal(6 + 4, bound.With(1, Decisions.Out));
        decisions.Decide(1, 1);
        Assert.Equal(5 + 4, bound.Total());
        Assert.Null(bound.With(0, 0));
    }

    [Fact]
    public void Total_OfTwoSlotsOfTheSecondSupervisor_SharesItsKnapsack()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 2);
        foreach (string name in new[] { "first", "second" }) draft.Supervisors.Add(new(name, 5));
        for (int j = 0; j < 2; j++)
        {
            draft.Slots[j] = new($"s{j}", [9], 0, [1]);
            draft.Options.Add(j, j, 6 + j, 3);
        }

        INodeBound bound = Make(
            new Decisions(Problem.From(draft)),
            new() { Scale = 1, Participant = [0, 0], SupportGrain = [1, 1] });

        Assert.Equal(7, bound.Total());
    }

    [Fact]
    public void Total_OfADecidedOptionWithALoss_StillTakesItsLoad()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 1);
        draft.Supervisors.Add(new("h", 5));
        draft.Slots[0] = new("s", [9], 0, [0]);
        draft.Options.Add(0, 0, -5, 3);
        draft.Options.Add(1, 0, 6, 3);
        var decisions = new Decisions(Problem.From(draft));
        INodeBound bound = Make(decisions, new() { Scale = 1, Participant = [0, 0], SupportGrain = [1] });

        Assert.Equal(-5, bound.With(0, 0));
        decisions.Decide(0, 0);
        Assert.Equal(-5, bound.Total());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Total_OfClosedChoices_LeavesThemOut(bool isStrong)
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 3);
        draft.Participants[1] = draft.Participants[1] with { UnplacedValue = 4 };
        draft.Slots[2] = new("closed", [0]);
        draft.Options.Add(0, 0, 10);
        draft.Options.Add(0, 1, 7);
        int unusable = draft.Options.Add(0, 2, 99);
        draft.Options.Add(1, 1, 1);
        var decisions = new Decisions(Problem.From(draft));
        INodeBound bound = Make(decisions, isStrong ? Prices.Zero with { Participant = [8, 1] } : Prices.Zero);

        // Strong: prices 8 and 1, profits 2 and 0, and 4 instead of 1 for being left out.
        Assert.Equal(isStrong ? 8 + 4 + 2 : 10 + 4, bound.Total());
        decisions.Close(1, Decisions.Out);
        Assert.Equal(isStrong ? 8 + 1 + 2 : 10 + 1, bound.Total());
        decisions.Close(0, 0);
        Assert.Equal(isStrong ? 8 + 1 : 7 + 1, bound.Total());
        decisions.Close(0, Decisions.Out);
        Assert.Equal(isStrong ? 8 + 1 : 7 + 1, bound.Total());
        decisions.Close(0, 1);
        Assert.True(decisions.IsOpen(0, unusable));
        Assert.Null(bound.Total());
    }

    private static INodeBound Make(Decisions decisions, Prices prices) =>
        new NodePrices(decisions, new SlotOptions(decisions.Problem), prices, 0).Bound;

    private static void Change(Decisions decisions, Random random, Stack<int> marks)
    {
        (int, int)[] choices = [.. Choices(decisions)];
        if (choices.Length == 0) return;
        (int participant, int option) = choices[random.Next(choices.Length)];
        marks.Push(decisions.Mark);
        if (random.Next(2) == 0) decisions.Decide(participant, option);
        else decisions.Close(participant, option);
    }

    private static IEnumerable<(int Participant, int Option)> Choices(Decisions decisions)
    {
        Problem problem = decisions.Problem;
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            if (decisions.OptionOf(i) != Decisions.Undecided) continue;
            if (decisions.IsOpen(i, Decisions.Out)) yield return (i, Decisions.Out);
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
            {
                if (decisions.IsOpen(i, k)) yield return (i, k);
            }
        }
    }
}
