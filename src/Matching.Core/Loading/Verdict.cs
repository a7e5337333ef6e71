using Matching.Core.Checks;

namespace Matching.Core.Loading;

/// <summary>What happened to one row of a file or stream.</summary>
public enum Verdict
{
    /// <summary>New.</summary>
    Inserted,

    /// <summary>Known, and changed.</summary>
    Updated,

    /// <summary>Known, and the same: nothing was written.</summary>
    Unchanged,

    /// <summary>Not in; every violation is named.</summary>
    Rejected,
}

/// <summary>A row that was read: its nouns are checked; its references are the store's to follow.</summary>
/// <param name="Number">1-based number of the row in its file, the header not counted.</param>
/// <param name="Nouns">The row's nouns in the order in which they are stored: an employer before its site.</param>
public sealed record LoadRow(long Number, IReadOnlyList<INoun> Nouns)
{
    /// <summary>Name of the file that the row stands in; empty, the default, for a load of one.</summary>
    public string File { get; init; } = "";

    /// <summary>
    /// True when the row itself says whether the participant's identity is protected. Default false: it says nothing,
    /// and is rejected where it would lift a protection that is stored.
    /// </summary>
    public bool StatesProtection { get; init; }
}

/// <summary>The verdict on one row.</summary>
/// <param name="Number">1-based number of the row.</param>
/// <param name="Verdict">What happened to it.</param>
/// <param name="Violations">Why it is not in; empty for every other verdict.</param>
public sealed record RowVerdict(long Number, Verdict Verdict, IReadOnlyList<Violation> Violations);
