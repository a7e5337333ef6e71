using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Tests.Verification;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class PricersTests
{
    [Fact]
    public void Evaluate_AtAnyPrices_IsNeverBelowTheBestPlan_AndNoHigherWhenExact()
    {
        int compared = 0, tighter = 0;
        for (int seed = 0; seed < 1920; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            Int128 plain = relaxed.Pricers().Evaluate();
            relaxed.Relaxation.IsExact = true;
            Int128 exact = relaxed.Pricers().Evaluate();
            Assert.True(exact <= plain, $"seed {seed}");
            if (exact < plain) tighter++;
            BruteForceAnswer best = BruteForce.Solve(relaxed.Problem, 1e9)!;
            if (!best.IsFeasible) continue;
            Assert.InRange(relaxed.Relaxation.Floor(exact), best.Objective, long.MaxValue);
            compared++;
        }

        Assert.InRange(compared, 1000, 1920);
        Assert.InRange(tighter, 100, 1920);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_WithMoreThreads_IsTheSame(bool isExact)
    {
        ProblemDraft draft = MidSizeProblems.DraftAt(1, participants: 120, slots: 90);
        var relaxed = new Relaxed(Problem.From(draft));
        relaxed.Relaxation.IsExact = isExact;
        relaxed.Reprice(new Random(1));
        Pricers[] pricers = [relaxed.Pricers(1), relaxed.Pricers(2), relaxed.Pricers(4)];
        for (int n = 0; n < 5; n++)
        {
            relaxed.Reprice(new Random(n));
            Int128[] bounds = [.. pricers.Select(each => each.Evaluate())];
            Assert.Single(bounds.Distinct());
            Assert.Single(pricers.Select(each => each.Ticks).Distinct());
        }
    }

    [Fact]
    public void Publish_GivesPrices_ThatProveWhatWasEvaluated()
    {
        for (int seed = 0; seed < 1920; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            long bound = relaxed.Relaxation.Floor(relaxed.Pricers().Evaluate());
            Prices prices = relaxed.Relaxation.Publish();
            var claim = new Solution
            {
                Status = Status.Unknown,
                Objective = 0,
                Bound = bound,
                CertifiedBound = bound,
                Slot = [],
                Sessions = [],
                Prices = prices,
            };

            VerificationReport report = Verifier.Verify(relaxed.Problem, claim);

            // Somebody pinned without a place: there is no bound to prove, nor a plan.
            if (report.CertifiedBound is null) continue;
            Assert.Empty(report.FalseClaims);
            Assert.Equal(bound, report.CertifiedBound);
            Assert.Equal(bound, new StrongFormula(relaxed.Problem, prices).Bound());
        }
    }
}
