using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.References;
using Matching.Optimizer;

namespace Matching.Benchmarks;

/// <summary>How long does the proven optimum of a region take where only seats bind?</summary>
/// <remarks>From the problem to the proof; returns the optimum. Larger sizes: peers/compare.py.</remarks>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private Problem _problem = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(100, 400, 1_600)]
    public int Participants { get; set; }

    /// <summary>Makes the problem.</summary>
    [GlobalSetup]
    public void Setup() => _problem = Instances.PlainProblem(Participants);

    /// <summary>The reference: best augmenting paths by Bellman and Ford.</summary>
    [Benchmark(Baseline = true)]
    public long SuccessivePaths() => References.SuccessivePaths.Solve(_problem);

    /// <summary>The product's way.</summary>
    [Benchmark]
    public long Solver() => new Solver(TimeProvider.System).Solve(_problem, new SolveOptions()).Bound;
}
