using System.Data.Common;
using System.Globalization;
using Dapper;
using Matching.Core.Words;
using Matching.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Sqlite;

/// <summary>
/// Opens connections to one SQLite file so that what is acknowledged survives a killed process and a lost current:
/// write-ahead log with an fsync at every commit, foreign keys on. SQLite ignores a pragma that it cannot follow, so
/// each is read back. All that only SQLite understands is in this folder.
/// </summary>
internal sealed class SqliteSource : DbDataSource
{
    private readonly int _patienceSeconds;
    private readonly SemaphoreSlim _writing = new(1);

    static SqliteSource() => ColumnTypes.Register();

    public SqliteSource(DatabaseSettings settings)
    {
        var path = Path.GetFullPath(settings.Path);
        File = Path.GetFileName(path);
        _patienceSeconds = Math.Max(1, (int)settings.LockPatience.TotalSeconds);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = _patienceSeconds,
        }.ToString();
    }

    /// <summary>Name of the file without folders, for messages.</summary>
    public string File { get; }

    public override string ConnectionString { get; }

    /// <summary>
    /// Begins a transaction that sees one moment. A writing one takes the write lock at once, so that what it checked
    /// still holds when it writes.
    /// </summary>
    public static DbTransaction Begin(DbConnection connection, bool writing) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: !writing);

    /// <summary>
    /// Waits until no other writer of this process is at work, for at most the patience. SQLite's own waiting holds a
    /// thread: without turns, a few writers behind another process would hold all that a server has.
    /// </summary>
    /// <returns>The turn; disposing it lets the next one write.</returns>
    /// <exception cref="StorageException">The turn did not come.</exception>
    public async Task<IDisposable> TurnToWriteAsync(CancellationToken cancellationToken)
    {
        var isOurs = await _writing.WaitAsync(TimeSpan.FromSeconds(_patienceSeconds), cancellationToken);
        return isOurs ? new Turn(_writing) : throw SqliteFaults.Locked(null, File);
    }

    /// <summary>Names of the tables that the database has.</summary>
    public static async Task<IReadOnlySet<string>> TablesAsync(DbConnection connection, DbTransaction transaction)
    {
        const string sql = "SELECT name FROM sqlite_master WHERE type = 'table'";
        return (await connection.QueryAsync<string>(sql, transaction: transaction)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Runs an act on the database with its faults put into words.</summary>
    public async Task<T> GuardAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (SqliteException cause)
        {
            throw SqliteFaults.Explain(cause, File);
        }
    }

    /// <summary>Closes the pooled connections, so that the file can be moved.</summary>
    public void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            Set(connection, "busy_timeout", (_patienceSeconds * 1000).ToString(CultureInfo.InvariantCulture));
            Set(connection, "foreign_keys", "1");
            Set(connection, "journal_mode", "wal");
            Set(connection, "synchronous", "2");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OpenDbConnection());
    }

    private void Set(SqliteConnection connection, string pragma, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma} = {value}";
        command.ExecuteNonQuery();
        command.CommandText = $"PRAGMA {pragma}";
        var effective = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (effective != value)
            throw new StorageException(
                StorageFault.CannotOpen,
                Phrase.Of(
                    $"Databasen '{File}' har {pragma} = {effective}, väntade {value}. Kanske ligger den på en "
                        + $"nätverksdisk.",
                    $"Database '{File}' has {pragma} = {effective}, expected {value}. Maybe it is on a network disk."));
    }

    private sealed class Turn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
