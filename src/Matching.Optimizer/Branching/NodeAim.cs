namespace Matching.Optimizer.Branching;

/// <summary>Which plans are looked for: those worth more than the threshold.</summary>
/// <param name="Incumbent">Value of the best plan known, or null.</param>
/// <param name="Target">A value set higher for a while, or null.</param>
internal readonly record struct NodeAim(long? Incumbent, long? Target)
{
    /// <summary>Only plans worth more than this are looked for at present; null when any plan is.</summary>
    public long? Threshold => Target is { } target && !(Incumbent > target) ? target : Incumbent;
}
