using System.Text;

namespace Matching.Sample.Files;

/// <summary>
/// Writes rows as UTF-8 text without byte order mark, ';' between cells, line feed after every line; row by row, so
/// that the file never stands in memory.
/// </summary>
internal static class CsvFile
{
    private const int RowsPerCheck = 1000;

    /// <summary>Writes a header and the rows.</summary>
    public static async Task WriteAsync<T>(
        Stream stream, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            var line = new StringBuilder(string.Join(';', columns.Select(c => c.Name)));
            var count = 0;
            foreach (var row in rows)
            {
                await writer.WriteLineAsync(line, cancellationToken).ConfigureAwait(false);
                line.Clear();
                foreach (var column in columns) line.Append(Cell.Quoted(column.Text(row))).Append(';');
                line.Length--;
                if (++count % RowsPerCheck == 0) cancellationToken.ThrowIfCancellationRequested();
            }
            await writer.WriteLineAsync(line, cancellationToken).ConfigureAwait(false);
        }
    }
}
