using System.Text.Json;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

/// <summary>A column of a noun that leads to another noun's row.</summary>
/// <param name="Field">Name of the column.</param>
/// <param name="Table">Where it leads.</param>
/// <param name="Key">To which row.</param>
internal readonly record struct Reference(string Field, NounTable Table, Key Key);

/// <summary>How one noun is kept: its table, its row, and where it leads.</summary>
internal abstract class NounTable(string name, Phrase kind, TableSql sql)
{
    /// <summary>Name of the table.</summary>
    public string Name => name;

    /// <summary>The noun's name for people, as at the start of a message.</summary>
    public Phrase Kind => kind;

    /// <summary>The table's statements.</summary>
    public TableSql Sql => sql;

    /// <summary>True for the table of this noun.</summary>
    public abstract bool Keeps(INoun noun);

    /// <summary>The row to store for a noun.</summary>
    public abstract NounRow RowOf(INoun noun, string source);

    /// <summary>The rows that must be there before the noun's own.</summary>
    public virtual IEnumerable<Reference> References(INoun noun) => [];

    /// <summary>The rows with these ids in one municipality; ids that are not there are left out.</summary>
    public abstract Task<IEnumerable<NounRow>> FindAsync(
        StorageTransaction transaction, string municipality, IReadOnlyList<string> ids, CancellationToken token);

    /// <summary>Stores rows, new or known.</summary>
    public virtual Task WriteAsync(
        StorageTransaction transaction, IReadOnlyList<NounRow> rows, CancellationToken token) =>
        transaction.ExecuteAsync(sql.Upsert, rows, token);
}

/// <summary>How one noun is kept, with its types.</summary>
internal abstract class NounTable<TNoun, TRow>(string name, Phrase kind, TableSql sql) : NounTable(name, kind, sql)
    where TNoun : INoun
    where TRow : NounRow
{
    public override bool Keeps(INoun noun) => noun is TNoun;

    public override NounRow RowOf(INoun noun, string source) => RowOf((TNoun)noun) with { Source = source };

    public override async Task<IEnumerable<NounRow>> FindAsync(
        StorageTransaction transaction, string municipality, IReadOnlyList<string> ids, CancellationToken token) =>
        await FindRowsAsync(transaction, new { Municipality = municipality, Ids = ids }, token);

    /// <summary>The rows that meet a condition.</summary>
    public virtual Task<List<TRow>> SelectAsync(
        StorageTransaction transaction, Condition condition, CancellationToken token) =>
        transaction.QueryAsync<TRow>($"{Sql.Select} {condition.Sql}", condition.Arguments, token);

    /// <summary>The noun that a row holds.</summary>
    /// <exception cref="StorageException">The row holds what no noun can: it was changed by something else.</exception>
    public TNoun Read(TRow row)
    {
        try
        {
            return NounOf(row);
        }
        catch (Exception cause) when (cause is InvalidInputException or FormatException or JsonException)
        {
            throw StorageException.DamagedRow(Name, row.Key, cause);
        }
    }

    /// <summary>The rows of the arguments <c>Municipality</c> and <c>Ids</c>.</summary>
    protected virtual Task<List<TRow>> FindRowsAsync(
        StorageTransaction transaction, object arguments, CancellationToken token) =>
        transaction.QueryAsync<TRow>(
            $"{Sql.Select} WHERE municipality = @Municipality AND id IN @Ids", arguments, token);

    protected abstract TRow RowOf(TNoun noun);

    protected abstract TNoun NounOf(TRow row);
}

/// <summary>A condition that follows a SELECT.</summary>
/// <param name="Sql">From WHERE on; empty for every row.</param>
/// <param name="Arguments">Its arguments, as properties of an object.</param>
internal readonly record struct Condition(string Sql, object? Arguments);
