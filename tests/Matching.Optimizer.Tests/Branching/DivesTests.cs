using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests.Branching;

public sealed class DivesTests
{
    /// <summary>Mid-size problems of every kind, with sets that are seated.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_IsNoWorseThanOneDive_AndTheSameAtAnyNumberOfThreads(int seed)
    {
        Mixed mixed = Mixed.At(seed);
        var dive = new Dive(mixed.Relaxation, mixed.Bundle, new WorkMemory());
        dive.Run(new Node(), new DiveTask(DivePace.OfTrees), () => false);

        Plan[] plans = [.. new[] { 1, 2, 8 }.Select(threads =>
            mixed.Dives().Run(DivePace.OfTrees, 5, threads, () => false))];

        Assert.All(plans, Audit.CheckPartial);
        Assert.All(plans, plan => Assert.Equal(plans[0].Choice, plan.Choice));
        Assert.All(plans, plan => Assert.Equal(plans[0].SessionsOf, plan.SessionsOf));
        (long, long) alone = (-dive.Plan.Shortfall, dive.Plan.Objective);
        Assert.True((-plans[0].Shortfall, plans[0].Objective).CompareTo(alone) >= 0);
    }

    [Fact]
    public void Run_OfDifferentSeeds_FindsDifferentPlans()
    {
        Mixed mixed = Mixed.At(1);

        HashSet<long> values = [.. new ulong[] { 0, 100, 200, 300, 400 }.Select(seed =>
            mixed.Dives().Run(DivePace.OfTrees, seed, 2, () => false).Objective)];

        Assert.InRange(values.Count, 2, 5);
    }

    [Fact]
    public void Run_WhenToldToStopAtOnce_StillFillsWhatIsFree_AndCountsItsWork()
    {
        Mixed mixed = Mixed.At(1);
        Dives dives = mixed.Dives();

        Plan plan = dives.Run(DivePace.OfTrees, 0, 8, () => true);

        Audit.CheckPartial(plan);
        Assert.Contains(plan.Choice, choice => choice >= 0);
        Assert.True(dives.Ticks > 0);
    }

    /// <summary>A mixture to dive from.</summary>
    private sealed record Mixed(GroupRelaxation Relaxation, ProximalBundle Bundle, double Reach)
    {
        public static Mixed At(int seed)
        {
            var relaxed = new Relaxed(Problem.From(MidSizeProblems.DraftAt(seed, participants: 90, slots: 40)));
            relaxed.Relaxation.Reset();
            relaxed.Relaxation.IsExact = true;
            double reach = Spread.Of(relaxed.Candidates) * 0.3;
            ProximalBundle bundle = relaxed.Bundle(reach: reach);
            for (int n = 0; n < 12; n++) bundle.Sweep();
            return new Mixed(relaxed.Relaxation, bundle, reach);
        }

        /// <summary>From a mixture of its own, as the last dive may have changed this one.</summary>
        public Dives Dives() => new(Relaxation, State, Reach);

        private BundleState State { get; } = Bundle.Save();
    }
}
