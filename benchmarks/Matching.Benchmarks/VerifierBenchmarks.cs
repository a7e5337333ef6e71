using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.References;
using Matching.Optimizer;

namespace Matching.Benchmarks;

/// <summary>How long does it take to verify every claim of an answer?</summary>
/// <remarks>Returns the recomputed objective.</remarks>
[MemoryDiagnoser]
public class VerifierBenchmarks
{
    private Problem _problem = null!;
    private Solution _solution = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Makes the problem, and an answer by a brief run.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _problem = Instances.FullProblem(Participants, seed: 2);
        var options = new SolveOptions { Ticks = 10_000L * Participants };
        _solution = new Solver(TimeProvider.System).Solve(_problem, options);
    }

    /// <summary>The reference: a plain look at the plan, without the bound.</summary>
    [Benchmark(Baseline = true)]
    public long PlanAlone() => PlainCheck.Objective(_problem, _solution)!.Value;

    /// <summary>The verifier: plan, objective, and the bound that the prices prove.</summary>
    [Benchmark]
    public long Verify() => Verifier.Verify(_problem, _solution).Objective!.Value;
}
