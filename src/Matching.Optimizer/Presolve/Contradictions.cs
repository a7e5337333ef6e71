using System.Numerics;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Contradictions that counting proves: a pin without a candidate, two pins in conflict, pins that together exceed a
/// slot's seats, a supervisor or a quota, and a quota that all candidates together cannot fill. Seats are judged by a
/// maximum flow per slot, so pins that pass here can really stand together as far as seats, support, conflicts and
/// maxima go; crews are not looked at. Each proof but the conflict's is a vector of prices of 0 and 1.
/// </summary>
internal static class Contradictions
{
    /// <summary>
    /// The first contradiction, or null. Leaves the pinned participants seated in <paramref name="plan"/>.
    /// </summary>
    public static Contradiction? Find(Plan plan)
    {
        Problem problem = plan.Problem;
        var seating = new Seating(plan);
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            if (!plan.IsPinned(i)) continue;
            int candidate = plan.Candidates.Start[i];
            if (candidate == plan.Candidates.Start[i + 1]) return WithoutCandidate(problem, i);
            if (seating.TryPlace(i, candidate, opens: true)) continue;
            return Conflict(plan, i, candidate) ?? Support(plan, i, candidate)
                ?? Maximum(plan, i, candidate) ?? Seats(plan, i, candidate, seating);
        }

        return FindEmptyMaximum(problem) ?? FindMinimum(plan);
    }

    private static Contradiction WithoutCandidate(Problem problem, int pin)
    {
        int option = problem.Options.Find(pin, problem.Participants.PinnedSlot[pin]);
        (int from, int to) = option < 0 ? (0, 0) : problem.Quotas.EntriesOf(option);
        List<int> quotas = [];
        for (int e = from; e < to; e++)
        {
            if (problem.Quotas.Weight[e] > problem.Quotas.Maximum[problem.Quotas.Quota[e]])
                quotas.Add(problem.Quotas.Quota[e]);
        }

        return new Contradiction(new ConflictSet { Pins = [pin], Quotas = [.. quotas] }, Prices.Zero);
    }

    private static Contradiction? Conflict(Plan plan, int pin, int candidate)
    {
        foreach (int other in plan.Problem.Conflicts.Of(pin))
        {
            if (!plan.IsPinned(other) || plan.SlotOf(other) != plan.Candidates.Slot[candidate]) continue;
            return new Contradiction(Members([pin, other]), Prices.Zero);
        }

        return null;
    }

    private static Contradiction? Support(Plan plan, int pin, int candidate)
    {
        Problem problem = plan.Problem;
        foreach (int h in problem.Slots.SupervisorsOf(plan.Candidates.Slot[candidate]))
        {
            List<int> pins = [pin];
            long sum = problem.Options.SupportLoad[plan.Candidates.Option[candidate]];
            for (int i = 0; i < pin; i++)
            {
                if (!plan.IsPinned(i) || !problem.Slots.SupervisorsOf(plan.SlotOf(i)).Contains(h)) continue;
                sum += problem.Options.SupportLoad[plan.Candidates.Option[plan.Choice[i]]];
                pins.Add(i);
            }

            if (sum <= problem.Supervisors.SupportCapacity[h]) continue;
            var price = new long[problem.Supervisors.Count];
            price[h] = 1;
            return new Contradiction(Members(pins), new Prices { Scale = 1, Supervisor = [.. price] });
        }

        return null;
    }

    private static Contradiction? Maximum(Plan plan, int pin, int candidate)
    {
        Problem problem = plan.Problem;
        (int from, int to) = problem.Quotas.EntriesOf(plan.Candidates.Option[candidate]);
        for (int e = from; e < to; e++)
        {
            int q = problem.Quotas.Quota[e];
            List<int> pins = [pin];
            long sum = problem.Quotas.Weight[e];
            for (int i = 0; i < pin; i++)
            {
                if (!plan.IsPinned(i)) continue;
                long weight = problem.Quotas.WeightOf(plan.Candidates.Option[plan.Choice[i]], q);
                if (weight == 0) continue;
                sum += weight;
                pins.Add(i);
            }

            if (sum > problem.Quotas.Maximum[q]) return new Contradiction(Members(pins, q), MaximumPrice(problem, q));
        }

        return null;
    }

    /// <summary>The crowded sessions of the slot: its pins need more seats there than there are (Hall).</summary>
    private static Contradiction Seats(Plan plan, int pin, int candidate, Seating seating)
    {
        int slot = plan.Candidates.Slot[candidate];
        ulong crowded = seating.Crowded;
        if (plan.FreeSeats[slot] < plan.Problem.Participants.SessionsNeeded[pin])
            crowded = plan.Problem.Slots.OpenSessions[slot];
        List<int> pins = [pin];
        for (int i = plan.FirstAt(slot); i >= 0; i = plan.NextAt(i)) pins.Add(i);
        var price = new long[plan.Problem.Slots.Capacity.Length];
        for (; crowded != 0; crowded &= crowded - 1)
            price[slot * plan.Problem.SessionCount + BitOperations.TrailingZeroCount(crowded)] = 1;
        return new Contradiction(Members(pins), new Prices { Scale = 1, Session = [.. price] });
    }

    private static Contradiction? FindEmptyMaximum(Problem problem)
    {
        for (int q = 0; q < problem.Quotas.Count; q++)
        {
            if (problem.Quotas.Maximum[q] < 0) return new Contradiction(Members([], q), MaximumPrice(problem, q));
        }

        return null;
    }

    /// <summary>A quota whose minimum is above the sum of everybody's heaviest candidate.</summary>
    private static Contradiction? FindMinimum(Plan plan)
    {
        Problem problem = plan.Problem;
        var reach = new long[problem.Quotas.Count];
        var heaviest = new long[problem.Quotas.Count];
        for (int i = 0; i < problem.Participants.Count && reach.Length > 0; i++)
        {
            for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1]; c++)
                RaiseWeights(problem, plan.Candidates.Option[c], heaviest, reach);
            for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1]; c++)
                ClearWeights(problem, plan.Candidates.Option[c], heaviest);
        }

        int lacking = -1;
        for (int q = 0; q < reach.Length && lacking < 0; q++) lacking = reach[q] < problem.Quotas.Minimum[q] ? q : -1;
        if (lacking < 0) return null;
        List<int> pins = [.. Enumerable.Range(0, problem.Participants.Count).Where(plan.IsPinned)];
        var price = new long[problem.Quotas.Count];
        price[lacking] = 1;
        // Other quotas take part through the options that their maxima rule out.
        ConflictSet members = Members(pins) with { Quotas = [.. Enumerable.Range(0, problem.Quotas.Count)] };
        return new Contradiction(members, new Prices { Scale = 1, QuotaMinimum = [.. price] });
    }

    private static void RaiseWeights(Problem problem, int option, long[] heaviest, long[] reach)
    {
        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            (int q, long weight) = (problem.Quotas.Quota[e], problem.Quotas.Weight[e]);
            if (weight <= heaviest[q]) continue;
            reach[q] += weight - heaviest[q];
            heaviest[q] = weight;
        }
    }

    private static void ClearWeights(Problem problem, int option, long[] heaviest)
    {
        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++) heaviest[problem.Quotas.Quota[e]] = 0;
    }

    private static Prices MaximumPrice(Problem problem, int quota)
    {
        var price = new long[problem.Quotas.Count];
        price[quota] = 1;
        return new Prices { Scale = 1, QuotaMaximum = [.. price] };
    }

    private static ConflictSet Members(IEnumerable<int> pins, int? quota = null) =>
        new() { Pins = [.. pins.Order()], Quotas = quota is { } q ? [q] : [] };
}
