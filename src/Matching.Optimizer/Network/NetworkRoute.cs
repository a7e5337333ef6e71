using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Network;

/// <summary>
/// Solves a plain problem to proved optimality. Pinned participants come first, so that a run cut short still has a
/// plan: whoever is not in yet is left out, and the prices so far bound what was missed.
/// </summary>
internal static class NetworkRoute
{
    private const int RoundLength = 4096;

    /// <summary>Offers plan and bound to the run, and returns the number of searches.</summary>
    public static long Solve(Problem problem, Candidates candidates, Run run)
    {
        run.Enter(Phase.Network);
        TransportNetwork network = TransportNetwork.Of(problem, candidates, run.Memory);
        var solver = new TransportSolver(network, run.Memory);
        long ticks = 0;
        bool isProved = false;
        while (!isProved && !IsOver()) isProved = !solver.Work(RoundLength);
        IsOver();
        run.Offer(solver.Plan.Objective(), () => Export(solver.Plan, problem.SessionCount));
        long bound = NetworkBound.Of(network, solver.Plan.Price);
        run.OfferBound(bound, new Prices { Scale = 1, Session = Columns.Immutable((long[])solver.Plan.Price.Clone()) });
        return solver.Searches;

        bool IsOver()
        {
            run.Spend(solver.Ticks - ticks);
            ticks = solver.Ticks;
            return run.MustStop();
        }
    }

    private static PlanPlaces Export(NetworkPlan plan, int sessionCount)
    {
        var slot = new int[plan.Row.Length];
        var sessions = new ulong[slot.Length];
        for (int i = 0; i < slot.Length; i++)
        {
            int row = plan.Row[i];
            slot[i] = row < 0 ? -1 : row / sessionCount;
            sessions[i] = row < 0 ? 0 : 1UL << (row % sessionCount);
        }

        return new PlanPlaces(Columns.Immutable(slot), Columns.Immutable(sessions));
    }
}
