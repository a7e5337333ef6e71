using Matching.Core.Words;

namespace Matching.Cli.Output;

/// <summary>How an answer is printed.</summary>
internal enum OutputForm
{
    /// <summary>Tables for people.</summary>
    Table,

    /// <summary>One JSON object: a property per sheet, codes as names.</summary>
    Json,

    /// <summary>The main sheet as comma-separated values with codes as header (RFC 4180).</summary>
    Csv,
}

/// <summary>Who reads a column.</summary>
internal enum Readers
{
    /// <summary>People and programs.</summary>
    All,

    /// <summary>People alone: numbers put together into a text.</summary>
    People,

    /// <summary>Programs alone: the numbers behind a text.</summary>
    Programs,
}

/// <summary>A column of a sheet.</summary>
/// <param name="Code">Its name in JSON and CSV.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Readers">Who reads it.</param>
internal sealed record Column(string Code, Phrase Title, Readers Readers = Readers.All)
{
    /// <summary>A column by its three names.</summary>
    public static Column Of(string code, string swedish, string english, Readers readers = Readers.All) =>
        new(code, Phrase.OfTexts(swedish, english), readers);

    /// <summary>A column that only programs read.</summary>
    public static Column ForPrograms(string code) => new(code, Phrase.Empty, Readers.Programs);
}

/// <summary>
/// A table of an answer. A cell is a <see cref="Phrase"/>, a list of phrases, a string, a number, a bool, a date, or
/// null.
/// </summary>
internal sealed record Sheet(string Code, Phrase Title, IReadOnlyList<Column> Columns)
{
    /// <summary>The rows, each as long as the columns.</summary>
    public List<object?[]> Rows { get; } = [];

    /// <summary>Adds a row.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != Columns.Count)
            throw new System.Diagnostics.UnreachableException($"{cells.Length} cells for {Columns.Count} columns");
        Rows.Add(cells);
    }
}
