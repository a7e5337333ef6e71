using BenchmarkDotNet.Attributes;
using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Fit.Learning;

namespace Matching.Benchmarks;

/// <summary>
/// How long does it take to find everybody's best options where everybody could go everywhere, by a learned model?
/// </summary>
/// <remarks>
/// One slot per five participants: 10 000 are 20 million options, each with rules, features, two heads and a value.
/// Each method returns the sum of the kept options' values in millionths.
/// </remarks>
[MemoryDiagnoser]
public class OpenAreaBenchmarks
{
    private AreaFacts _facts = null!;
    private PlanningOptions _options = null!;

    /// <summary>Participants of the area.</summary>
    [Params(60, 1_000, 10_000)]
    public int Participants { get; set; }

    /// <summary>Opens a region, and learns from the past of another.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var trained = ModelTraining.Train(
            new TrainingOrder
            {
                Snapshot = Instances.Region(1_000),
                AsOf = Instances.Period.AsOf,
                Name = "benchmark",
                Rules = new LabelRules { FollowUpDays = 0 },
                Settings = new FitSettings { Bags = 2, IntervalBags = 0 },
            },
            PlacementModel.Prior, CancellationToken.None);
        _options = new PlanningOptions { Model = new PlacementModel(trained.Good, trained.Started) };
        _facts = new AreaFacts(Instances.OpenRegion(Participants), Instances.Period);
    }

    /// <summary>The reference: rules, vector, tables and value pair by pair.</summary>
    [Benchmark(Baseline = true)]
    public long PairByPair()
    {
        var finder = new OptionFinder(_facts, _options);
        return Enumerable.Range(0, _facts.Participants.Count)
            .Sum(who => finder.OfParticipant(who).Sum(option => option.Value));
    }

    /// <summary>The planner's way: one pass per participant over prepared slots, on one thread.</summary>
    [Benchmark]
    public long Sweep() => new OptionFinder(_facts, _options).OfAll(threads: 1, CancellationToken.None)
        .Sum(options => options.Sum(option => option.Value));
}
