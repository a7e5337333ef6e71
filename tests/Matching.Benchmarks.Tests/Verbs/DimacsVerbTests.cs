using Matching.Benchmarks.Families;
using Matching.Benchmarks.Verbs;
using Matching.Optimizer;

namespace Matching.Benchmarks.Tests.Verbs;

public sealed class DimacsVerbTests
{
    [Fact]
    public void Write_PlainProblem_IsAFlowToOneSink()
    {
        var draft = new ProblemDraft { SessionCount = 1 };
        draft.Participants.Add(new("a", 1, 1, -9));
        draft.Participants.Add(new("b", 1, 1, 0));
        draft.Slots.Add(new("s", [3]));
        draft.Options.Add(0, 0, 5);
        draft.Options.Add(1, 0, -7);
        var text = new StringWriter { NewLine = "\n" };

        DimacsVerb.Write(Problem.From(draft), text);

        Assert.Equal(
            "p min 4 5\nn 1 1\nn 2 1\nn 4 -2\n"
            + "a 1 3 0 1 -5\na 1 4 0 1 9\na 2 3 0 1 7\na 2 4 0 1 0\na 3 4 0 3 0\n",
            text.ToString());
    }

    [Fact]
    public void Check_MoreThanSeats_IsRefused() =>
        Assert.Equal(
            "The problem has more than seats in one session, expected a plain one. "
            + "Maybe it was generated without --plain.",
            Assert.Throws<InvalidDataException>(() =>
                DimacsVerb.Check(Instances.Gap(GapClass.C, 2, 4))).Message);
}
