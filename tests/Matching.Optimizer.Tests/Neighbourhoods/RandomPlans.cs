using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Neighbourhoods;

/// <summary>Random plans that keep every constraint.</summary>
internal static class RandomPlans
{
    /// <summary>A plan without shortfall, or null when the draw does not come to one.</summary>
    public static Plan? Of(Problem problem, Random random)
    {
        if (problem.Quotas.Maximum.Any(most => most < 0)) return null;
        var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
        var seating = new Seating(plan);
        int[] order = [.. Enumerable.Range(0, problem.Participants.Count)];
        random.Shuffle(order);
        foreach (int i in order)
        {
            int options = plan.Candidates.Start[i + 1] - plan.Candidates.Start[i];
            if (options == 0 || (!plan.IsPinned(i) && random.Next(5) == 0)) continue;
            seating.TryPlace(i, plan.Candidates.Start[i] + random.Next(options), opens: true);
        }

        if (plan.Shortfall != 0) new Completion(plan).Run();
        plan.Commit();
        return plan.Shortfall == 0 ? plan : null;
    }
}
