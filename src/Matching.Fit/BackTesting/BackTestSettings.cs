namespace Matching.Fit.BackTesting;

/// <summary>How a policy's value is estimated.</summary>
public enum Estimator
{
    /// <summary>The mean of what the outcome model promises. Shown for comparison, never the result.</summary>
    ModelOnly,

    /// <summary>Outcomes weighted by the inverse of their propensity, normalised (Hájek 1971).</summary>
    Ipw,

    /// <summary>The model's promise, corrected by weighted errors of the model (Robins, Rotnitzky and Zhao 1994).
    /// </summary>
    Aipw,
}

/// <summary>How a back-test is run.</summary>
public sealed record BackTestSettings
{
    /// <summary>
    /// The estimator that differences and groups are told by. Default: <see cref="Estimator.Aipw"/>.
    /// <see cref="Estimator.ModelOnly"/> is refused.
    /// </summary>
    public Estimator Headline { get; init; } = Estimator.Aipw;

    /// <summary>Rows that each policy is tried on with another realised action, 0 to 1,000. Default: 60.</summary>
    public int Probes { get; init; } = 60;

    /// <summary>Groups with fewer rows are not shown. Default: 30.</summary>
    public int MinimumCell { get; init; } = 30;

    /// <summary>Ends the work between policies.</summary>
    public CancellationToken Cancellation { get; init; }
}
