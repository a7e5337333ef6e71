namespace Matching.Optimizer.Branching;

/// <summary>
/// Asks "is a plan worth more than this?", first for a value close below the bound, and again for a lower one each time
/// that the answer is no (the decision sequence of Posta, Ferland and Michelon 2012, section 2). A high target rules
/// out most choices at once, so a no is cheap, and every no is a better bound; steps grow, so that all the questions
/// together cost little more than the last. Where the gap is but a few units, every unit is asked for.
/// </summary>
/// <param name="firstShare">The first step as a share of the gap, 0 to 1.</param>
internal sealed class TargetSequence(double firstShare)
{
    private const int Growth = 2;
    private long _step;

    /// <summary>Only plans worth more than this are looked for at present; null when any better plan is.</summary>
    public long? Value { get; private set; }

    /// <summary>States the first target between a plan and a bound.</summary>
    public void Begin(long bound, long incumbent)
    {
        _step = Math.Max(1, (long)(firstShare * ((double)bound - incumbent)));
        Set(bound, incumbent);
    }

    /// <summary>
    /// The answer is no: states the next target; false when there is none because no plan is better than the incumbent.
    /// </summary>
    public bool Lower(long bound, long? incumbent)
    {
        if (Value is not { } value || value <= incumbent)
        {
            Value = null;
            return false;
        }

        if (_step > 1) _step *= Growth;
        Set(bound, incumbent);
        return true;
    }

    private void Set(long bound, long? incumbent) =>
        Value = incumbent is { } least && (double)bound - least > _step ? bound - _step : null;
}
