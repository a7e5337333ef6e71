namespace Matching.Fit.Tables;

/// <summary>
/// What a fit is learned from: columns of equal length. Immutable and safe from many threads. The target, the folds
/// and the groups are no part of it; they stand beside it.
/// </summary>
public sealed class FitTable
{
    private readonly FitColumn[] _columns;
    private readonly Dictionary<string, int> _indices;

    /// <summary>Makes the table.</summary>
    /// <param name="columns">At most <see cref="MaximumColumns"/>, of equal length and with distinct names.</param>
    /// <param name="rowCount">How many rows; what the columns have, stated for a table without any.</param>
    /// <exception cref="ArgumentException">Lengths, names or the number of columns; the message names all.</exception>
    public FitTable(IEnumerable<FitColumn> columns, int rowCount)
    {
        _columns = [.. columns];
        _indices = new Dictionary<string, int>(StringComparer.Ordinal);
        RowCount = rowCount;
        var violations = new List<string>();
        if (_columns.Length > MaximumColumns)
            violations.Add($"Table has {_columns.Length} columns, expected at most {MaximumColumns}.");
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].RowCount != rowCount)
                violations.Add(
                    $"Column '{_columns[i].Name}' has {_columns[i].RowCount} rows, expected {rowCount}.");
            if (!_indices.TryAdd(_columns[i].Name, i))
                violations.Add($"Column '{_columns[i].Name}' comes twice, expected distinct names.");
        }
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
    }

    /// <summary>Most columns of a table.</summary>
    public const int MaximumColumns = 1_000;

    /// <summary>The columns.</summary>
    public IReadOnlyList<FitColumn> Columns => _columns;

    /// <summary>How many rows.</summary>
    public int RowCount { get; }

    /// <summary>The 0-based index of a column, or -1.</summary>
    /// <param name="name">The column's name, compared ordinally.</param>
    public int IndexOf(string name) => _indices.GetValueOrDefault(name, -1);

    /// <summary>The table of some rows, in the order given; a row may come several times.</summary>
    /// <param name="rows">0-based rows.</param>
    public FitTable Select(ReadOnlySpan<int> rows)
    {
        var columns = new FitColumn[_columns.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = _columns[i].Select(rows);
        return new FitTable(columns, rows.Length);
    }
}
