using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.References;
using Matching.Optimizer;
using Matching.Optimizer.Network;

namespace Matching.Benchmarks;

/// <summary>How long does a plan take to follow an event: one participant leaves, or comes back?</summary>
/// <remarks>Ten participants leave and come back, one after another; returns the objectives after each event.</remarks>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const int Movers = 10;
    private TransportNetwork _network = null!;
    private LiveNetwork _live = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Solves the region once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        SolvedNetwork solved = Instances.SolvedNetwork(Participants);
        (_network, _live) = (solved.Plan.Network, solved.Follow());
    }

    /// <summary>The reference: solves anew after each event.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 2 * Movers)]
    public long FromTheStart()
    {
        long sum = 0;
        for (int i = 0; i < Movers; i++)
        {
            (int stop, long exit) = (_network.Stop[i], _network.Unplaced[i]);
            (_network.Stop[i], _network.Unplaced[i]) = (_network.Start[i], 0);
            sum += SolvingAnew.Objective(_network);
            (_network.Stop[i], _network.Unplaced[i]) = (stop, exit);
            sum += SolvingAnew.Objective(_network);
        }

        return sum;
    }

    /// <summary>The product's way: repairs the plan.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Movers)]
    public long LiveNetwork()
    {
        long sum = 0;
        for (int i = 0; i < Movers; i++)
        {
            var prospects = new Prospects(
                _network.RowsOf(i).ToArray(),
                _network.Value[_network.Start[i].._network.Stop[i]],
                _network.Unplaced[i]);
            _live.Remove(i);
            sum += _live.Plan.Objective();
            _live.Add(prospects);
            sum += _live.Plan.Objective();
        }

        return sum;
    }
}
