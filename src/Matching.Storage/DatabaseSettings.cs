namespace Matching.Storage;

/// <summary>Which database to open, and how.</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// Path of the database file. Messages name the file without its folders, since a folder may name a person.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The clock for the times that are stored.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>
    /// Default true: a file that does not exist is made, its folder too; the file is readable for its owner alone.
    /// </summary>
    public bool CreateMissing { get; init; } = true;

    /// <summary>
    /// How long to wait for another process that is writing, in whole seconds of at least one; default 10 seconds. A
    /// writer that has others of its own process before it may wait once more for as long.
    /// </summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(10);
}
