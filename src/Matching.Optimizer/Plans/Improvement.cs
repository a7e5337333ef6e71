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
    private const double HottestShare = 1;
    private readonly Plan _plan;
    private readonly RuinAndRecreate _exchange;
    private readonly double _hottest;
    private long _cycleStart, _cycleLength;
    private bool _climbs = true;

    public Improvement(Plan plan, RuinAndRecreate exchange)
    {
        (_plan, _exchange, Best) = (plan, exchange, new BestPlan(plan));
        _cycleLength = Math.Max(RoundTicks, TicksPerParticipant * plan.Choice.Length);
        _hottest = HottestShare * MeanSpread(plan);
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

    /// <summary>How far apart a participant's best and worst candidates are, on average: the scale of a loss.</summary>
    private static double MeanSpread(Plan plan)
    {
        (double sum, int count) = (0, 0);
        for (int i = 0; i < plan.Choice.Length; i++)
        {
            int options = plan.Candidates.Start[i + 1] - plan.Candidates.Start[i];
            if (options < 2) continue;
            long best = plan.Candidates.Value[plan.Candidates.Start[i]];
            sum += best - plan.Candidates.Value[plan.Candidates.Start[i] + Math.Min(options - 1, 5)];
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
