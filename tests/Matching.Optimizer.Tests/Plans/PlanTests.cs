using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Plans;

public sealed class PlanTests
{
    /// <summary>
    /// Random placing and leaving; taking it back restores every sum, and without shortfall a plan is feasible.
    /// </summary>
    [Fact]
    public void Undo_OfRandomSteps_RestoresEverySum()
    {
        int whole = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            var random = new Random(seed);
            var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
            var seating = new Seating(plan);
            string before = Sums(plan);
            for (int step = 0; step < 30; step++)
            {
                Step(plan, seating, random);
                if (plan.Shortfall == 0 && !problem.Quotas.Maximum.Any(most => most < 0)) whole += Judge(problem, plan);
            }

            plan.Undo(0);
            Assert.Equal(before, Sums(plan));
        }

        Assert.InRange(whole, 2000, 20_000);
    }

    private static void Step(Plan plan, Seating seating, Random random)
    {
        int i = random.Next(plan.Choice.Length);
        int options = plan.Candidates.Start[i + 1] - plan.Candidates.Start[i];
        if (plan.Choice[i] >= 0) plan.Withdraw(i);
        else if (options > 0) seating.TryPlace(i, plan.Candidates.Start[i] + random.Next(options), opens: true);
    }

    private static int Judge(Problem problem, Plan plan)
    {
        (var slot, var sessions) = plan.Export();
        var claim = new Solution
        {
            Status = Status.Feasible,
            Objective = plan.Objective,
            Bound = 1_000_000,
            CertifiedBound = 1_000_000,
            Slot = slot,
            Sessions = sessions,
            Prices = Prices.Zero,
        };
        Assert.Empty(Verifier.Verify(problem, claim).FalseClaims);
        return 1;
    }

    /// <summary>Nearly as many quotas as there may be, each as large as numbers go, and one that is met.</summary>
    [Fact]
    public void Shortfall_OfTheLargestMinima_StaysWithinItsNumber()
    {
        var draft = new ProblemDraft { SessionCount = 1 };
        draft.Participants.Add(new("p", 1, 1, 0));
        draft.Slots.Add(new("s", [1], 0, []));
        draft.Options.Add(0, 0, 1, 0);
        for (int q = 1; q < ProblemLimits.Quotas; q++)
            draft.Quotas.Add(new($"q{q}", long.MaxValue, long.MaxValue, [], []));
        draft.Quotas.Add(new("met", 1, 1, [0], [1]));
        Problem problem = Problem.From(draft);
        var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
        long before = plan.Shortfall;

        plan.Set(0, 0, 1);

        Assert.InRange(before, 1, long.MaxValue / 2);
        Assert.Equal(before - 1, plan.Shortfall);
    }

    private static string Sums(Plan plan) => string.Join(
        ' ',
        [
            plan.Objective,
            plan.Shortfall,
            .. plan.FreeSeats,
            .. plan.Free.Select(f => (long)f),
            .. plan.Choice.Select(c => (long)c),
        ]);
}
