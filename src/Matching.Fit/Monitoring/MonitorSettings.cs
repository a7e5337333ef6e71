namespace Matching.Fit.Monitoring;

/// <summary>When the monitor raises an alert, and whom it does not show.</summary>
public sealed record MonitorSettings
{
    /// <summary>Groups with fewer resolved rows are not shown. Default: 30.</summary>
    public int MinimumCell { get; init; } = 30;

    /// <summary>A calibration gap of a group beyond this, with an interval that excludes 0. Default: 0.05.</summary>
    public double Gap { get; init; } = .05;

    /// <summary>A ratio of exposure or of slot quality below this, with an interval below 1. Default: 0.8.</summary>
    public double Ratio { get; init; } = .8;

    /// <summary>
    /// A population stability index above this, where it is also above twice what chance alone gives. Default: 0.2.
    /// </summary>
    public double Stability { get; init; } = .2;

    /// <summary>Height of an office's cumulative sum, in units of log-likelihood. Default: 4.5.</summary>
    public double Cusum { get; init; } = 4.5;

    /// <summary>Size of Spiegelhalter's z: 2.58 is passed by chance once in a hundred times. Default: 2.58.</summary>
    public double Z { get; init; } = 2.58;

    /// <summary>Rise of a column's missing rate. Default: 0.1.</summary>
    public double MissingRise { get; init; } = .1;
}
