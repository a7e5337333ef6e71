using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Words;
using Matching.Intake.Columns;

namespace Matching.Intake.Loading;

/// <summary>How a load ended.</summary>
public enum LoadEnding
{
    /// <summary>Every row that was not rejected is stored.</summary>
    Kept,

    /// <summary>A dry run: every verdict was given and nothing is stored.</summary>
    DryRun,

    /// <summary>All or nothing was asked for, a row was rejected, and nothing is stored.</summary>
    Aborted,

    /// <summary>Cancelled: with skip the counted rows are stored, with abort none.</summary>
    Cancelled,

    /// <summary>A fault of the file, the disk or the store ended it: with skip the counted rows are stored, with
    /// abort none.</summary>
    BrokenOff,
}

/// <summary>What a load did.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Files">One report per file in loading order.</param>
public sealed record LoadReport(LoadEnding Ending, IReadOnlyList<FileReport> Files)
{
    /// <summary>What broke the load off; null when nothing did.</summary>
    public Phrase? Fault { get; init; }

    /// <summary>Rows that were rejected in all files.</summary>
    public long Rejected => Files.Sum(file => file.Counts.Rejected);
}

/// <summary>Rows by verdict.</summary>
public sealed record VerdictCounts(long Inserted, long Updated, long Unchanged, long Rejected)
{
    /// <summary>Rows that have a verdict.</summary>
    public long Total => Inserted + Updated + Unchanged + Rejected;

    /// <summary>The counts with one more.</summary>
    public VerdictCounts With(Verdict verdict) => verdict switch
    {
        Verdict.Inserted => this with { Inserted = Inserted + 1 },
        Verdict.Updated => this with { Updated = Updated + 1 },
        Verdict.Unchanged => this with { Unchanged = Unchanged + 1 },
        _ => this with { Rejected = Rejected + 1 },
    };
}

/// <summary>A rejected row.</summary>
/// <param name="Number">1-based number after the header: one less than the row's number in a spreadsheet.</param>
/// <param name="Violations">Everything that is wrong; the field is the column's header as in the file.</param>
public sealed record Rejection(long Number, IReadOnlyList<Violation> Violations);

/// <summary>What happened to one file.</summary>
public sealed record FileReport
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>What it holds.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>Its encoding, such as <c>utf-8</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>What stands between its cells.</summary>
    public required char Delimiter { get; init; }

    /// <summary>Rows that are not blank.</summary>
    public required long RowCount { get; init; }

    /// <summary>Rows by verdict; fewer than <see cref="RowCount"/> when the load did not come to its end.
    /// </summary>
    public required VerdictCounts Counts { get; init; }

    /// <summary>Headers that mean no column and were passed over.</summary>
    public required IReadOnlyList<string> UnknownColumns { get; init; }

    /// <summary>What did not stop the load and somebody should know.</summary>
    public required IReadOnlyList<Phrase> Warnings { get; init; }

    /// <summary>The first rejections.</summary>
    public required IReadOnlyList<Rejection> Rejections { get; init; }

    /// <summary>Path of the error file; null when nothing was rejected or the load was cancelled.</summary>
    public string? ErrorPath { get; init; }
}
