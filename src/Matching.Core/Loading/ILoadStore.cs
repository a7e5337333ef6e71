namespace Matching.Core.Loading;

/// <summary>What to do when a row is rejected.</summary>
public enum OnError
{
    /// <summary>Leave the row out, name it, go on.</summary>
    Skip,

    /// <summary>All or nothing: one rejected row and nothing of the load is kept.</summary>
    Abort,
}

/// <summary>How a load is carried out.</summary>
public sealed record LoadSettings
{
    /// <summary>
    /// The system that the rows come from. A row is known by (source, municipality, id); a row that another source
    /// owns is rejected and named.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>Default: leave rejected rows out.</summary>
    public OnError OnError { get; init; }

    /// <summary>Give every verdict and keep nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The day on which steps are recorded when a participant's row has moved.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>The seam between files and streams on one side and a database on the other.</summary>
public interface ILoadStore
{
    /// <summary>
    /// Begins a load. With <see cref="OnError.Abort"/> or a dry run it is one transaction, else one a batch.
    /// </summary>
    Task<ILoad> BeginAsync(LoadSettings settings, CancellationToken cancellationToken);
}

/// <summary>
/// A load under way. Disposed without <see cref="CompleteAsync"/>: what was not committed yet is rolled back.
/// </summary>
public interface ILoad : IAsyncDisposable
{
    /// <summary>Stores a batch of at most 1,000 rows and gives a verdict on each, in their order.</summary>
    Task<IReadOnlyList<RowVerdict>> ApplyAsync(IReadOnlyList<LoadRow> rows, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the load, or rolls it back for a dry run. The caller decides on abort by not calling it.
    /// </summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}
