using Matching.Optimizer.Presolve;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Recording;

namespace Matching.Optimizer.Tests.Recording;

public sealed class RecordedTreeTests
{
    /// <summary>From prices of 0, so that hardly any root proves the optimum and trees have to be grown.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(640)]
    [InlineData(1280)]
    [InlineData(1920)]
    public void Grow_OfTinyProblems_ProvesExactlyTheOptimum(int first)
    {
        (int trees, int nodes) = (0, 0);
        for (int seed = first; seed < first + 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            if (!best.IsFeasible) continue;

            BranchingCertificate certificate = Record(problem, best.Objective);

            VerificationReport report = Verifier.Verify(problem, Unknown(best.Objective), certificate);
            Assert.True(report.IsTrue, $"seed {seed}: {string.Join('\n', report.FalseClaims)}");
            Assert.Empty(report.Unproved);
            Assert.Equal(best.Objective, report.BranchingBound);
            trees += certificate.Nodes.Length > 1 ? 1 : 0;
            nodes += certificate.Nodes.Length;
        }

        Assert.Equal((0, 0), (trees, nodes));
    }

    private static BranchingCertificate Record(Problem problem, long target)
    {
        var tree = new RecordedTree(problem, Prices.Zero, target);
        tree.Grow(() => false);
        return Certification.Write(tree.Root, tree.Bound);
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
