namespace Matching.Optimizer.Branching;

/// <summary>How fast a dive decides. Slower decisions make better plans.</summary>
/// <param name="Share">Least share of the undecided that a step decides, 0 to 1.</param>
/// <param name="Sweeps">Sweeps after each step.</param>
internal readonly record struct DivePace(double Share, int Sweeps)
{
    /// <summary>In trees, where dives are many and small.</summary>
    public static readonly DivePace OfTrees = new(0.03, 3);

    /// <summary>The same, when a tree has dived often: another pace finds other plans.</summary>
    public static readonly DivePace SlowOfTrees = new(0.01, 3);

    private const int FewParticipants = 2_000;
    private const double Slowest = 0.01, Fastest = 0.25;

    /// <summary>
    /// The pace at which a dive takes about a share of a run's limits: it needs some 1.2 × sweeps / pace sweeps,
    /// because the later ones find most people decided.
    /// </summary>
    /// <param name="participants">How many there are.</param>
    /// <param name="sweep">What one sweep takes, as a share of the limits.</param>
    /// <param name="dive">What the dive may take.</param>
    public static DivePace Within(int participants, double sweep, double dive)
    {
        int sweeps = participants <= FewParticipants ? 3 : 2;
        return new DivePace(Math.Clamp(1.2 * sweeps * sweep / dive, Slowest, Fastest), sweeps);
    }
}
