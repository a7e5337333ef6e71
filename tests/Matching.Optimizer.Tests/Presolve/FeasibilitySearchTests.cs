using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class FeasibilitySearchTests
{
    [Theory]
    [InlineData(20_000)] // the plain tree decides
    [InlineData(0)] // branch and bound does
    public void HasPlan_OfTinyProblems_AgreesWithEnumeration(long nodes)
    {
        int without = 0;
        for (int seed = 0; seed < 1280; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            var run = new Run(TimeProvider.System, new() { Ticks = 1_000_000_000 }, CancellationToken.None);

            bool? hasPlan = new FeasibilitySearch(run) { MostNodes = nodes }.HasPlan(problem);

            Assert.Equal(BruteForce.Solve(problem, 1e9)!.IsFeasible, hasPlan);
            without += hasPlan == false ? 1 : 0;
        }

        Assert.InRange(without, 100, 1000);
    }

    [Fact]
    public void HasPlan_OfARunThatHasToStop_IsNotKnown()
    {
        var run = new Run(TimeProvider.System, new() { Ticks = 1 }, new CancellationToken(canceled: true));

        Assert.Null(new FeasibilitySearch(run).HasPlan(TinyProblems.At(0)));
    }
}
