using BenchmarkDotNet.Attributes;
using Matching.Benchmarks.References;
using Matching.Optimizer;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Verification;

namespace Matching.Benchmarks;

/// <summary>What do twenty passes over all groups cost, and how low do they bring the strong bound?</summary>
/// <remarks>
/// From prices at which nobody gains: everybody pays the best value, all else is free. Returns the least bound.
/// </remarks>
[Agrees(Agreement.AtMost)]
[MemoryDiagnoser]
public class SweepBenchmarks
{
    private const int Passes = 20;
    private GroupRelaxation _relaxation = null!;
    private Pricers _pricers = null!;
    private double[] _start = null!;
    private double _reach;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000)]
    public int Participants { get; set; }

    /// <summary>Makes the problem.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Problem problem = Instances.FullProblem(Participants);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        _reach = Spread.Of(candidates) * 0.3;
        _relaxation = new GroupRelaxation(problem, candidates, RowActivity.Of(problem, candidates), memory);
        _pricers = new Pricers(_relaxation, memory, threads: 1);
        _start = new double[_relaxation.Rows.Count];
        for (int i = 0; i < Participants; i++)
        {
            bool hasCandidates = candidates.Start[i] < candidates.Start[i + 1];
            _start[i] = hasCandidates ? candidates.Value[candidates.Start[i]] : problem.Participants.UnplacedValue[i];
        }
    }

    /// <summary>The reference: subgradient steps.</summary>
    [Benchmark(Baseline = true)]
    public long Subgradient()
    {
        for (int r = 0; r < _start.Length; r++) _relaxation.SetPrice(r, (long)(_start[r] * _relaxation.Scale));
        return Floor(new SubgradientSteps(_relaxation, _pricers).Lower(Passes, _reach));
    }

    /// <summary>The product's way: sweeps of the proximal bundle, and the bound after each.</summary>
    [Benchmark]
    public long Bundle()
    {
        var bundle = new ProximalBundle(_relaxation, _pricers, _reach);
        bundle.Start(_start);
        Int128 best = _pricers.Evaluate();
        for (int pass = 1; pass < Passes; pass++)
        {
            bundle.Sweep();
            best = Int128.Min(best, _pricers.Evaluate());
        }

        return Floor(best);
    }

    private long Floor(Int128 bound) => (long)PriceAudit.FloorDivide(bound, _relaxation.Scale);
}
