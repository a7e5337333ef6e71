using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Neighbourhoods;

public sealed class NeighbourhoodSearchTests
{
    /// <summary>Islands that nobody can leave: many parts in a round, and nothing that spans them.</summary>
    [Fact]
    public void Round_OfIslands_ReachesTheBestPlanOfEach()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            Plan plan = EmptyPlan(Islands.At(seed, count: 12));
            NeighbourhoodSearch search = SearchFrom(plan, threads: 1);
            for (int round = 0; round < 8; round++)
            {
                long before = plan.Objective;
                Assert.Equal(search.Round(), plan.Objective > before);
                Audit.Check(plan);
            }

            Assert.Equal(Islands.Best(seed, count: 12), plan.Objective);
            Assert.Equal(search.Parts, search.Completed);
        }
    }

    [Fact]
    public void Round_OfTinyProblems_OnlyImproves_AndKeepsEveryConstraint()
    {
        int improved = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            if (RandomPlans.Of(TinyProblems.At(seed), new Random(seed)) is not { } plan) continue;
            long before = plan.Objective;
            NeighbourhoodSearch search = SearchFrom(plan, threads: 1);
            for (int round = 0; round < 2; round++)
            {
                search.Round();
                Audit.Check(plan);
            }

            Assert.InRange(plan.Objective, before, BruteForce.Solve(plan.Problem, 1e9)!.Objective);
            if (plan.Objective > before) improved++;
        }

        Assert.InRange(improved, 100, 640);
    }

    [Fact]
    public void Round_AtAnyNumberOfThreads_GivesTheSamePlan()
    {
        string[] plans = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            Plan plan = EmptyPlan(Islands.At(7, count: 40));
            NeighbourhoodSearch search = SearchFrom(plan, threads);
            for (int round = 0; round < 3; round++) search.Round();
            return $"{plan.Objective} {search.Ticks} "
                + string.Join(',', plan.Choice) + ' ' + string.Join(',', plan.SessionsOf);
        })];

        Assert.Single(plans.Distinct());
    }

    [Fact]
    public void Adopt_OfAnotherPlan_TakesItOver()
    {
        Plan plan = EmptyPlan(Islands.At(1, count: 5)), other = EmptyPlan(Islands.At(1, count: 5));
        SearchFrom(other, threads: 1).Round();
        NeighbourhoodSearch search = SearchFrom(plan, threads: 1);
        (var slot, var sessions) = other.Export();

        search.Adopt(slot.AsSpan(), sessions.AsSpan());

        Assert.Equal(other.Objective, plan.Objective);
        Assert.Equal(other.Choice, plan.Choice);
        Audit.Check(plan);
    }

    private static Plan EmptyPlan(Problem problem) =>
        new(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());

    private static NeighbourhoodSearch SearchFrom(Plan plan, int threads)
    {
        var relaxed = new Relaxed(plan.Problem);
        double reach = Spread.Of(relaxed.Candidates) * 0.3;
        ProximalBundle bundle = relaxed.Bundle(reach: reach);
        for (int n = 0; n < 12; n++) bundle.Sweep();
        var search = new NeighbourhoodSearch(
            relaxed.Relaxation, plan, ([.. bundle.Price], reach, new Randomness(1)), threads);
        search.Measure();
        return search;
    }
}
