using Matching.Benchmarks.Quality;
using Matching.Optimizer;

namespace Matching.Benchmarks.Tests.Quality;

public sealed class QualityTableTests
{
    [Fact]
    public void Row_OfRuns_CountsStatusesAndTakesMedians() =>
        Assert.Equal(
            "| a | 3 | 1 optimal, 2 feasible | 0.1 % | 2 % | 1.50 | – |",
            QualityTable.Row("a",
            [
                new(Status.Feasible, 0.02, null, null),
                new(Status.Optimal, 0, 0.25, 0.5),
                new(Status.Feasible, 0.001, 1.5, null),
            ]));

    [Fact]
    public void Row_WithARunWithoutAPlan_HasNoLargestGap() =>
        Assert.Equal(
            "| a | 1 | 1 unknown | – | – | – | – |", QualityTable.Row("a", [new(Status.Unknown, null, null, null)]));

    [Fact]
    public void Of_SmallProblem_ProvesItAndSaysWhen()
    {
        QualityRun run = QualityRun.Of(Instances.PlainProblem(60), new SolveOptions());

        Assert.Equal(Status.Optimal, run.Status);
        Assert.Equal(0, run.Gap);
        Assert.NotNull(run.SecondsToPercent);
        Assert.NotNull(run.SecondsToPermille);
    }
}
