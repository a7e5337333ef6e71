using BenchmarkDotNet.Attributes;
using Matching.Fit;
using Matching.Fit.Features;
using Matching.Fit.Scoring;

namespace Matching.Benchmarks;

/// <summary>How long does it take to score one participant at every slot, by eight tables?</summary>
/// <remarks>
/// Slots divided by the time are pairs a second on one core. <c>DOTNET_EnableAVX512=0</c> shows the portable loop.
/// Returns the sum of all scores.
/// </remarks>
[MemoryDiagnoser]
public class FitScoringBenchmarks
{
    private const int Tables = 8;
    private const int Bins = 64;
    private FitModel _model = null!;
    private PairScorer _scorer = null!;
    private SlotBins _slots = null!;
    private PairBins _bins = null!;
    private double[] _participant = null!;
    private double[][] _vectors = null!;
    private int[] _scores = null!;

    /// <summary>How many slots.</summary>
    [Params(200, 10_000)]
    public int Slots { get; set; }

    /// <summary>Makes a model of eight pair features and the bins of one participant.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        double[] edges = [.. Enumerable.Range(1, Bins - 2).Select(i => (double)i)];
        _model = new FitModel(new FitModelDraft
        {
            Name = "eight tables",
            Intercept = -300,
            Features = [.. Enumerable.Range(0, Tables).Select(f => new NumericFeature($"f{f}", edges))],
            Terms = [.. Enumerable.Range(0, Tables).Select(f => Table(f, random))],
        });
        _scorer = new PairScorer(
            _model, [.. Enumerable.Range(0, Tables).Select(column => new FeatureSource(FeatureSide.Pair, column))]);
        _vectors = [.. Enumerable.Range(0, Slots).Select(_ => Vector(random))];
        _slots = _scorer.Prepare(_vectors);
        _bins = _scorer.CreateBins(_slots);
        for (var f = 0; f < Tables; f++)
        {
            _bins.CodeCounts[f] = Bins - 1;
            for (var code = 0; code < Bins - 1; code++) _bins.Set(f, code, code);
            for (var slot = 0; slot < Slots; slot++) _bins.Codes[f][slot] = (byte)_vectors[slot][f];
        }
        (_participant, _scores) = (new double[Tables], new int[Slots]);
    }

    /// <summary>The reference: the model asked pair by pair.</summary>
    [Benchmark(Baseline = true)]
    public long PairByPair()
    {
        var sum = 0L;
        foreach (var vector in _vectors) sum += _model.Score(vector);
        return sum;
    }

    /// <summary>The product's way: one pass over all slots a table.</summary>
    [Benchmark]
    public long TableByTable()
    {
        _scorer.Score(_participant, _slots, _bins, _scores);
        var sum = 0L;
        foreach (var score in _scores) sum += score;
        return sum;
    }

    private static FitTerm Table(int feature, Random random)
    {
        int[] points = [.. Enumerable.Range(0, Bins).Select(_ => random.Next(-800, 800))];
        return new FitTerm(TermAxis.OfBins(feature, Bins), null, new TermCells(points));
    }

    private static double[] Vector(Random random) =>
        [.. Enumerable.Range(0, Tables).Select(_ => (double)random.Next(Bins - 1))];
}
