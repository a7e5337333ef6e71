using Matching.Optimizer.Branching;
using Matching.Optimizer.Tests.Decomposition;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests.Branching;

public sealed class BranchAndBoundTests
{
    private static readonly TreeLimits Endless = new(long.MaxValue, long.MaxValue, () => false);

    /// <summary>64 mixtures of constraints in turn, feasible and infeasible alike.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 10_048)]
    public void Grow_OfTinyProblems_AgreesWithEnumeration(bool isExact, int first)
    {
        int[] count = [0, 0];
        for (int seed = first; seed < first + 1920; seed++)
        {
            Relaxed relaxed = new(TinyProblems.At(seed));
            if (relaxed.Problem.Quotas.Maximum.Any(most => most < 0)) continue;
            BruteForceAnswer best = BruteForce.Solve(relaxed.Problem, 1e9)!;
            count[best.IsFeasible ? 1 : 0]++;
            BranchAndBound tree = TreeOf(relaxed, isExact);
            tree.Grow(Endless);
            CheckEnd(relaxed.Problem, tree, best, $"seed {seed}");
        }

        Assert.All(count, n => Assert.InRange(n, 300, 1700));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Grow_OfCrowdedProblems_AgreesWithEnumeration(bool isExact)
    {
        long nodes = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Relaxed relaxed = Relaxed.CrowdedAt(seed);
            BranchAndBound tree = TreeOf(relaxed, isExact);
            tree.Grow(Endless);
            nodes += tree.Nodes;
            CheckEnd(relaxed.Problem, tree, BruteForce.Solve(relaxed.Problem, 1e9)!, $"seed {seed}");
        }

        Assert.InRange(nodes, 100, 100_000);
    }

    [Fact]
    public void Beat_WithTheOptimum_ProvesIt_AndWithOneLessFindsIt()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = new(TinyProblems.At(seed));
            BruteForceAnswer best = BruteForce.Solve(relaxed.Problem, 1e9)!;
            if (!best.IsFeasible) continue;
            foreach (int less in new[] { 0, 1 })
            {
                BranchAndBound tree = TreeOf(relaxed, isExact: true, best.Objective - less);
                tree.Grow(Endless);
                Assert.Equal((true, best.Objective), (tree.IsComplete, tree.Incumbent));
                Assert.Equal(less == 1, tree.Best is not null);
                Assert.Equal(best.Objective, tree.Bound);
            }
        }
    }

    [Fact]
    public void Grow_NodeByNode_BracketsTheOptimum_AndEndsInTheSameAnswer()
    {
        int stopped = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            Relaxed relaxed = seed < 300 ? new(TinyProblems.At(seed)) : Relaxed.CrowdedAt(seed);
            if (relaxed.Problem.Quotas.Maximum.Any(most => most < 0)) continue;
            BruteForceAnswer best = BruteForce.Solve(relaxed.Problem, 1e9)!;
            BranchAndBound tree = TreeOf(relaxed, isExact: seed % 2 == 0);
            long before = long.MaxValue;
            while (!tree.IsComplete)
            {
                tree.Grow(new TreeLimits(tree.Nodes + 1, long.MaxValue, () => false));
                if (!tree.IsComplete) stopped++;
                Assert.InRange(tree.Bound, best.IsFeasible ? best.Objective : long.MinValue, before);
                if (best.IsFeasible) Assert.InRange(tree.Incumbent ?? long.MinValue, long.MinValue, best.Objective);
                before = tree.Bound;
            }

            CheckEnd(relaxed.Problem, tree, best, $"seed {seed}");
        }

        Assert.InRange(stopped, 50, 20_000);
    }

    [Fact]
    public void Grow_Twice_TakesTheSameNodesAndTicks()
    {
        for (int seed = 0; seed < 64; seed++)
        {
            BranchAndBound[] trees =
                [TreeOf(Relaxed.CrowdedAt(seed), isExact: true), TreeOf(Relaxed.CrowdedAt(seed), isExact: true)];
            foreach (BranchAndBound tree in trees) tree.Grow(Endless);
            Assert.Equal((trees[0].Nodes, trees[0].Ticks), (trees[1].Nodes, trees[1].Ticks));
            Assert.Equal(trees[0].Best?.Choice, trees[1].Best?.Choice);
        }
    }

    private static BranchAndBound TreeOf(Relaxed relaxed, bool isExact, long? beat = null)
    {
        relaxed.Relaxation.Reset();
        relaxed.Relaxation.IsExact = isExact;
        var tree = new BranchAndBound(relaxed.Relaxation, 1);
        if (beat is { } value) tree.Beat(value);
        tree.Start(new double[relaxed.Relaxation.Rows.Count]);
        return tree;
    }

    private static void CheckEnd(Problem problem, BranchAndBound tree, BruteForceAnswer best, string where)
    {
        Assert.True(tree.IsComplete, where);
        Assert.True(best.IsFeasible == (tree.Best is not null), where);
        if (!best.IsFeasible) return;
        Assert.True(best.Objective == tree.Incumbent && best.Objective == tree.Bound, where);
        var (choice, sessions) = tree.Best!.Value;
        Audit.Check(problem, choice, sessions, best.Objective);
    }
}
