using System.Numerics;
using Matching.Optimizer;

namespace Matching.Benchmarks.References;

/// <summary>
/// The plain look at a plan: seats, support and conflicts counted in dictionaries, values summed; no bound.
/// </summary>
internal static class PlainCheck
{
    /// <summary>Value of the plan, or null when it breaks a constraint that is looked at.</summary>
    public static long? Objective(Problem problem, Solution solution)
    {
        var seats = new Dictionary<(int Slot, int Session), int>();
        var support = new Dictionary<int, long>();
        long objective = 0;
        foreach ((int i, int j) in solution.Slot.Index())
        {
            if (j < 0)
            {
                objective += problem.Participants.UnplacedValue[i];
                continue;
            }

            int option = problem.Options.Find(i, j);
            if (option < 0 || problem.Conflicts.Of(i).ToArray().Any(other => solution.Slot[other] == j)) return null;
            objective += problem.Options.Value[option];
            foreach (int h in problem.Slots.SupervisorsOf(j))
                support[h] = support.GetValueOrDefault(h) + problem.Options.SupportLoad[option];
            for (ulong used = solution.Sessions[i]; used != 0; used &= used - 1)
            {
                var seat = (j, BitOperations.TrailingZeroCount(used));
                seats[seat] = seats.GetValueOrDefault(seat) + 1;
            }
        }

        bool isKept = support.All(s => s.Value <= problem.Supervisors.SupportCapacity[s.Key])
            && seats.All(s => s.Value <= problem.Slots.Capacity[s.Key.Slot * problem.SessionCount + s.Key.Session]);
        return isKept ? objective : null;
    }
}
