namespace Matching.Optimizer.Bounds;

/// <summary>How the volume algorithm learns the length of its steps.</summary>
/// <param name="Average">Weight of the newest reply in the average, in (0, 1).</param>
/// <param name="Growth">Factor of the aim after a step that fell the way the average said, above 1.</param>
/// <param name="Decay">Factor of the aim after too many steps that did not fall, in (0, 1).</param>
/// <param name="MostRedSteps">How many of those there may be in a row.</param>
internal readonly record struct VolumePace(double Average, double Growth, double Decay, int MostRedSteps)
{
    /// <summary>
    /// Settles soon near the least bound: on regions of 1 000 and 10 000 people within 0.2 % of it after 200 passes.
    /// </summary>
    public static readonly VolumePace Steady = new(0.2, 1.02, 0.8, 3);

    /// <summary>Takes ever longer steps: for a bound that falls without end if it falls at all.</summary>
    public static readonly VolumePace Bold = new(0.1, 1.1, 0.66, 10);
}
