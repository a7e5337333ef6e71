using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Branching;

public sealed class FixingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Close_WithAnIncumbentOneBelowTheBest_KeepsAPlanWorthTheBest(bool isExact)
    {
        int closed = 0, forced = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            var relaxed = new Relaxed(TinyProblems.At(seed));
            if (BestOf(relaxed.Problem) is not { } best) continue;
            relaxed.Relaxation.IsExact = isExact;
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 5; n++) bundle.Sweep();
            Pricers pricers = relaxed.Pricers();
            var plan = new Plan(relaxed.Problem, relaxed.Candidates, new WorkMemory());
            var propagation = new Propagation(relaxed.Relaxation, plan);
            var node = new Node();
            Assert.True(propagation.Enter(node));

            Int128 bound = pricers.Evaluate();
            var fixing = new Fixing(relaxed.Relaxation, pricers);
            fixing.Judge(bound, best - 1);
            int count = fixing.Close(propagation, node);

            Assert.Equal(node.Closed.Count + node.Forced.Count, count);
            bool[] open = [.. relaxed.Relaxation.IsOpen], must = relaxed.Relaxation.IsForced;
            Assert.Equal(best, CompletionsOf.Best(relaxed, e => open[e], i => must[i]).Objective);
            closed += node.Closed.Count;
            forced += node.Forced.Count;
        }

        Assert.InRange(closed, 100, 20_000);
        Assert.InRange(forced, 50, 5000);
    }

    /// <summary>Every single bound is one: no plan with the entry, or without the participant, is worth more.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BoundWith_AnyEntry_IsNeverBelowTheBestPlanWithIt(bool isExact)
    {
        for (int seed = 0; seed < 320; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            relaxed.Relaxation.IsExact = isExact;
            Pricers pricers = relaxed.Pricers();
            var fixing = new Fixing(relaxed.Relaxation, pricers);
            fixing.Judge(pricers.Evaluate(), 0);
            for (int e = relaxed.Candidates.Count - 1; e >= 0; e--)
            {
                int i = relaxed.ParticipantOf(e);
                BruteForceAnswer with = CompletionsOf.Best(
                    relaxed, other => other == e || relaxed.ParticipantOf(other) != i, other => other == i);
                if (with.IsFeasible)
                    Assert.InRange(relaxed.Relaxation.Floor(fixing.BoundWith(e)), with.Objective, long.MaxValue);
            }

            for (int i = 0; i < relaxed.Problem.Participants.Count; i++)
            {
                if (relaxed.Relaxation.IsForced[i]) continue;
                BruteForceAnswer without = CompletionsOf.Best(
                    relaxed, e => relaxed.ParticipantOf(e) != i, _ => false);
                if (without.IsFeasible)
                    Assert.InRange(relaxed.Relaxation.Floor(fixing.BoundWithout(i)), without.Objective, long.MaxValue);
            }
        }
    }

    /// <summary>Two groups would both take the same person: whoever decides loses what the other made of it.</summary>
    [Fact]
    public void BoundWith_OfSomebodyTwoGroupsTake_FallsByWhatTheOtherLoses()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 1, slots: 2);
        draft.Supervisors.AddRange([new("h0", 2), new("h1", 1)]);
        for (int j = 0; j < 2; j++) draft.Slots[j] = new($"s{j}", [1], 0, [j]);
        draft.Options.Add(0, 0, 10, 2);
        draft.Options.Add(0, 1, 7, 1);
        var relaxed = new Relaxed(Problem.From(draft));
        relaxed.Relaxation.Load([4]);
        Pricers pricers = relaxed.Pricers();

        var fixing = new Fixing(relaxed.Relaxation, pricers);
        fixing.Judge(pricers.Evaluate(), 0);

        long[] bounds = [.. Enumerable.Range(0, 2).Select(e => relaxed.Relaxation.Floor(fixing.BoundWith(e)))];
        Assert.Equal([10, 7], bounds);
        Assert.Equal(0, relaxed.Relaxation.Floor(fixing.BoundWithout(0)));
    }

    private static long? BestOf(Problem problem)
    {
        BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
        return best.IsFeasible ? best.Objective : null;
    }
}
