using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.References;
using Matching.Optimizer;
using Matching.Optimizer.Network;

namespace Matching.Benchmarks;

/// <summary>How long does it take to price the five best options of everybody, exactly?</summary>
/// <remarks>Returns the sum of the prices. Nobody is pinned, so that everything is possible.</remarks>
[MemoryDiagnoser]
public class DisplacementBenchmarks
{
    private const int Best = 5;
    private SolvedNetwork _solved = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(40, 300)]
    public int Participants { get; set; }

    /// <summary>Solves the region once.</summary>
    [GlobalSetup]
    public void Setup() => _solved = Instances.SolvedNetwork(Participants);

    /// <summary>The reference: pin, and solve anew.</summary>
    [Benchmark(Baseline = true)]
    public long PinningEach()
    {
        TransportNetwork network = _solved.Plan.Network;
        long objective = _solved.Plan.Objective(), sum = 0;
        for (int i = 0; i < Participants; i++)
        {
            (int start, int stop, long exit) = (network.Start[i], network.Stop[i], network.Unplaced[i]);
            network.Unplaced[i] = TransportNetwork.NoExit;
            for (int a = start; a < Math.Min(start + Best, stop); a++)
            {
                (network.Start[i], network.Stop[i]) = (a, a + 1);
                sum += objective - SolvingAnew.Objective(network);
            }

            (network.Start[i], network.Stop[i], network.Unplaced[i]) = (start, stop, exit);
        }

        return sum;
    }

    /// <summary>The product's way: one search per row.</summary>
    [Benchmark]
    public long DisplacementPrices()
    {
        var memory = new WorkMemory();
        var outside = new OutsideDistances(_solved.Plan, new ArcsByRow(_solved.Plan.Network, memory), memory);
        return new DisplacementPrices(_solved.Plan, outside, memory).OfBest(Best).Sum(option => option.Price);
    }
}
