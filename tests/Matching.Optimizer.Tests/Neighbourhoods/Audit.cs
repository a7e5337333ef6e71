using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Neighbourhoods;

/// <summary>The verifier's word on a plan.</summary>
internal static class Audit
{
    /// <summary>Every constraint.</summary>
    public static void Check(Plan plan)
    {
        (var slot, var sessions) = plan.Export();
        Assert.Empty(FalseClaims(plan.Problem, [.. slot], [.. sessions], plan.Objective));
    }

    public static void Check(Problem problem, int[] choice, ulong[] sessions, long objective)
    {
        Candidates candidates = Candidates.Of(problem, new WorkMemory());
        int[] slot = [.. choice.Select(c => c < 0 ? -1 : candidates.Slot[c])];
        Assert.Empty(FalseClaims(problem, slot, sessions, objective));
    }

    /// <summary>Every constraint but those that a plan may still lack: pins, crews and quota minima.</summary>
    public static void CheckPartial(Plan plan)
    {
        Problem problem = plan.Problem;
        Problem lenient = new(problem.SessionCount)
        {
            Participants = problem.Participants with
            {
                PinnedSlot = [.. problem.Participants.PinnedSlot.Select(_ => -1)],
            },
            Slots = problem.Slots with { MinimumCrew = [.. problem.Slots.MinimumCrew.Select(_ => 0)] },
            Supervisors = problem.Supervisors,
            Options = problem.Options,
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas with
            {
                Minimum = [.. problem.Quotas.Minimum.Select(_ => 0L)],
                Maximum = [.. problem.Quotas.Maximum.Select(most => Math.Max(0, most))],
            },
        };
        (var slot, var sessions) = plan.Export();
        Assert.Empty(FalseClaims(lenient, [.. slot], [.. sessions], plan.Objective));
        for (int i = 0; i < slot.Length; i++)
        {
            int pin = problem.Participants.PinnedSlot[i];
            Assert.True(pin < 0 || slot[i] < 0 || slot[i] == pin);
        }
    }

    private static IReadOnlyList<FalseClaim> FalseClaims(Problem problem, int[] slot, ulong[] sessions, long objective)
    {
        var claim = new Solution
        {
            Status = Status.Feasible,
            Objective = objective,
            Bound = long.MaxValue,
            CertifiedBound = long.MaxValue,
            Slot = [.. slot],
            Sessions = [.. sessions],
            Prices = Prices.Zero,
        };
        return Verifier.Verify(problem, claim).FalseClaims;
    }
}
