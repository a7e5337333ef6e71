using Matching.Cli.Solving;
using Matching.Optimizer;

namespace Matching.Cli.Tests.Solving;

public sealed class ProgressLinesTests
{
    [Fact]
    public void Write_OfAChangeOfPhase_PrintsALineWithPlanAndBound()
    {
        Assert.Equal(
            [
                "    0.20 s  Bounding     bound 40, no plan yet",
                "    0.30 s  Tree         bound 40, objective 30, gap 25.0000 %",
            ],
            Lines((Phase.Bounding, null, 40, 200), (Phase.Tree, 30, 40, 300)));
    }

    [Fact]
    public void Write_WithinAPhase_PrintsAtMostTwiceASecond()
    {
        string[] lines = Lines(
            (Phase.Tree, 1, 9, 1000), (Phase.Tree, 2, 9, 1100), (Phase.Tree, 3, 9, 1499), (Phase.Tree, 4, 9, 1500));

        Assert.Equal(["    1.00 s", "    1.50 s"], lines.Select(line => line[..10]));
    }

    [Fact]
    public void Write_InTheFirstTenthOfASecond_PrintsNothing()
    {
        Assert.Empty(Lines((Phase.Presolve, null, 9, 0), (Phase.Network, 9, 9, 99)));
    }

    [Fact]
    public void Write_AfterTheFirstTenthOfASecond_NamesThePhaseThatBeganInIt()
    {
        Assert.Equal(
            ["    0.10 s  Network      bound none yet, no plan yet"],
            Lines((Phase.Network, null, 9, 50), (Phase.Network, null, long.MaxValue, 100)));
    }

    private static string[] Lines(params (Phase Phase, long? Objective, long Bound, int Milliseconds)[] progress)
    {
        var text = new StringWriter();
        var lines = new ProgressLines(text);
        foreach ((Phase phase, long? objective, long bound, int milliseconds) in progress)
            lines.Write(new SolveProgress(phase, objective, bound, TimeSpan.FromMilliseconds(milliseconds)));
        return text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
