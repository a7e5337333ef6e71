using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class ProximalBundleTests
{
    /// <summary>
    /// The least strong bound of these files is within a unit or two of the optimum, and never below it.
    /// </summary>
    [Theory]
    [InlineData("a05100", -1698, 1)]
    [InlineData("c05100", -1931, 2)]
    [InlineData("gap1-0", -261, 2)]
    public void Sweep_OfAPublicFile_BringsTheBoundCloseToTheOptimum_AndNeverBelow(
        string file, long optimum, long distance)
    {
        Problem problem = Instances.GeneralisedAssignment(file);
        var relaxed = new Relaxed(problem);
        ProximalBundle bundle = relaxed.Bundle(reach: Spread.Of(relaxed.Candidates) * 0.3);
        Pricers pricers = relaxed.Pricers();
        long least = long.MaxValue;
        for (int n = 0; n < 60; n++)
        {
            bundle.Sweep();
            long bound = relaxed.Relaxation.Floor(pricers.Evaluate());
            Assert.InRange(bound, optimum, long.MaxValue);
            least = Math.Min(least, bound);
        }

        Assert.InRange(least, optimum, optimum + distance);
    }

    /// <summary>Where only seats bind, the linear program is integral: the least bound is the optimum itself.</summary>
    [Fact]
    public void Sweep_OfATransportationProblem_ReachesTheOptimum()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var value = new long[8, 4];
            for (int cell = 0; cell < 32; cell++) value[cell / 4, cell % 4] = random.Next(1, 1000);
            Problem problem = Problem.From(Draft.Plain(value, 2, 1, 2, 1));
            var relaxed = new Relaxed(problem);
            ProximalBundle bundle = relaxed.Bundle(reach: 100);
            for (int n = 0; n < 200; n++) bundle.Sweep();

            long best = BruteForce.Solve(problem, 1e9)!.Objective;
            Assert.InRange(relaxed.Relaxation.Floor(relaxed.Pricers().Evaluate()), best, best + 1);
        }
    }

    [Fact]
    public void Sweep_OfAnyTinyProblem_KeepsOneWholeMixturePerGroup_AndABound()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            var relaxed = new Relaxed(TinyProblems.At(seed));
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 6; n++) bundle.Sweep();

            CheckMixture(relaxed, bundle, "seed " + seed);
            BruteForceAnswer best = BruteForce.Solve(relaxed.Problem, 1e9)!;
            long bound = relaxed.Relaxation.Floor(relaxed.Pricers().Evaluate());
            if (best.IsFeasible) Assert.InRange(bound, best.Objective, long.MaxValue);
        }
    }

    [Fact]
    public void Sweep_AtAnyNumberOfThreads_GivesTheSamePricesAndMixture()
    {
        Problem few = Instances.GeneralisedAssignment("c05100");
        var many = Problem.From(MidSizeProblems.DraftAt(3, participants: 500, slots: 1300));
        foreach (Problem problem in new[] { few, many })
        {
            string[] states = [.. new[] { 1, 2, 4 }.Select(threads => After(problem, threads))];
            Assert.Single(states.Distinct());
        }
    }

    [Fact]
    public void Resume_AfterMoreSweeps_ReturnsToThePricesAndTheMixture()
    {
        for (int seed = 0; seed < 320; seed++)
        {
            var relaxed = new Relaxed(TinyProblems.At(seed));
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 4; n++) bundle.Sweep();
            string before = StateOf(bundle);
            long[] fixedPoint = [.. relaxed.Relaxation.Price];
            BundleState state = bundle.Save();
            for (int n = 0; n < 5; n++) bundle.Sweep();

            bundle.Resume(state);

            Assert.Equal(before, StateOf(bundle));
            Assert.Equal(fixedPoint, relaxed.Relaxation.Price);
            bundle.Sweep();
            CheckMixture(relaxed, bundle, "seed " + seed);
        }
    }

    /// <summary>A state may go to another bundle: there its columns have weights of their own.</summary>
    [Fact]
    public void Resume_OfAnothersState_TakesPricesAndMixtureOver_AndLeavesTheOtherAlone()
    {
        for (int seed = 0; seed < 320; seed++)
        {
            Relaxed relaxed = seed < 200 ? new(TinyProblems.At(seed)) : Relaxed.CrowdedAt(seed);
            ProximalBundle one = relaxed.Bundle();
            for (int n = 0; n < 4; n++) one.Sweep();
            string before = StateOf(one);
            GroupRelaxation twin = relaxed.Relaxation.Twin();
            var other = new ProximalBundle(twin, new Pricers(twin, new WorkMemory(), 1), 1);

            other.Resume(one.Save());

            Assert.Equal(before, StateOf(other));
            for (int n = 0; n < 3; n++) other.Sweep();
            Assert.Equal(before, StateOf(one));
            other.Resume(one.Save());
            Assert.Equal(before, StateOf(other));
            for (int g = 0; g < twin.Grouping.Count; g++)
            {
                Assert.Empty(one.ColumnsOf(g).Intersect(other.ColumnsOf(g)));
                Assert.DoesNotContain(other.ColumnsOf(g), a => other.ColumnsOf(g).Any(b => a != b && a.IsSameAs(b)));
            }
        }
    }

    [Fact]
    public void Restart_AfterClosingEntries_LeavesOnlyColumnsOfOpenOnes()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            var relaxed = new Relaxed(TinyProblems.At(seed));
            var random = new Random(seed);
            ProximalBundle bundle = relaxed.Bundle();
            for (int round = 0; round < 4; round++)
            {
                for (int n = 0; n < 3; n++) bundle.Sweep();
                for (int e = 0; e < relaxed.Candidates.Count; e++)
                {
                    if (random.Next(4) == 0) relaxed.Relaxation.Close(e);
                }

                bool[] open = [.. relaxed.Relaxation.IsOpen];
                bundle.Restart();

                CheckMixture(relaxed, bundle, "seed " + seed);
                for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
                    Assert.All(bundle.ColumnsOf(g), column => Assert.All(column.Entries, e => Assert.True(open[e])));
            }
        }
    }

    [Fact]
    public void Seat_DropsEveryColumnThatCanNotStand()
    {
        int dropped = 0;
        for (int seed = 0; seed < 320; seed++)
        {
            Relaxed relaxed = Relaxed.CrowdedAt(seed);
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 6; n++) bundle.Sweep();
            Column[] before = [.. Columns(relaxed, bundle)];
            bundle.Seat();

            Column[] kept = [.. Columns(relaxed, bundle).Intersect(before)];
            Assert.All(before, column => Assert.Equal(relaxed.CanStand(column.Entries), kept.Contains(column)));
            dropped += before.Length - kept.Length;
            CheckMixture(relaxed, bundle, "seed " + seed);
            for (int n = 0; n < 4; n++) bundle.Sweep();
            CheckMixture(relaxed, bundle, "seed " + seed);
        }

        Assert.InRange(dropped, 100, 5000);
    }

    private static IEnumerable<Column> Columns(Relaxed relaxed, ProximalBundle bundle) =>
        Enumerable.Range(0, relaxed.Relaxation.Grouping.Count).SelectMany(bundle.ColumnsOf);

    private static string After(Problem problem, int threads)
    {
        ProximalBundle bundle = new Relaxed(problem).Bundle(threads, reach: 5);
        for (int n = 0; n < 5; n++) bundle.Sweep();
        return StateOf(bundle) + bundle.Ticks;
    }

    /// <summary>
    /// Weights sum to 1 in every group, prices keep their limits, and columns use what their entries use.
    /// </summary>
    private static void CheckMixture(Relaxed relaxed, ProximalBundle bundle, string where)
    {
        for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
        {
            Assert.True(Math.Abs(bundle.ColumnsOf(g).Sum(column => column.Weight) - 1) < 1e-9, where);
            foreach (Column column in bundle.ColumnsOf(g))
            {
                Assert.InRange(column.Weight, 0, 1 + 1e-9);
                Assert.Equal(column.Entries.Sum(e => relaxed.Problem.Options.Value[relaxed.OptionOf(e)]), column.Value);
                Assert.True(relaxed.Relaxation.IsExact || relaxed.FitsKnapsack(g, column.Entries), where);
            }
        }

        for (int r = relaxed.Relaxation.Rows.Sessions; r < bundle.Price.Length; r++)
            Assert.InRange(bundle.Price[r], 0, relaxed.Relaxation.Rows.IsPriced[r] ? double.MaxValue : 0);
        for (int i = 0; i < relaxed.Relaxation.Rows.Sessions; i++)
        {
            if (!relaxed.Relaxation.IsForced[i])
                Assert.InRange(bundle.Price[i], relaxed.Problem.Participants.UnplacedValue[i], double.MaxValue);
        }
    }

    private static string StateOf(ProximalBundle bundle)
    {
        BundleState state = bundle.Save();
        IEnumerable<string> mixture = state.Mixture
            .Select(part => $"{part.Group}: {string.Join(',', part.Column.Entries)} x {part.Weight:R}").Order();
        return string.Join(' ', state.Price.Select(price => $"{price:R}").Concat(mixture));
    }
}
