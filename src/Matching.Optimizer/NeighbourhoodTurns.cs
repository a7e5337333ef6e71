using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer;

/// <summary>The neighbourhoods' turns: rounds until as many ticks are spent as the tree spent, at least one.</summary>
internal sealed class NeighbourhoodTurns
{
    private readonly NeighbourhoodSearch _search;
    private readonly Plan _plan;

    public NeighbourhoodTurns(StrongBounding strong, Plan plan, Run run)
    {
        _plan = plan;
        _search = new NeighbourhoodSearch(
            strong.Relaxation,
            plan,
            (strong.BestPrice, strong.Reach, new Randomness(run.Options.Seed)),
            run.Options.Threads);
    }

    /// <summary>Rounds of the last turn.</summary>
    public long LastRounds { get; private set; }

    public void Take(Run run, long ticks)
    {
        if (run.Objective is { } best && (_plan.Shortfall > 0 || best > _plan.Objective))
            _search.Adopt(run.Places.Slot.AsSpan(), run.Places.Sessions.AsSpan());
        _search.Measure();
        LastRounds = 0;
        long start = _search.Ticks;
        do
        {
            long before = _search.Ticks;
            bool better = _search.Round(run.TicksLeft);
            LastRounds++;
            run.Spend(_search.Ticks - before);
            if (better) run.Offer(_plan.Objective, _plan.Export);
        }
        while (!run.MustStop() && !run.IsProved && _search.Ticks - start < ticks);
    }
}
