using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests;

public sealed class ExchangeTurnsTests
{
    [Fact]
    public void Take_OfEveryKindOfConstraintAtOnce_OnlyImproves_AndKeepsEveryConstraint()
    {
        for (int seed = 0; seed < 2; seed++)
        {
            Plan plan = CrowdedPlans.At(seed);
            long before = plan.Objective;
            Run run = RunOf(ticks: 9_000_000, threads: 2);
            ExchangeTurns turns = TurnsOf(plan, run);
            Assert.Equal(3, turns.Parts);
            while (!run.MustStop())
            {
                turns.Take(run, 1);
                Audit.Check(plan);
            }

            turns.Finish();
            Audit.Check(plan);
            Assert.InRange(plan.Objective, before + 1, long.MaxValue);
            Assert.Equal(plan.Objective, run.Objective);
        }
    }

    [Fact]
    public void Take_AtAnyNumberOfThreads_GivesTheSamePlan()
    {
        string[] plans = [.. new[] { 1, 2, 8 }.Select(threads =>
        {
            Plan plan = CrowdedPlans.At(7);
            Run run = RunOf(ticks: 5_000_000, threads);
            ExchangeTurns turns = TurnsOf(plan, run);
            while (!run.MustStop()) turns.Take(run, 1);
            return $"{run.Ticks} {string.Join(' ', plan.Choice)} {string.Join(' ', plan.SessionsOf)}";
        })];

        Assert.Single(plans.Distinct());
    }

    [Fact]
    public void Take_WithFewTicksLeft_SpendsHardlyMore()
    {
        Plan plan = CrowdedPlans.At(3);
        Run run = RunOf(ticks: 10_000, threads: 2);

        TurnsOf(plan, run).Take(run, 1);

        Assert.InRange(run.Ticks, 10_000, 30_000);
    }

    [Fact]
    public void Take_WhenItsShareIsUsedUp_LeavesThePlanAsItIs()
    {
        Plan plan = CrowdedPlans.At(3);
        int[] before = [.. plan.Choice];
        Run run = RunOf(ticks: 1_000_000, threads: 2);
        run.Spend(600_000);

        TurnsOf(plan, run).Take(run, share: 0.5);

        Assert.Equal(before, plan.Choice);
        Assert.Equal(600_000, run.Ticks);
    }

    private static Run RunOf(long ticks, int threads) =>
        new(TimeProvider.System, new SolveOptions { Ticks = ticks, Threads = threads }, CancellationToken.None);

    private static ExchangeTurns TurnsOf(Plan plan, Run run)
    {
        Grouping grouping = new Relaxed(plan.Problem).Relaxation.Grouping;
        run.Offer(plan.Objective, plan.Export);
        return new ExchangeTurns(plan, grouping, Rankings.ByValue(plan), run);
    }
}
