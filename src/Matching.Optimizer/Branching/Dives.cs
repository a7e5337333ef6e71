using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Dives several times from one mixture, each in an order of its own, side by side, and joins what they found: where
/// the best plan and another differ in places that have nothing to do with each other, the better place is taken. How
/// good one dive is, is luck; of several the best is good, and no two are good in the same places.
/// </summary>
/// <param name="relaxation">What is dived in; not changed.</param>
/// <param name="mixture">Where all dives start.</param>
/// <param name="reach">How far prices answer, in units of value.</param>
internal sealed class Dives(GroupRelaxation relaxation, BundleState mixture, double reach)
{
    /// <summary>As many on one thread as on eight: the answer does not depend on the threads.</summary>
    public const int Count = 6;
    private readonly Lock _asking = new();

    /// <summary>Work of all of them.</summary>
    public long Ticks { get; private set; }

    /// <summary>Makes the plan; like that of one dive, it may lack crews or minima.</summary>
    /// <param name="pace">How fast each decides.</param>
    /// <param name="seed">Of the orders; the first dive takes the surest first.</param>
    /// <param name="threads">Most threads.</param>
    /// <param name="mustStop">Asked by one dive at a time.</param>
    public Plan Run(DivePace pace, ulong seed, int threads, Func<bool> mustStop)
    {
        var found = new (Plan Plan, long Ticks)[Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, Count, options, n =>
        {
            var task = new DiveTask(pace) { Shuffle = n == 0 ? null : new Randomness(seed + (ulong)n) };
            found[n] = Run(task, () => Ask(mustStop));
        });
        foreach ((_, long ticks) in found) Ticks += ticks;
        Plan[] plans =
            [.. found.Select(f => f.Plan).OrderBy(plan => plan.Shortfall).ThenByDescending(plan => plan.Objective)];
        foreach (Plan other in plans.AsSpan(1)) Recombination.Take(plans[0], other);
        return plans[0];
    }

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

    private bool Ask(Func<bool> mustStop)
    {
        lock (_asking) return mustStop();
    }
}
