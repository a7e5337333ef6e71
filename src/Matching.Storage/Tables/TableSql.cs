using System.Globalization;

namespace Matching.Storage.Tables;

/// <summary>
/// The statements of one table, from the names of its columns. A column <c>start_on</c> is the row's property
/// <c>StartOn</c>. Both databases take every statement.
/// </summary>
internal sealed class TableSql
{
    /// <param name="table">Name of the table.</param>
    /// <param name="columns">Columns after the three that every noun has.</param>
    public TableSql(string table, params string[] columns)
    {
        Columns = ["municipality", "id", "source", .. columns];
        Select = $"SELECT {string.Join(", ", Columns.Select(c => $"{c} AS {Property(c)}"))} FROM {table}";
        Upsert = $"INSERT INTO {table} ({string.Join(", ", Columns)}) "
            + $"VALUES ({string.Join(", ", Columns.Select(c => "@" + Property(c)))}) "
            + "ON CONFLICT (municipality, id) DO UPDATE SET "
            + string.Join(", ", Columns.Skip(2).Select(c => $"{c} = excluded.{c}"));
    }

    /// <summary>All columns, in the order of the schema.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Selects every row; a condition may follow.</summary>
    public string Select { get; }

    /// <summary>Stores one row, new or known.</summary>
    public string Upsert { get; }

    /// <summary>The property of a column: <c>start_on</c> → <c>StartOn</c>.</summary>
    public static string Property(string column) => string.Concat(
        column.Split('_').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
