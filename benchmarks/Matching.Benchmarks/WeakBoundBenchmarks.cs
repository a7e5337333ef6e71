using BenchmarkDotNet.Attributes;
using Matching.Optimizer;
using Matching.Optimizer.Bounds;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Verification;

namespace Matching.Benchmarks;

/// <summary>How long does one pass of the weak bound take, exactly and as a guide in floating point?</summary>
/// <remarks>Prices are whole millionths, so that doubles are exact too; every method returns the bound.</remarks>
[MemoryDiagnoser]
public class WeakBoundBenchmarks
{
    private Problem _problem = null!;
    private Candidates _candidates = null!;
    private BestReplies _replies = null!;
    private Prices _prices = null!;

    /// <summary>Participants, five to a slot, with 30 options each.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Makes the problem and draws prices for the rows that can bind.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _problem = Instances.FullProblem(Participants);
        var memory = new WorkMemory();
        _candidates = Candidates.Of(_problem, memory);
        var multipliers = new Multipliers(_problem, RowActivity.Of(_problem, _candidates), memory);
        var random = new Random(1);
        for (int r = 0; r < multipliers.Price.Length; r++)
            multipliers.Price[r] = multipliers.Active[r] ? random.Next(30_000) : 0;
        _replies = new BestReplies(_problem, _candidates, multipliers, memory);
        _prices = multipliers.Round(1);
    }

    /// <summary>The reference: the verifier's formula.</summary>
    [Benchmark(Baseline = true)]
    public long Formula() => (long)BestReplyBound.Total(new PricedOptions(_problem, _prices, true))!.Value;

    /// <summary>The exact bound that is published.</summary>
    [Benchmark]
    public long Exact() => PriceBound.Of(_problem, _candidates, _prices).Proved;

    /// <summary>The guide of the volume algorithm, which counts what the replies use as well.</summary>
    [Benchmark]
    public long Guide() => (long)_replies.Evaluate();
}
