namespace Matching.Optimizer;

/// <summary>
/// One run's account: the work done, the limits, and the best plan and bound known. The cancellation token and, beside
/// a tick budget, the clock are read only by <see cref="MustStop"/>, which the phases call between their rounds: they
/// cut a run short and change nothing before.
/// </summary>
internal sealed class Run(TimeProvider clock, SolveOptions options, CancellationToken cancellation)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly long _tickLimit =
        options.Ticks ?? (options.Duration is null ? SolveOptions.DefaultTicks : long.MaxValue);

    public SolveOptions Options => options;

    /// <summary>Share of the limits that may be used up by now; the rest is for a later part of the run.</summary>
    public double Share { get; set; } = 1;

    public WorkMemory Memory { get; } = new();

    public long Ticks { get; private set; }

    public bool Cancelled { get; private set; }

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public Phase Phase { get; private set; } = Phase.Presolve;

    /// <summary>Value of the best plan, or null while there is none.</summary>
    public long? Objective { get; private set; }

    /// <summary>The best plan; empty while there is none.</summary>
    public PlanPlaces Places { get; private set; } = new([], Columns.NoMasks);

    /// <summary>No plan is worth more.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    /// <summary>The least bound that prices alone proved, and those prices.</summary>
    public long CertifiedBound { get; private set; } = long.MaxValue;

    public Prices Prices { get; private set; } = Prices.Zero;

    public bool IsProved => Objective == Bound;

    /// <summary>Ticks until the limit, 0 or more.</summary>
    public long TicksLeft => Math.Max(0, (long)Math.Min(long.MaxValue, Share * _tickLimit) - Ticks);

    public void Spend(long ticks) => Ticks += ticks;

    /// <summary>
    /// Whether a limit is reached or the caller has had enough. Called between rounds; beside a tick budget, the only
    /// place where time counts.
    /// </summary>
    public bool MustStop()
    {
        Cancelled |= cancellation.IsCancellationRequested;
        return Cancelled || Ticks >= Share * _tickLimit || (options.Duration is not null && UsedTime >= 1);
    }

    /// <summary>Whether a phase that may take <paramref name="share"/> of the whole has used it up.</summary>
    public bool HasUsed(double share) => Used >= share;

    /// <summary>
    /// The share of the limits that is used up, 1 = all: of the ticks, unless time alone is limited.
    /// </summary>
    public double Used =>
        options.Ticks is null && options.Duration is not null ? UsedTime : Ticks / (Share * _tickLimit);

    private double UsedTime => Elapsed / (Share * options.Duration!.Value);

    public void Enter(Phase phase)
    {
        Phase = phase;
        Report();
    }

    public void Offer(long objective, Func<PlanPlaces> plan)
    {
        if (Objective >= objective) return;
        Objective = objective;
        Places = plan();
        Report();
    }

    public void OfferBound(long bound, Prices prices)
    {
        if (bound >= CertifiedBound) return;
        (CertifiedBound, Prices) = (bound, prices);
        OfferTreeBound(bound);
    }

    public void OfferTreeBound(long bound)
    {
        if (bound >= Bound) return;
        Bound = bound;
        Report();
    }

    private void Report() => options.Progress?.Invoke(new SolveProgress(Phase, Objective, Bound, Elapsed));
}
