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
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Grow_OfCrowdedProblems_AgreesWithEnumeration(bool isExact, bool divesFromRoot)
    {
        long nodes = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Relaxed relaxed = Relaxed.CrowdedAt(seed);
            BranchAndBound tree = TreeOf(relaxed, isExact);
            tree.Grow(Endless with { DivesOften = divesFromRoot, DivesFromRoot = divesFromRoot });
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

    /// <summary>Nodes side by side know less of each other; every part is searched all the same.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Grow_SeveralNodesARound_AgreesWithEnumeration(int width)
    {
        long nodes = 0;
        for (int seed = 0; seed < 320 + 40; seed++)
        {
            Relaxed relaxed = seed < 320 ? new(TinyProblems.At(20_000 + seed)) : Relaxed.CrowdedAt(seed);
            if (relaxed.Problem.Quotas.Maximum.Any(most => most < 0)) continue;
            BranchAndBound tree = TreeOf(relaxed, isExact: seed % 3 > 0, breadth: (width, 2));
            tree.Grow(Endless);
            nodes += tree.Nodes;
            CheckEnd(relaxed.Problem, tree, BruteForce.Solve(relaxed.Problem, 1e9)!, $"seed {seed}");
        }

        Assert.InRange(nodes, 360, 100_000);
    }

    [Fact]
    public void Grow_AtAnyNumberOfThreads_TakesTheSameNodesAndTicks_AndEndsInTheSamePlan()
    {
        long parallel = 0;
        for (int seed = 0; seed < 8; seed++)
        {
            bool isPlain = seed % 2 == 0;
            var problem = Problem.From(
                isPlain ? Assignment(seed, 5, 40) : MidSizeProblems.DraftAt(seed, participants: 16, slots: 15));
            BranchAndBound[] trees =
                [.. new[] { 1, 2, 8 }.Select(threads => TreeOf(new(problem), isExact: true, breadth: (4, threads)))];
            var limits = new TreeLimits(isPlain ? 60 : 25, long.MaxValue, () => false)
            {
                DivesOften = isPlain, DivesFromRoot = isPlain,
            };
            foreach (BranchAndBound tree in trees) tree.Grow(limits);
            parallel += trees[0].Nodes;
            foreach (BranchAndBound tree in trees.Skip(1))
            {
                Assert.Equal(
                    (trees[0].Nodes, trees[0].Ticks, trees[0].Bound, trees[0].Incumbent),
                    (tree.Nodes, tree.Ticks, tree.Bound, tree.Incumbent));
                Assert.Equal(trees[0].Best?.Choice, tree.Best?.Choice);
                Assert.Equal(trees[0].Best?.Sessions, tree.Best?.Sessions);
            }
        }

        Assert.InRange(parallel, 150, 340);
    }

    /// <summary>Far above any plan, targets leave little open: where dives start makes a difference then.</summary>
    [Fact]
    public void Grow_WithDivesFromTheRoot_TakesOtherPaths()
    {
        var problem = Problem.From(Assignment(1, 5, 40));
        List<long> ticks = [];
        foreach (bool fromRoot in new[] { false, true })
        {
            BranchAndBound tree = TreeOf(new(problem), isExact: true);
            tree.Grow(new TreeLimits(30, long.MaxValue, () => false)
            {
                DivesOften = true, DivesFromRoot = fromRoot,
            });
            Assert.InRange(tree.Incumbent!.Value, long.MinValue, tree.Bound);
            ticks.Add(tree.Ticks);
        }

        Assert.NotEqual(ticks[0], ticks[1]);
    }

    [Fact]
    public void Grow_SeveralNodesARound_TakesNoMoreNodesThanAllowed_AndLittleMoreThanTheLastTick()
    {
        Problem problem = Problem.From(Assignment(1, 5, 40));
        foreach (long most in new[] { 1, 2, 7, 30 })
        {
            BranchAndBound tree = TreeOf(new(problem), isExact: true, breadth: (4, 2));
            tree.Grow(new TreeLimits(most, long.MaxValue, () => false));
            Assert.Equal(most, tree.Nodes);
            long end = tree.Ticks + 10_000;
            // The four explorers' rounds end each at a share of what is left, or just after.
            long round = tree.Ticks / most;
            tree.Grow(new TreeLimits(long.MaxValue, end, () => false) { LastTick = end });
            Assert.InRange(tree.Ticks, end, end + 4 * round);
        }
    }

    [Fact]
    public void Grow_SeveralNodesARound_ToldToStop_EndsWithTheRound_AndGoesOnLater()
    {
        var problem = Problem.From(Assignment(2, 5, 40));
        BranchAndBound tree = TreeOf(new(problem), isExact: true, breadth: (8, 2));
        tree.Grow(new TreeLimits(40, long.MaxValue, () => false));
        (long nodes, int asked) = (tree.Nodes, 0);
        tree.Grow(new TreeLimits(400, long.MaxValue, () => ++asked > 3));

        Assert.InRange(tree.Nodes, nodes + 1, nodes + 3 * 8);
        Assert.InRange(tree.Bound, tree.Incumbent!.Value + 1, long.MaxValue);
        tree.Grow(new TreeLimits(400, long.MaxValue, () => false));
        Assert.InRange(tree.Nodes, nodes + 3 * 8 + 1, 400);
    }

    /// <summary>Generalised assignment: a supervisor per slot, loads and values against each other.</summary>
    internal static ProblemDraft Assignment(int seed, int slots, int participants)
    {
        var random = new Random(seed);
        ProblemDraft draft = Draft.Of(sessions: 1, participants, slots);
        for (int j = 0; j < slots; j++)
        {
            draft.Supervisors.Add(new($"h{j}", 12 * participants / slots));
            draft.Slots[j] = new($"s{j}", [participants], 0, [j]);
        }

        for (int i = 0; i < participants; i++)
        {
            draft.Participants[i] = new($"p{i}", 1, 1, -1000);
            for (int j = 0; j < slots; j++)
            {
                int load = random.Next(5, 26);
                draft.Options.Add(i, j, load + random.Next(-8, 9) - 111, load);
            }
        }

        return draft;
    }

    private static BranchAndBound TreeOf(
        Relaxed relaxed, bool isExact, long? beat = null, (int Width, int Threads)? breadth = null)
    {
        relaxed.Relaxation.Reset();
        relaxed.Relaxation.IsExact = isExact;
        (int width, int threads) = breadth ?? (1, 1);
        var tree = new BranchAndBound(relaxed.Relaxation, 1)
        {
            Width = width,
            Threads = threads,
            NodesPerExplorer = 1,
        };
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
