using BenchmarkDotNet.Attributes;
using Matching.Optimizer;
using Matching.Optimizer.Network;

namespace Matching.Benchmarks;

/// <summary>How long does a plan take to follow an event: one participant leaves, or comes back?</summary>
/// <remarks>Ten participants leave and come back, one after another; returns the objectives after each event.</remarks>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const int Movers = 10;
    private NetworkPlan _plan = null!;
    private LiveNetwork _live = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Solves the region once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _plan = SolvedNetwork.Of(Instances.PlainProblem(Participants));
        _live = new LiveNetwork(_plan, new WorkMemory());
    }

    /// <summary>The reference: solves anew after each event.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 2 * Movers)]
    public long SolvingAnew()
    {
        TransportNetwork network = _plan.Network;
        long sum = 0;
        for (int i = 0; i < Movers; i++)
        {
            (int stop, long exit) = (network.Stop[i], network.Unplaced[i]);
            (network.Stop[i], network.Unplaced[i]) = (network.Start[i], 0);
            sum += SolvedNetwork.Of(network).Objective();
            (network.Stop[i], network.Unplaced[i]) = (stop, exit);
            sum += SolvedNetwork.Of(network).Objective();
        }

        return sum;
    }

    /// <summary>The product's way: repairs the plan.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Movers)]
    public long LiveNetwork()
    {
        TransportNetwork network = _plan.Network;
        long sum = 0;
        for (int i = 0; i < Movers; i++)
        {
            var prospects = new Prospects(
                network.RowsOf(i).ToArray(), network.Value[network.Start[i]..network.Stop[i]], network.Unplaced[i]);
            _live.Remove(i);
            sum += _live.Plan.Objective();
            _live.Add(prospects);
            sum += _live.Plan.Objective();
        }

        return sum;
    }
}
