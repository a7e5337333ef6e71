using Matching.Optimizer.Recording;

namespace Matching.Optimizer.Tests.Recording;

public sealed class RecordedTreeTests
{
    /// <summary>From prices of 0, so that roots have nothing to start from.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void Grow_OfTinyProblems_ProvesExactlyTheOptimum(int first)
    {
        (int feasible, int trees, int nodes, int closed) = (0, 0, 0, 0);
        for (int seed = first; seed < first + 1000; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            if (!best.IsFeasible) continue;

            BranchingCertificate certificate = Record(problem, best.Objective);

            AssertProves(problem, certificate, best.Objective, $"seed {seed}");
            feasible++;
            trees += certificate.Nodes.Length > 1 ? 1 : 0;
            nodes += certificate.Nodes.Length;
            closed += certificate.Nodes.Sum(node => node.Closed.Length);
        }

        Assert.InRange(feasible, 500, 1000);
        Assert.InRange(trees, 400, 1000);
        Assert.InRange(nodes, 2000, int.MaxValue);
        Assert.InRange(closed, 1500, int.MaxValue);
    }

    /// <summary>Where there is no plan, a tree proves any bound: every leaf has to be refuted.</summary>
    [Fact]
    public void Grow_OfTinyProblemsWithoutAPlan_ProvesABoundBelowEveryValue()
    {
        var kinds = new HashSet<BranchingKind>();
        int found = 0;
        for (int seed = 0; seed < 2560; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (BruteForce.Solve(problem, 1e9)!.IsFeasible || !HasSeatedPins(problem)) continue;

            BranchingCertificate certificate = Record(problem, -1000);

            AssertProves(problem, certificate, -1000, $"seed {seed}");
            kinds.UnionWith(certificate.Nodes.Select(node => node.Kind));
            found++;
        }

        Assert.InRange(found, 100, 2560);
        HashSet<BranchingKind> met = [BranchingKind.Branch, BranchingKind.Contradiction, BranchingKind.Decided];
        Assert.Superset(met, kinds);
    }

    [Fact]
    public void Grow_ForABoundBelowTheBestPlan_FindsThePlanAndProvesItsValue()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            if (!best.IsFeasible) continue;
            var tree = new RecordedTree(problem, Prices.Zero, best.Objective - 3);

            tree.Grow(() => false);

            Assert.Equal((best.Objective, best.Objective), (tree.Bound, tree.Best!.Value.Value));
            AssertProves(problem, Certification.Write(tree.Root, tree.Bound), best.Objective, $"seed {seed}");
        }
    }

    [Fact]
    public void Verify_OfARecordedTreeThatPromisesMore_RefusesIt()
    {
        int refused = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            if (!best.IsFeasible) continue;
            BranchingCertificate lie = Record(problem, best.Objective) with { Bound = best.Objective - 1 };

            VerificationReport report = Verifier.Verify(problem, Unknown(lie.Bound), lie);

            Assert.False(report.IsTrue, $"seed {seed}");
            Assert.Null(report.BranchingBound);
            refused++;
        }

        Assert.InRange(refused, 300, 640);
    }

    [Theory]
    [InlineData("gap1-0", -261)]
    [InlineData("c05100", -1931)]
    [InlineData("a05100", -1698)]
    public void Grow_OfAPublicFile_ProvesItsOptimum(string file, long optimum)
    {
        Problem problem = Instances.GeneralisedAssignment(file);

        BranchingCertificate certificate = Record(problem, optimum);

        AssertProves(problem, certificate, optimum, file);
    }

    [Fact]
    public void Grow_ThatIsStopped_ProvesTheLargestBoundLeftOpen()
    {
        Problem problem = Instances.GeneralisedAssignment("c05100");
        long before = long.MaxValue;
        foreach (int looks in (int[])[300, 700, 1500])
        {
            int asked = 0;
            var tree = new RecordedTree(problem, Prices.Zero, -2000);

            tree.Grow(() => ++asked > looks);

            AssertProves(problem, Certification.Write(tree.Root, tree.Bound), tree.Bound, $"{looks} looks");
            Assert.InRange(tree.Bound, -1931, before);
            before = tree.Bound;
        }

        Assert.InRange(before, -1931, -1930);
    }

    private static bool HasSeatedPins(Problem problem) =>
        new Solver(TimeProvider.System).Solve(problem, new() { Ticks = 1 }).Status != Status.Infeasible;

    private static BranchingCertificate Record(Problem problem, long target)
    {
        var tree = new RecordedTree(problem, Prices.Zero, target);
        tree.Grow(() => false);
        return Certification.Write(tree.Root, tree.Bound);
    }

    private static void AssertProves(Problem problem, BranchingCertificate certificate, long bound, string what)
    {
        VerificationReport report = Verifier.Verify(problem, Unknown(bound), certificate);
        Assert.True(report.IsTrue, $"{what}: {string.Join('\n', report.FalseClaims)}");
        Assert.Empty(report.Unproved);
        Assert.Equal(bound, report.BranchingBound);
    }

    private static Solution Unknown(long bound) => new()
    {
        Status = Status.Unknown,
        Objective = 0,
        Bound = bound,
        CertifiedBound = long.MaxValue,
        Slot = [],
        Sessions = [],
        Prices = Prices.Zero,
    };
}
