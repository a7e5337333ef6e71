namespace Matching.Optimizer.Plans;

/// <summary>A walk of exchanges under a threshold that cools; the best plan on the way is kept.</summary>
internal sealed class Improvement(Plan plan, RuinAndRecreate exchange, Cooling cooling)
{
    public BestPlan Best { get; } = new(plan);

    /// <summary>Ticks spent so far.</summary>
    public long Ticks => exchange.Ticks;

    /// <summary>Steps until so many ticks are spent.</summary>
    /// <param name="ticks">Ticks to spend.</param>
    /// <param name="from">Where the schedule stands.</param>
    /// <param name="pace">Ticks of the schedule per tick spent here: how many walk side by side.</param>
    public void Walk(long ticks, long from, int pace = 1)
    {
        long start = exchange.Ticks;
        for (long spent = 0; spent < ticks; spent = exchange.Ticks - start)
        {
            exchange.Step(cooling.Threshold(from + pace * spent));
            Best.Note();
            plan.Commit();
        }
    }
}
