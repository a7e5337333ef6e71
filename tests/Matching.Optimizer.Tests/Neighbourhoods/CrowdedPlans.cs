using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Neighbourhoods;

/// <summary>
/// Plans of some hundred people under every kind of constraint at once: some are pinned where they stand, and quotas
/// leave hardly any room on either side.
/// </summary>
internal static class CrowdedPlans
{
    public static Plan At(int seed)
    {
        var random = new Random(seed);
        Plan plan = Seated(Problem.From(MidSizeProblems.DraftAt(seed, participants: 800, slots: 180)), random);
        Problem loose = plan.Problem;
        Problem tight = new(loose.SessionCount)
        {
            Participants = loose.Participants with
            {
                PinnedSlot = [.. plan.Choice.Select((c, i) => c >= 0 && i % 10 == 0 ? plan.SlotOf(i) : -1)],
            },
            Slots = loose.Slots,
            Supervisors = loose.Supervisors,
            Options = loose.Options,
            Conflicts = loose.Conflicts,
            Quotas = loose.Quotas with
            {
                Minimum = [.. loose.Quotas.Minimum.Select((_, q) => plan.TotalOf(q) - random.Next(4))],
                Maximum = [.. loose.Quotas.Maximum.Select((_, q) => plan.TotalOf(q) + random.Next(4))],
            },
        };
        return Copied(plan, tight);
    }

    /// <summary>Everybody in random order at a random option where there is room; crews are left unopened.</summary>
    public static Plan Seated(Problem problem, Random random)
    {
        var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
        var seating = new Seating(plan);
        int[] order = [.. Enumerable.Range(0, problem.Participants.Count)];
        random.Shuffle(order);
        foreach (int i in order)
        {
            int options = plan.Candidates.Start[i + 1] - plan.Candidates.Start[i];
            if (options > 0) seating.TryPlace(i, plan.Candidates.Start[i] + random.Next(options));
        }

        plan.Commit();
        return plan;
    }

    private static Plan Copied(Plan plan, Problem problem)
    {
        var same = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
        for (int i = 0; i < plan.Choice.Length; i++)
        {
            if (plan.Choice[i] >= 0) same.Set(i, same.Candidates.Find(i, plan.SlotOf(i)), plan.SessionsOf[i]);
        }

        same.Commit();
        return same;
    }
}
