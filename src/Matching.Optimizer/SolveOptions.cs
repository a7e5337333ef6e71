namespace Matching.Optimizer;

/// <summary>Seed, limits and listeners of a run.</summary>
public sealed record SolveOptions
{
    /// <summary>
    /// Ticks of a run that states neither <see cref="Ticks"/> nor <see cref="Duration"/>: a few seconds.
    /// </summary>
    public const long DefaultTicks = 500_000_000;

    /// <summary>Seed of every random choice. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Work budget, about one option looked at per tick, at least 1. The only limit under which a run repeats byte for
    /// byte. Default: none when a duration is given, else <see cref="DefaultTicks"/>.
    /// </summary>
    public long? Ticks { get; init; }

    /// <summary>
    /// Longest solving time, more than zero. The clock is read between rounds only; beside <see cref="Ticks"/> it cuts
    /// the run short and changes nothing before. Default: none.
    /// </summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Most threads, 1 to 1 024. The answer is the same at any number. Default 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether the answer carries a <see cref="BranchingCertificate"/> of its bound. The search then takes half of the
    /// limits at most, and the certificate the rest; <see cref="Solution.Bound"/> is what the certificate proves. A
    /// tree is recorded for up to 500 participants and about 20 000 nodes; beyond, the certificate proves less. Default
    /// false.
    /// </summary>
    public bool RecordBranching { get; init; }

    /// <summary>Hears of every improvement of plan or bound, on the solving thread; null for nobody.</summary>
    public Action<SolveProgress>? Progress { get; init; }

    internal void Check()
    {
        if (Ticks is { } ticks) ArgumentOutOfRangeException.ThrowIfLessThan(ticks, 1, nameof(Ticks));
        if (Duration <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(Duration), Duration, "Duration has to be more than zero.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threads, 1024);
    }
}
