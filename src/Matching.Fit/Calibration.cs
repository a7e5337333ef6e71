namespace Matching.Fit;

/// <summary>
/// The last step of learning: learned log-odds z became shift + slope × z (Platt 1999, with a ridge towards slope 1
/// and shift 0), kept only if cross-validation gained by it. It is folded into the tables already, so that
/// contributions still add up; what stands here tells what was done and how sure it is.
/// </summary>
public sealed record Calibration
{
    /// <summary>Nothing was done.</summary>
    public static readonly Calibration None = new();

    /// <summary>The slope in thousandths, 0 to 5 000; 1 000 = not kept. Default: 1 000.</summary>
    public int Slope { get; init; } = 1_000;

    /// <summary>The shift in 1/1000 logit. Default: 0.</summary>
    public int Shift { get; init; }

    /// <summary>The mean score of the rows it was made from, in 1/1000 logit: shift and slope are independent there.
    /// </summary>
    public int Centre { get; init; }

    /// <summary>Standard error of the slope in thousandths, 0 or more.</summary>
    public int SlopeError { get; init; }
}
