namespace Matching.Optimizer.Tests;

public sealed class SolverTests
{
    private static readonly SolveOptions Short = new() { Ticks = 2_000_000, Seed = 7 };
    private static readonly Solver Solver = new(TimeProvider.System);

    [Theory]
    [InlineData(0)]
    [InlineData(640)]
    [InlineData(1280)]
    [InlineData(1920)]
    [InlineData(2560)]
    public void Solve_OnTinyProblems_AgreesWithEnumeration(int first)
    {
        for (int seed = first; seed < first + 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            Solution solution = Solver.Solve(problem, Short);
            VerificationReport report = Verifier.Verify(problem, solution);
            Assert.True(report.IsTrue, $"seed {seed}: {string.Join('\n', report.FalseClaims)}");
            Assert.Equal(best.IsFeasible ? Status.Optimal : Status.Infeasible, solution.Status);
            if (best.IsFeasible) Assert.Equal(best.Objective, solution.Objective);
        }
    }
}
