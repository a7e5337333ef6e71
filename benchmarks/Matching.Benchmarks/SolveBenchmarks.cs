using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.References;
using Matching.Optimizer;

namespace Matching.Benchmarks;

/// <summary>How long does a whole run take on 10 000 ticks a participant, every kind of constraint in play?</summary>
/// <remarks>Returns the objective. What gap the runs reach stands in the quality table.</remarks>
[Agrees(Agreement.AtLeast)]
[MemoryDiagnoser]
public class SolveBenchmarks
{
    private Problem _problem = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Makes the problem.</summary>
    [GlobalSetup]
    public void Setup() => _problem = Instances.FullProblem(Participants, seed: 2);

    /// <summary>The reference: options by value, each taken if it fits.</summary>
    [Benchmark(Baseline = true)]
    public long ByValue() => References.ByValue.Solve(_problem);

    /// <summary>The product's way, on one thread.</summary>
    [Benchmark]
    public long Solver() => Solve(threads: 1);

    /// <summary>The product's way, on two threads: the same answer.</summary>
    [Benchmark]
    public long SolverOnTwoThreads() => Solve(threads: 2);

    private long Solve(int threads)
    {
        var options = new SolveOptions { Ticks = 10_000L * Participants, Threads = threads };
        return new Solver(TimeProvider.System).Solve(_problem, options).Objective;
    }
}
