namespace Matching.Optimizer.Tests.Verification.Branching;

/// <summary>Certificates of branching: grown ones for true and false bounds, and hand-made ones with one lie each.</summary>
public sealed class BranchingAuditTests
{
    [Fact]
    public void Verify_OfGrownCertificates_ProvesTheBestValueAndNothingBelowIt()
    {
        (int nodes, int closed, int leaves) = (0, 0, 0);
        for (int seed = 0; seed < 1500; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            long bound = best.IsFeasible ? best.Objective : -1000;

            BranchingCertificate certificate = GrownTree.Of(problem, bound, new Random(seed))!;
            VerificationReport report = Verifier.Verify(problem, Unknown(Prices.Zero, bound), certificate);

            Assert.Empty(report.FalseClaims);
            Assert.Empty(report.Unproved);
            Assert.Equal(bound, report.BranchingBound);
            if (best.IsFeasible) Assert.Null(GrownTree.Of(problem, bound - 1, new Random(seed)));
            nodes += certificate.Nodes.Length;
            closed += certificate.Nodes.Sum(node => node.Closed.Length);
            leaves += certificate.Nodes.Count(node => node.Kind == BranchingKind.Bound);
        }

        Assert.InRange(nodes, 5_000, int.MaxValue);
        Assert.InRange(closed, 1_000, int.MaxValue);
        Assert.InRange(leaves, 1_000, int.MaxValue);
    }

    internal static Solution Unknown(Prices prices, long bound) => new()
    {
        Status = Status.Unknown,
        Objective = 0,
        Bound = bound,
        CertifiedBound = long.MaxValue,
        Slot = [],
        Sessions = [],
        Prices = prices,
        Statistics = new() { TreeNodes = 1 },
    };
}
