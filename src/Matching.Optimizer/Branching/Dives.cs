using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Dives several times from one mixture, each in an order of its own, two side by side, and joins what they find: where
/// the best plan and another differ in places that have nothing to do with each other, the better place is taken. How
/// good one dive is, is luck; of several the best is good, and no two are good in the same places.
/// </summary>
/// <param name="relaxation">What is dived in; not changed.</param>
/// <param name="mixture">Where all dives start.</param>
/// <param name="reach">How far prices answer, in units of value.</param>
/// <param name="seed">Of the orders; the first dive takes the surest first.</param>
internal sealed class Dives(GroupRelaxation relaxation, BundleState mixture, double reach, ulong seed)
{
    /// <summary>Dives of a round: as many on one thread as on eight, so that the answer does not differ.</summary>
    private const int PerRound = 2;
    private readonly Lock _asking = new();

    /// <summary>Dives so far.</summary>
    public int Count { get; private set; }

    /// <summary>The best, joined with the others; null before the first round. It may lack crews or minima.</summary>
    public Plan? Best { get; private set; }

    /// <summary>Work so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Dives twice more.</summary>
    /// <param name="pace">How fast to decide.</param>
    /// <param name="threads">Most threads.</param>
    /// <param name="mustStop">Asked by one dive at a time.</param>
    public void Round(DivePace pace, int threads, Func<bool> mustStop)
    {
        var found = new (Plan Plan, long Ticks)[PerRound];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, PerRound, options, n => found[n] = Run(TaskOf(Count + n, pace), () => Ask(mustStop)));
        Count += PerRound;
        Ticks += found.Sum(dive => dive.Ticks);
        IEnumerable<Plan> plans = found.Select(dive => dive.Plan);
        Join(Best is null ? plans : plans.Prepend(Best));
    }

    private DiveTask TaskOf(int number, DivePace pace) =>
        new(pace) { Shuffle = number == 0 ? null : new Randomness(seed + (ulong)number) };

    private (Plan Plan, long Ticks) Run(DiveTask task, Func<bool> mustStop)
    {
        GroupRelaxation twin = relaxation.Twin();
        var memory = new WorkMemory();
        var pricers = new Pricers(twin, memory, 1);
        var bundle = new ProximalBundle(twin, pricers, reach);
        bundle.Resume(mixture);
        var dive = new Dive(twin, bundle, memory);
        dive.Run(new Node(), task, mustStop);
        dive.Plan.Commit();
        return (dive.Plan, pricers.Ticks + bundle.Ticks + dive.Ticks);
    }

    private void Join(IEnumerable<Plan> plans)
    {
        Plan[] ranked = [.. plans.OrderBy(plan => plan.Shortfall).ThenByDescending(plan => plan.Objective)];
        Best = ranked[0];
        foreach (Plan other in ranked.AsSpan(1)) Recombination.Take(Best, other);
    }

    private bool Ask(Func<bool> mustStop)
    {
        lock (_asking) return mustStop();
    }
}
