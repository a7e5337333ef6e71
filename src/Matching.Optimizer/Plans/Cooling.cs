namespace Matching.Optimizer.Plans;

/// <summary>
/// The schedule of threshold accepting (Dueck and Scheuer 1990, J. Comput. Phys. 90): what a step may lose falls to
/// zero over a cycle; each cycle starts from the best plan, and is twice as long as the one before. The first cycle
/// only climbs. The schedule counts ticks, never time.
/// </summary>
/// <param name="hottest">What a step may lose at the start of a cycle, in units of value.</param>
/// <param name="firstCycle">Ticks of the first cycle.</param>
internal sealed class Cooling(double hottest, long firstCycle)
{
    private long _start, _length = firstCycle;
    private bool _climbs = true;

    /// <summary>What a step may lose after so many ticks.</summary>
    public double Threshold(long ticks)
    {
        if (_climbs) return 0;
        double left = Math.Max(0, 1 - (double)(ticks - _start) / _length);
        return hottest * left * left;
    }

    /// <summary>Begins the next cycle when the present one is over; true: go on from the best plan.</summary>
    public bool TryRestart(long ticks)
    {
        if (ticks - _start < _length) return false;
        (_start, _climbs) = (ticks, false);
        _length *= 2;
        return true;
    }
}
