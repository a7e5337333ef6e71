using BenchmarkDotNet.Attributes;
using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Core.Snapshots;

namespace Matching.Benchmarks;

/// <summary>How long does it take to find and value all options of an area?</summary>
/// <remarks>Each method starts from the snapshot and returns the sum of all values in millionths.</remarks>
[MemoryDiagnoser]
public class BuildOptionsBenchmarks
{
    // Every option counts: the planner's cut to the best hundred would hide a difference.
    private static readonly PlanningOptions Options = new() { OptionsPerParticipant = 10_000 };

    private Snapshot _snapshot = null!;

    /// <summary>Participants of the area.</summary>
    [Params(60, 500, 5_000)]
    public int Participants { get; set; }

    /// <summary>Makes the area.</summary>
    [GlobalSetup]
    public void Setup() => _snapshot = Instances.Region(Participants);

    /// <summary>The reference: asks every rule about every pair, in any order and to the end, on one thread.</summary>
    [Benchmark(Baseline = true)]
    public long EveryRuleOnEveryPair()
    {
        var facts = new AreaFacts(_snapshot, Instances.Period);
        var finder = new OptionFinder(facts, Options);
        var sum = 0L;
        for (var participant = 0; participant < facts.Participants.Count; participant++)
            for (var slot = 0; slot < facts.Slots.Count; slot++)
                if (StartByEveryRule(facts.Pair(participant, slot)) is { } start
                    && EligibilityRules.IsOption(facts.Pair(participant, slot), out var days))
                    sum += finder.Valued(participant, slot, days with { StartOn = start }).Value;
        return sum;
    }

    /// <summary>The planner's way, on one thread.</summary>
    [Benchmark]
    public long OptionFinder() => SumOfAll(threads: 1);

    /// <summary>The planner's way, on two threads.</summary>
    [Benchmark]
    public long OptionFinderOnTwoThreads() => SumOfAll(threads: 2);

    private long SumOfAll(int threads)
    {
        var finder = new OptionFinder(new AreaFacts(_snapshot, Instances.Period), Options);
        return finder.OfAll(threads, CancellationToken.None).Sum(options => options.Sum(option => option.Value));
    }

    /// <summary>The day from which no rule stands in the way; null when one does whatever the day.</summary>
    private static DateOnly? StartByEveryRule(in Pair pair)
    {
        DateOnly? start = pair.Period.StartOn;
        foreach (var rule in EligibilityRules.All)
        {
            var finding = rule.Judge(pair);
            if (finding.Standing == Standing.Fails) start = null;
            if (finding.Standing == Standing.Opens && finding.OpensOn > start) start = finding.OpensOn;
        }
        return start;
    }
}
