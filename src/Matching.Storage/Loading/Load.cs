using System.Data.Common;
using System.Diagnostics;
using Matching.Core.Loading;
using Matching.Storage.Sqlite;

namespace Matching.Storage.Loading;

/// <summary>
/// A load under way on one connection. With skip, each batch is a transaction of its own and is on the disk when its
/// verdicts are given; else one transaction holds the write lock from the first batch to the end. Not thread-safe: one
/// batch at a time.
/// </summary>
internal sealed class Load(SqliteSource source, DbConnection connection, LoadSettings settings) : ILoad
{
    /// <summary>Most rows in a batch.</summary>
    public const int MaximumBatch = 1_000;

    private readonly bool _whole = settings.DryRun || settings.OnError == OnError.Abort;
    private readonly SeenRows _seen = new();
    private StorageTransaction? _transaction;
    private bool _anyRejected;
    private bool _over;

    public Task<IReadOnlyList<RowVerdict>> ApplyAsync(IReadOnlyList<LoadRow> rows, CancellationToken cancellationToken)
    {
        ThrowIfOver();
        if (rows.Count > MaximumBatch)
            throw new UnreachableException($"Batch has {rows.Count} rows, expected at most {MaximumBatch}.");
        if (rows.FirstOrDefault(row => row.Nouns.Count == 0) is { } empty)
            throw new UnreachableException($"Row {empty.Number} has no nouns, expected at least one.");
        return source.GuardAsync(() => ApplyInTransactionAsync(rows, cancellationToken));
    }

    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        ThrowIfOver();
        _over = true;
        return source.GuardAsync(async () =>
        {
            if (_transaction is null) return true;
            if (_anyRejected && !settings.DryRun)
                throw new UnreachableException("Load has rejected rows, expected no completion on abort.");
            if (!settings.DryRun) await _transaction.CommitAsync(cancellationToken);
            await _transaction.DisposeAsync();
            _transaction = null;
            return true;
        });
    }

    public async ValueTask DisposeAsync()
    {
        _over = true;
        if (_transaction is not null) await _transaction.DisposeAsync();
        _transaction = null;
        await connection.DisposeAsync();
    }

    private async Task<IReadOnlyList<RowVerdict>> ApplyInTransactionAsync(
        IReadOnlyList<LoadRow> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _transaction ??= new StorageTransaction(SqliteSource.Begin(connection, writing: true));
        try
        {
            var verdicts = await new Batch(settings, _seen).StoreAsync(_transaction, rows, cancellationToken);
            if (!_whole) await CommitBatchAsync(cancellationToken);
            _seen.KeepBatch();
            _anyRejected |= verdicts.Any(v => v.Verdict == Verdict.Rejected);
            return verdicts;
        }
        catch
        {
            await RollBackAsync();
            throw;
        }
    }

    private async Task CommitBatchAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <summary>A batch of its own can be tried again; a load in one transaction is over.</summary>
    private async Task RollBackAsync()
    {
        _seen.ForgetBatch();
        _over = _whole;
        if (_transaction is not null) await _transaction.DisposeAsync();
        _transaction = null;
    }

    private void ThrowIfOver()
    {
        if (_over) throw new UnreachableException("Load is over, expected no further batch.");
    }
}
