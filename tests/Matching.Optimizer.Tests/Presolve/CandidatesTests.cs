using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class CandidatesTests
{
    /// <summary>Few and many options, values of both signs and many ties.</summary>
    [Theory]
    [InlineData(7, 3)]
    [InlineData(40, 2)]
    [InlineData(100, 1_000_000)]
    [InlineData(300, 1_000_000)]
    [InlineData(60, 1_000_000_000_000)]
    [InlineData(900, 5)]
    [InlineData(900, 3_000)]
    [InlineData(900, 1_000_000_000_000)]
    public void Of_AnyParticipant_ComesBestValueFirstThenBySlot(int options, long range)
    {
        var random = new Random(options);
        ProblemDraft draft = Draft.Of(1, 4, options);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < options; j += 1 + random.Next(i + 1))
                draft.Options.Add(i, j, random.NextInt64(-range, range));
        }

        Problem problem = Problem.From(draft);
        Candidates candidates = Candidates.Of(problem, new WorkMemory());
        for (int i = 0; i < 4; i++)
        {
            int[] expected = [.. Enumerable
                .Range(problem.Options.Start[i], problem.Options.Start[i + 1] - problem.Options.Start[i])
                .OrderByDescending(k => problem.Options.Value[k]).ThenBy(k => problem.Options.Slot[k])];

            Assert.Equal(expected, candidates.Option[candidates.Start[i]..candidates.Start[i + 1]]);
        }

        Assert.Equal(candidates.Option.Select(k => problem.Options.Slot[k]), candidates.Slot);
        Assert.Equal(candidates.Option.Select(k => problem.Options.Value[k]), candidates.Value);
    }

    [Fact]
    public void Of_OptionsThatBreakARowAlone_LeavesThemOut()
    {
        ProblemDraft draft = Draft.Of(2, 3, 3);
        draft.Participants[0] = draft.Participants[0] with { SessionsNeeded = 2 };
        draft.Participants[1] = draft.Participants[1] with { PinnedSlot = 1 };
        draft.Slots[0] = new("s0", [1, 0]);
        draft.Supervisors.Add(new("h0", 3));
        draft.Slots[2] = draft.Slots[2] with { Supervisors = [0] };
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++) draft.Options.Add(i, j, j, i + 2);
        }

        Candidates candidates = Candidates.Of(Problem.From(draft), new WorkMemory());

        Assert.Equal([0, 2, 3, 5], candidates.Start);
        Assert.Equal([2, 1, 1, 1, 0], candidates.Slot);
    }
}
