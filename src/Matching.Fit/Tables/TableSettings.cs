namespace Matching.Fit.Tables;

/// <summary>How a table file is read. What is not stated is told from the file.</summary>
public sealed record TableSettings
{
    /// <summary>What messages call the table. Default <c>table</c>.</summary>
    public string Name { get; init; } = "table";

    /// <summary>The column with the outcome; null for a table without one.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// The target's word that counts as 1. Null, the default, takes 1, true, yes, ja or y, and of two other words the
    /// later one (numbers by size, words in ordinal order) with a note.
    /// </summary>
    public string? Positive { get; init; }

    /// <summary>The column that says which fold a row belongs to; null for none.</summary>
    public string? Folds { get; init; }

    /// <summary>The column whose rows stay together in folds and bags, such as a participant; null for none.</summary>
    public string? Groups { get; init; }

    /// <summary>
    /// Columns that are no features: names, or patterns in which <c>*</c> stands for any characters. They are kept in
    /// <see cref="LearningTable.SetAside"/>. A name that fits no column is an error, because a slip of the pen would
    /// else make a sensitive column a feature.
    /// </summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>What columns hold, by name; the others are numeric when every stated cell is a number.</summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds { get; init; } =
        new Dictionary<string, ColumnKind>(StringComparer.Ordinal);

    /// <summary>Cells that state nothing, besides empty ones; compared without case.</summary>
    public IReadOnlyList<string> MissingWords { get; init; } = ["NA", "N/A", "NaN", "null", "?"];

    /// <summary>
    /// What stands between cells: ',' ';' or tab. Null, the default, takes the one that the header has most of.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>What the table may be.</summary>
    public TableLimits Limits { get; init; } = new();
}
