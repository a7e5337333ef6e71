using Matching.Optimizer;
using Matching.Optimizer.Network;

namespace Matching.Benchmarks.References;

/// <summary>The plain answer to any change of a network: solves it from the start.</summary>
internal static class SolvingAnew
{
    public static long Objective(TransportNetwork network)
    {
        var solver = new TransportSolver(network, new WorkMemory());
        while (solver.Work(int.MaxValue))
        {
            // One call for each stage.
        }

        return solver.Plan.Objective();
    }
}
