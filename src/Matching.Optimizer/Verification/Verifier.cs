using Matching.Optimizer.Verification;
using Matching.Optimizer.Verification.Branching;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer;

/// <summary>
/// Recomputes what a solution claims, from the problem and the claim alone: every constraint, the objective, and the
/// bound that the prices prove. Shares no code with the solver, so that one mistake cannot hide another. What prices
/// cannot prove (optimality found by a search tree, some contradictions) is re-proved by enumeration where the problem
/// is tiny, and otherwise reported as unproved, never as true. O(options × sessions) beside the enumeration.
/// Thread-safe.
/// </summary>
public static class Verifier
{
    /// <summary>Checks every claim of a solution and names all the false ones.</summary>
    public static VerificationReport Verify(Problem problem, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        return Verify(problem, solution, null, new Findings());
    }

    /// <summary>
    /// Checks every claim of a solution, and proves its bound again from a certificate of branching. O(nodes × options)
    /// at most, and less where nodes share prices.
    /// </summary>
    public static VerificationReport Verify(Problem problem, Solution solution, BranchingCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(certificate);
        var findings = new Findings();
        return Verify(problem, solution, BranchingBound(problem, solution, certificate, findings), findings);
    }

    private static VerificationReport Verify(Problem problem, Solution solution, long? branching, Findings findings)
    {
        long? objective = null;
        PriceProof proof = PriceAudit.Recompute(problem, solution.Prices, findings);
        switch (solution.Status)
        {
            case Status.Optimal or Status.Feasible:
                objective = PlanAudit.Check(problem, solution, findings);
                CheckBounds(problem, solution, (objective, proof, branching), findings);
                break;
            case Status.Infeasible:
                CheckNoPlan(solution, findings);
                InfeasibilityAudit.Check(problem, solution, findings);
                break;
            case Status.Unknown:
                CheckNoPlan(solution, findings);
                CheckBounds(problem, solution, (null, proof, branching), findings);
                break;
            default:
                findings.False("status", $"Status {(int)solution.Status} is claimed, expected 1 to 4.");
                break;
        }

        return new VerificationReport
        {
            FalseClaims = findings.FalseClaims,
            Unproved = findings.Unproved,
            Objective = objective,
            CertifiedBound = solution.Status == Status.Infeasible ? null : proof.Bound,
            BranchingBound = branching,
        };
    }

    /// <summary>The bound that a certificate proves for a solution; null when it is not the one to prove.</summary>
    private static long? BranchingBound(
        Problem problem, Solution solution, BranchingCertificate certificate, Findings findings)
    {
        if (solution.Status == Status.Infeasible)
        {
            findings.False(
                "branching", "A certificate of branching is given with status Infeasible, expected a bound to prove.");
            return null;
        }

        if (certificate.Bound > solution.Bound)
        {
            findings.False(
                "branching.bound",
                $"The certificate is about bound {Number(certificate.Bound)},"
                + $" the solution claims {Number(solution.Bound)}. Maybe they are of different runs.");
        }

        return BranchingAudit.Proves(problem, certificate, findings) ? certificate.Bound : null;
    }

    private static void CheckNoPlan(Solution solution, Findings findings)
    {
        if (!solution.Slot.IsEmpty || !solution.Sessions.IsEmpty)
            findings.False("slot", $"A plan is given with status {solution.Status}, expected none.");
        if (solution.Objective != 0)
            findings.False(
                "objective", $"Objective {Number(solution.Objective)} is claimed without a plan, expected 0.");
    }

    private static void CheckBounds(
        Problem problem,
        Solution solution,
        (long? Objective, PriceProof Proof, long? Branching) recomputed,
        Findings findings)
    {
        if (recomputed.Objective is { } objective && solution.Bound < objective)
        {
            findings.False(
                "bound", $"Bound {Number(solution.Bound)} is claimed below the objective {Number(objective)}.");
        }

        if (recomputed.Proof.Bound is { } proved && solution.CertifiedBound < proved)
        {
            findings.False(
                "certified_bound",
                $"Certified bound {Number(solution.CertifiedBound)} is claimed, the prices prove {Number(proved)}.");
        }

        if (solution.CertifiedBound < solution.Bound)
        {
            findings.False(
                "certified_bound",
                $"Certified bound {Number(solution.CertifiedBound)} is claimed,"
                + $" below the bound {Number(solution.Bound)}.");
        }

        if (solution.Status == Status.Optimal && solution.Bound != solution.Objective)
        {
            findings.False(
                "status",
                $"OPTIMAL is claimed with objective {Number(solution.Objective)} and bound {Number(solution.Bound)}.");
        }

        if (solution.Bound < solution.CertifiedBound && !(recomputed.Branching <= solution.Bound))
            CheckTreeBound(problem, solution, findings);
    }

    /// <summary>
    /// A bound below what prices prove was branched for: believed only as far as enumeration reaches.
    /// </summary>
    private static void CheckTreeBound(Problem problem, Solution solution, Findings findings)
    {
        if (solution.Statistics.TreeNodes == 0)
        {
            findings.False(
                "bound",
                $"Bound {Number(solution.Bound)} is claimed below the certified {Number(solution.CertifiedBound)}"
                + " without a search tree.");
            return;
        }

        if (BruteForce.Solve(problem, BruteForce.DefaultLeaves) is not { } best)
        {
            findings.Unproved.Add(
                $"Bound {Number(solution.Bound)} was found by a search tree of {Number(solution.Statistics.TreeNodes)}"
                + $" nodes; the prices alone prove {Number(solution.CertifiedBound)}.");
        }
        else if (best.IsFeasible && best.Objective > solution.Bound)
        {
            findings.False(
                "bound", $"Bound {Number(solution.Bound)} is claimed, a plan worth {Number(best.Objective)} exists.");
        }
    }
}
