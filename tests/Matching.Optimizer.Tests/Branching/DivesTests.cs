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
        Plan one = mixed.DiveOnce();

        Plan[] plans = [.. new[] { 1, 2, 8 }.Select(threads => mixed.DiveOften(seed: 5, threads))];

        Assert.All(plans, Audit.CheckPartial);
        Assert.All(plans, plan => Assert.Equal(plans[0].Choice, plan.Choice));
        Assert.All(plans, plan => Assert.Equal(plans[0].SessionsOf, plan.SessionsOf));
        (long, long) alone = (-one.Shortfall, one.Objective);
        Assert.True((-plans[0].Shortfall, plans[0].Objective).CompareTo(alone) >= 0);
    }

    [Fact]
    public void Run_OfDifferentSeeds_FindsDifferentPlans()
    {
        Mixed mixed = Mixed.At(1);

        HashSet<long> values =
            [.. new ulong[] { 0, 100, 200, 300, 400 }.Select(seed => mixed.DiveOften(seed, threads: 2).Objective)];

        Assert.InRange(values.Count, 2, 5);
    }

    [Fact]
    public void Run_WhenToldToStopAtOnce_StillFillsWhatIsFree_AndCountsItsWork()
    {
        Dives dives = Mixed.At(1).Dives(seed: 0);

        dives.Round(DivePace.OfTrees, threads: 8, () => true);

        Audit.CheckPartial(dives.Best!);
        Assert.Contains(dives.Best!.Choice, choice => choice >= 0);
        Assert.Equal(2, dives.Count);
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
        public Dives Dives(ulong seed) => new(Relaxation, State, Reach, seed);

        /// <summary>Where a dive alone ends that starts with the mixture and takes the surest first.</summary>
        public Plan DiveOnce()
        {
            GroupRelaxation twin = Relaxation.Twin();
            var bundle = new ProximalBundle(twin, new Pricers(twin, new WorkMemory(), 1), Reach);
            bundle.Resume(State);
            var dive = new Dive(twin, bundle, new WorkMemory());
            dive.Run(new Node(), new DiveTask(DivePace.OfTrees), () => false);
            return dive.Plan;
        }

        /// <summary>What three rounds come to, none of which makes it worse.</summary>
        public Plan DiveOften(ulong seed, int threads)
        {
            Dives dives = Dives(seed);
            (long, long) best = (long.MinValue, 0);
            for (int round = 0; round < 3; round++)
            {
                dives.Round(DivePace.OfTrees, threads, () => false);
                (long, long) now = (-dives.Best!.Shortfall, dives.Best.Objective);
                Assert.True(now.CompareTo(best) >= 0);
                best = now;
            }

            return dives.Best!;
        }

        private BundleState State { get; } = Bundle.Save();
    }
}
