using BenchmarkDotNet.Attributes;
using Matching.Optimizer;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Verification;

namespace Matching.Benchmarks;

/// <summary>How long does it take to fill the knapsacks of all groups once?</summary>
/// <remarks>Every method returns the bound at the same prices.</remarks>
[MemoryDiagnoser]
public class StrongBoundBenchmarks
{
    private Problem _problem = null!;
    private GroupRelaxation _relaxation = null!;
    private Pricers _pricers = null!;
    private Prices _prices = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Makes the problem and draws prices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _problem = Instances.FullProblem(Participants);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(_problem, memory);
        _relaxation = new GroupRelaxation(_problem, candidates, RowActivity.Of(_problem, candidates), memory);
        _pricers = new Pricers(_relaxation, memory, threads: 1);
        var random = new Random(1);
        for (int r = 0; r < _relaxation.Rows.Count; r++)
        {
            int highest = r < _relaxation.Rows.Sessions ? 500_000 : 20_000;
            if (_relaxation.Rows.IsPriced[r]) _relaxation.SetPrice(r, random.Next(highest) * _relaxation.Scale);
        }

        _prices = _relaxation.Publish();
    }

    /// <summary>The reference: the verifier's tables.</summary>
    [Benchmark(Baseline = true)]
    public long Tables() => PriceAudit.Recompute(_problem, _prices, new Findings()).Bound!.Value;

    /// <summary>The solver's tables.</summary>
    [Benchmark]
    public long Relaxation() => (long)PriceAudit.FloorDivide(_pricers.Evaluate(), _relaxation.Scale);
}
