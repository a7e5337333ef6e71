using Matching.Optimizer.Bounds;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Verification;

namespace Matching.Optimizer.Tests.Bounds;

/// <summary>Two codes that know nothing of each other compute the bound of random prices.</summary>
public sealed class PriceBoundTests
{
    [Fact]
    public void Of_RandomPrices_IsWhatTheVerifierRecomputes_AndNeverBelowTheBestPlan()
    {
        int compared = 0;
        for (int seed = 0; seed < 1280; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            Prices prices = RandomPrices.Weak(problem, new Random(seed));
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            if (!best.IsFeasible) continue;
            compared++;
            long bound = PriceBound.Of(problem, Candidates.Of(problem, new WorkMemory()), prices).Proved;
            var claim = new Solution
            {
                Status = Status.Feasible,
                Objective = best.Objective,
                Bound = bound,
                CertifiedBound = bound,
                Slot = [.. best.Slot],
                Sessions = [.. best.Sessions],
                Prices = prices,
            };
            Assert.Empty(Verifier.Verify(problem, claim).FalseClaims);
            Assert.Equal(bound, Verifier.Verify(problem, claim).CertifiedBound);
        }

        Assert.InRange(compared, 500, 1280);
    }

    [Fact]
    public void Proved_OfANegativeFraction_IsRoundedDown()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 0 }, { 0 } });
        for (int i = 0; i < 2; i++) draft.Participants[i] = draft.Participants[i] with { UnplacedValue = -1 };
        Problem problem = Problem.From(draft);
        var prices = new Prices { Scale = 10, Session = [3] };

        PriceBound bound = PriceBound.Of(problem, Candidates.Of(problem, new WorkMemory()), prices);

        Assert.Equal(-3, bound.Scaled);
        Assert.Equal(-1, bound.Proved);
    }
}
