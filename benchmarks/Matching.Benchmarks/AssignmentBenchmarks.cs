using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.Families;
using Matching.Benchmarks.References;
using Matching.Optimizer;

namespace Matching.Benchmarks;

/// <summary>How long does a dense linear assignment take, where costs vary and where they hardly do?</summary>
[MemoryDiagnoser]
public class AssignmentBenchmarks
{
    private Problem _problem = null!;

    /// <summary>The family of costs.</summary>
    [Params(AssignmentFamily.Uniform, AssignmentFamily.TwoCost, AssignmentFamily.Geometric, AssignmentFamily.AllEqual)]
    public AssignmentFamily Family { get; set; }

    /// <summary>Rows, and as many columns.</summary>
    [Params(50, 400)]
    public int Size { get; set; }

    /// <summary>Makes the problem.</summary>
    [GlobalSetup]
    public void Setup() => _problem = Instances.Assignment(Family, Size);

    /// <summary>The reference: the Hungarian method.</summary>
    [Benchmark(Baseline = true)]
    public long Hungarian() => References.Hungarian.Solve(_problem);

    /// <summary>The product's way.</summary>
    [Benchmark]
    public long Solver() => new Solver(TimeProvider.System).Solve(_problem, new SolveOptions()).Bound;
}
