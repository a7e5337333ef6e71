namespace Matching.Optimizer.Tests.Recording;

public sealed class CertificationTests
{
    private static readonly Solver Solver = new(TimeProvider.System);

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2000)]
    public void Solve_OfTinyProblems_WritesACertificateOfTheOptimum(int first)
    {
        (int trees, int without) = (0, 0);
        for (int seed = first; seed < first + 1000; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;

            Solution solution = Solver.Solve(problem, new() { Ticks = 20_000_000, RecordBranching = true });

            Assert.Equal(best.IsFeasible ? Status.Optimal : Status.Infeasible, solution.Status);
            Assert.Equal(best.IsFeasible, solution.Branching is not null);
            if (solution.Branching is not { } certificate)
            {
                without++;
                continue;
            }

            Assert.Equal((best.Objective, best.Objective), (solution.Objective, solution.Bound));
            AssertProves(problem, solution, $"seed {seed}");
            trees += certificate.Nodes.Length > 1 ? 1 : 0;
        }

        Assert.InRange(trees, 100, 1000);
        Assert.InRange(without, 100, 700);
    }

    [Fact]
    public void Solve_OfTinyProblemsWithOneTick_NeverPromisesMoreThanTheCertificate()
    {
        for (int seed = 0; seed < 1280; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            Solution solution = Solver.Solve(problem, new() { Ticks = 1, RecordBranching = true });
            if (solution.Status != Status.Infeasible) AssertProves(problem, solution, $"seed {seed}");
        }
    }

    [Fact]
    public void Solve_OfARegion_ProvesItsOptimumByATree()
    {
        Problem problem = RegionProblems.Of(60, 40, 12, 7);

        Solution solution = Solver.Solve(problem, new() { Ticks = 10_000_000, RecordBranching = true });

        Assert.Equal(Status.Optimal, solution.Status);
        Assert.True(solution.Bound < solution.CertifiedBound);
        AssertProves(problem, solution, "region");
        Assert.InRange(solution.Branching!.Nodes.Length, 20, 10_000);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    [InlineData(3_000_000)]
    public void Solve_OfARegionCutShort_BoundsWhatItCanProve(long ticks)
    {
        Problem problem = RegionProblems.Of(120, 40, 12, 2);

        Solution solution = Solver.Solve(problem, new() { Ticks = ticks, RecordBranching = true });

        Assert.Equal(Status.Feasible, solution.Status);
        Assert.Equal(solution.Bound, solution.Branching!.Bound);
        AssertProves(problem, solution, $"{ticks} ticks");
    }

    [Fact]
    public void Solve_Repeated_WritesTheSameCertificateAtAnyNumberOfThreads()
    {
        Problem problem = Instances.GeneralisedAssignment("c05100");

        Solution[] solutions = [.. new[] { 1, 1, 8 }.Select(threads => Solver.Solve(
            problem, new() { Ticks = 20_000_000, Threads = threads, RecordBranching = true }))];

        Assert.True(solutions[0].Branching!.Nodes.Length > 1);
        foreach (Solution other in solutions)
        {
            Assert.Equal(Told(solutions[0]), Told(other));
            Assert.Equal(solutions[0].Statistics, other.Statistics);
        }
    }

    [Fact]
    public void Solve_WherePricesProveTheBound_WritesASingleLeaf()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 5, 1 }, { 9, 1 } }));

        Solution solution = Solver.Solve(problem, new() { Ticks = 1000, RecordBranching = true });

        Assert.Equal((Status.Optimal, 10L), (solution.Status, solution.Bound));
        Assert.Equal(BranchingKind.Bound, Assert.Single(solution.Branching!.Nodes).Kind);
        AssertProves(problem, solution, "network");
    }

    [Fact]
    public void Solve_OfMoreThan500Participants_WritesWhatThePricesProve()
    {
        Problem problem = RegionProblems.Of(501, 60, 6, 1);

        Solution solution = Solver.Solve(problem, new() { Ticks = 3_000_000, RecordBranching = true });

        Assert.Single(solution.Branching!.Nodes);
        Assert.Equal(solution.CertifiedBound, solution.Bound);
        AssertProves(problem, solution, "large");
    }

    [Fact]
    public void Solve_WhenNotAsked_WritesNone() =>
        Assert.Null(Solver.Solve(Problem.From(Draft.Plain(new long[,] { { 5 } })), new()).Branching);

    private static IEnumerable<string> Told(Solution solution) => solution.Branching!.Nodes.Select(node =>
        $"{node with { Closed = [] }} {string.Join(',', node.Closed)}"
        + (node.Prices is { } own ? string.Join(',', solution.Branching.Prices[own].Participant) : ""));

    private static void AssertProves(Problem problem, Solution solution, string what)
    {
        VerificationReport report = Verifier.Verify(problem, solution, solution.Branching!);
        Assert.True(report.IsTrue, $"{what}: {string.Join('\n', report.FalseClaims)}");
        Assert.Empty(report.Unproved);
        Assert.Equal(solution.Bound, report.BranchingBound);
    }
}
