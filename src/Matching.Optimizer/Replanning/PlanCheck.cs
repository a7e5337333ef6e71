namespace Matching.Optimizer.Replanning;

/// <summary>
/// Whether a solution is a plan of a problem, with prices of its shape; plans of another are bad input.
/// </summary>
internal static class PlanCheck
{
    /// <exception cref="ArgumentException">The plan breaks a constraint, or the prices have another shape.</exception>
    public static void Check(Problem problem, Solution solution)
    {
        if (!solution.HasPlan)
            throw new ArgumentException($"The solution has status {solution.Status}, expected one with a plan.");
        CheckShape(problem, solution);
        LiveSeats seats = Seat(new LiveProblem(problem), new PlanPlaces(solution.Slot, solution.Sessions));
        if (seats.Objective != solution.Objective)
        {
            throw new ArgumentException(
                $"The objective {solution.Objective} is claimed, the plan is worth {seats.Objective}.");
        }
    }

    /// <summary>Everybody in their places.</summary>
    /// <exception cref="ArgumentException">The plan breaks a constraint.</exception>
    public static LiveSeats Seat(LiveProblem live, PlanPlaces places)
    {
        CheckLength("slots", places.Slot.Length, live.Rows, false);
        CheckLength("session masks", places.Sessions.Length, live.Rows, false);
        var seats = new LiveSeats(live);
        for (int i = 0; i < live.Rows; i++)
        {
            (int slot, ulong sessions) = (places.Slot[i], places.Sessions[i]);
            if (slot < 0 && sessions == 0) continue;
            if (slot < 0 || slot >= live.Slots.Count || !seats.Fits(i, slot, sessions))
            {
                throw new ArgumentException(
                    $"Participant {i} has no place in these sessions of slot {slot}, expected a plan of the problem."
                    + " Maybe the plan is of another problem.");
            }

            seats.Set(i, slot, sessions);
        }

        seats.Commit();
        if (seats.IsLacking)
            throw new ArgumentException("A pin, a crew or a quota minimum is not met, expected a plan of the problem.");
        return seats;
    }

    private static void CheckShape(Problem problem, Solution solution)
    {
        int participants = problem.Participants.Count, quotas = problem.Quotas.Count;
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
