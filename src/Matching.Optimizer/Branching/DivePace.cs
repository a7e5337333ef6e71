namespace Matching.Optimizer.Branching;

/// <summary>How fast a dive decides.</summary>
/// <param name="Share">Least share of the undecided that a step decides, 0 to 1.</param>
/// <param name="Sweeps">Sweeps after each step.</param>
internal readonly record struct DivePace(double Share, int Sweeps)
{
    /// <summary>Slower decisions make better plans; on large problems there is no time for many.</summary>
    public static DivePace For(int participants) => participants switch
    {
        <= 2_000 => new DivePace(0.03, 3),
        <= 30_000 => new DivePace(0.05, 2),
        _ => new DivePace(0.12, 1),
    };
}
