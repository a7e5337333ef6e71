using System.Text;

namespace Matching.Fit.Tables;

/// <summary>
/// Reads a table of comma-separated values (RFC 4180; ',' ';' or tab; decimal point or comma; UTF-8, or UTF-16 with a
/// byte order mark) into columns to learn from. A column is numeric when every stated cell is a number, else it is
/// words. Everything that is wrong is named at once; what is decided without being told stands in
/// <see cref="LearningTable.Notes"/>. O(cells).
/// </summary>
public static class TableFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; its name without folder is what messages call it.</param>
    /// <param name="settings">Target, folds, groups, kinds and limits; <see cref="TableSettings.Name"/> is not
    /// read.</param>
    /// <exception cref="InvalidTableException">The table cannot be learned from; names everything.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static LearningTable Read(string path, TableSettings settings)
    {
        settings = settings with { Name = Path.GetFileName(path) };
        using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return Read(text, settings);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidTableException(
                [$"Table '{settings.Name}' is not UTF-8, expected one encoding. Maybe save it as CSV UTF-8."]);
        }
    }

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">Header and rows; read to its end.</param>
    /// <param name="settings">Target, folds, groups, kinds and limits.</param>
    /// <exception cref="InvalidTableException">The table cannot be learned from; names everything.</exception>
    public static LearningTable Read(TextReader text, TableSettings settings)
    {
        var table = TableText.Read(text, settings);
        if (table.Columns.Count == 0) throw new InvalidTableException(table.Violations);
        return new TableReading(table, settings).Finish();
    }
}
