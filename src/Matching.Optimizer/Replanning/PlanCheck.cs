namespace Matching.Optimizer.Replanning;

/// <summary>Whether a solution is a plan of a problem, with prices of its shape; plans of another are bad input.</summary>
internal static class PlanCheck
{
    /// <exception cref="ArgumentException">The plan breaks a constraint, or the prices have another shape.</exception>
    public static void Check(Problem problem, Solution solution)
    {
        if (!solution.HasPlan)
            throw new ArgumentException($"The solution has status {solution.Status}, expected one with a plan.");
        CheckShape(problem, solution);
        var live = new LiveProblem(problem);
        var seats = new LiveSeats(live);
        for (int i = 0; i < solution.Slot.Length; i++)
        {
            (int slot, ulong sessions) = (solution.Slot[i], solution.Sessions[i]);
            if (slot < 0 && sessions == 0) continue;
            if (slot < 0 || slot >= problem.Slots.Count || !seats.Fits(i, slot, sessions))
            {
                throw new ArgumentException(
                    $"Participant {i} has no place in these sessions of slot {slot}, expected a plan of the problem."
                    + " Maybe the solution is of another problem.");
            }

            seats.Set(i, slot, sessions);
        }

        if (seats.IsLacking)
            throw new ArgumentException("A pin, a crew or a quota minimum is not met, expected a plan of the problem.");
        if (seats.Objective != solution.Objective)
        {
            throw new ArgumentException(
                $"The objective {solution.Objective} is claimed, the plan is worth {seats.Objective}.");
        }
    }

    private static void CheckShape(Problem problem, Solution solution)
    {
        int participants = problem.Participants.Count, quotas = problem.Quotas.Count;
        CheckLength("slots", solution.Slot.Length, participants, false);
        CheckLength("session masks", solution.Sessions.Length, participants, false);
        Prices prices = solution.Prices;
        CheckLength("prices of participants", prices.Participant.Length, participants, true);
        CheckLength("prices of sessions", prices.Session.Length, problem.Slots.Capacity.Length, true);
        CheckLength("prices of supervisors", prices.Supervisor.Length, problem.Supervisors.Count, true);
        CheckLength("prices of quota minima", prices.QuotaMinimum.Length, quotas, true);
        CheckLength("prices of quota maxima", prices.QuotaMaximum.Length, quotas, true);
        CheckLength("support grains", prices.SupportGrain.Length, problem.Supervisors.Count, true);
    }

    private static void CheckLength(string what, int given, int expected, bool mayBeEmpty)
    {
        if (given == expected || (mayBeEmpty && given == 0)) return;
        throw new ArgumentException(
            $"The solution has {given} {what}, expected {expected}. Maybe it is of another problem.");
    }
}
