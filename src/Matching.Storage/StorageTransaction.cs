using System.Data.Common;
using Dapper;

namespace Matching.Storage;

/// <summary>Statements within one transaction. Disposed without a commit, nothing of it is kept.</summary>
internal sealed class StorageTransaction(DbTransaction transaction) : IAsyncDisposable
{
    private readonly DbConnection _connection = transaction.Connection!;

    /// <summary>The rows that a statement gives, read one by one so that a cancellation is heard.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, object? arguments, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in _connection.QueryUnbufferedAsync<T>(sql, arguments, transaction)
            .WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Runs a statement, once for each element where the arguments are a sequence.</summary>
    public Task ExecuteAsync(string sql, object arguments, CancellationToken cancellationToken) =>
        _connection.ExecuteAsync(new CommandDefinition(
            sql, arguments, transaction, cancellationToken: cancellationToken));

    /// <summary>Keeps what was written: when this returns, it is on the disk.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
