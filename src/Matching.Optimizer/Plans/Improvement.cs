using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Ruin and recreate under threshold accepting (Dueck and Scheuer 1990, J. Comput. Phys. 90): a step may lose up to a
/// threshold that falls to zero over a cycle; each cycle starts from the best plan, and is twice as long as the one
/// before. The first cycle only climbs. The schedule counts ticks, never time.
/// </summary>
internal sealed class Improvement
{
    private const long RoundTicks = 200_000;
    private const long TicksPerParticipant = 4_000;
    private readonly Plan _plan;
    private readonly RuinAndRecreate _exchange;
    private readonly double _hottest;
    private long _cycleStart, _cycleLength;
    private bool _climbs = true;

    public Improvement(Plan plan, RuinAndRecreate exchange)
    {
        (_plan, _exchange, Best) = (plan, exchange, new BestPlan(plan));
        _cycleLength = Math.Max(RoundTicks, TicksPerParticipant * plan.Choice.Length);
        _hottest = Spread.Of(plan.Candidates);
    }

    public BestPlan Best { get; }

    /// <summary>Ticks spent so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>One round: a fixed number of ticks.</summary>
    public void Round()
    {
        long start = _exchange.Ticks;
        while (_exchange.Ticks - start < RoundTicks)
        {
            double left = Math.Max(0, 1 - (double)(Ticks + _exchange.Ticks - start - _cycleStart) / _cycleLength);
            _exchange.Step(_climbs ? 0 : _hottest * left * left);
            Best.Note();
            _plan.Commit();
        }

        Ticks += _exchange.Ticks - start;
        if (Ticks - _cycleStart < _cycleLength) return;
        (_cycleStart, _climbs) = (Ticks, false);
        _cycleLength *= 2;
        Best.Restore();
    }
}
