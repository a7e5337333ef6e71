using Matching.Optimizer;
using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;

namespace Matching.Benchmarks;

/// <summary>The best plan of a plain problem, as what follows on it takes it.</summary>
internal static class SolvedNetwork
{
    public static NetworkPlan Of(Problem problem)
    {
        var memory = new WorkMemory();
        return Of(TransportNetwork.Of(problem, Candidates.Of(problem, memory), memory));
    }

    public static NetworkPlan Of(TransportNetwork network)
    {
        var solver = new TransportSolver(network, new WorkMemory());
        while (solver.Work(int.MaxValue))
        {
            // One call for each stage.
        }

        return solver.Plan;
    }
}
