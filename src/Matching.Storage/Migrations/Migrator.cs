using System.Data.Common;
using Dapper;
using Matching.Core.Words;
using Matching.Storage.Sqlite;

namespace Matching.Storage.Migrations;

/// <summary>
/// Brings a database's schema to this version: forward only, each migration and the record of it in one transaction
/// that holds the write lock. So a crash leaves the schema of before, and of two processes that open a new database at
/// once the second finds the work done.
/// </summary>
internal sealed class Migrator(SqliteSource source, IReadOnlyList<Migration> known, TimeProvider clock)
{
    private const string CreateTable =
        "CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
        + "applied_at TIMESTAMP WITH TIME ZONE NOT NULL)";

    private const string SelectApplied =
        "SELECT number AS Number, name AS Name, checksum AS Checksum FROM migration ORDER BY number";

    private const string Record =
        "INSERT INTO migration (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @AppliedAt)";

    /// <summary>Applies what is missing; a database that is up to date is only read.</summary>
    /// <exception cref="StorageException">The schema is newer, changed, or of something else.</exception>
    public async Task BringUpAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await CurrentAsync(connection)) return;
        while (await ApplyNextAsync(connection, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> CurrentAsync(DbConnection connection)
    {
        await using var transaction = SqliteSource.Begin(connection, writing: false);
        return (await VerifiedAsync(connection, transaction)).Count == known.Count;
    }

    private async Task<bool> ApplyNextAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = SqliteSource.Begin(connection, writing: true);
        var applied = await VerifiedAsync(connection, transaction);
        if (applied.Count == known.Count) return false;

        var next = known[applied.Count];
        if (applied.Count == 0) await connection.ExecuteAsync(CreateTable, transaction: transaction);
        await connection.ExecuteAsync(new CommandDefinition(
            next.Sql, transaction: transaction, cancellationToken: cancellationToken));
        var record = new { next.Number, next.Name, next.Checksum, AppliedAt = clock.GetUtcNow() };
        await connection.ExecuteAsync(Record, record, transaction);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<Applied>> VerifiedAsync(DbConnection connection, DbTransaction transaction)
    {
        var tables = await SqliteSource.TablesAsync(connection, transaction);
        if (tables.Count == 0) return [];
        if (!tables.Contains("migration")) throw Foreign();

        var applied = (await connection.QueryAsync<Applied>(SelectApplied, transaction: transaction)).AsList();
        if (applied.Count > 0 && applied[^1].Number > known.Count) throw Newer(applied[^1].Number);
        for (var i = 0; i < applied.Count; i++)
            if (applied[i].Number != known[i].Number) throw Gap(known[i].Number);
            else if (applied[i].Checksum != known[i].Checksum) throw Changed(applied[i], known[i]);
        return applied;
    }

    private StorageException Foreign() => new(
        StorageFault.Foreign,
        Phrase.Of(
            $"Databasen '{source.File}' har tabeller utan migreringar, väntade en databas som matching har gjort. "
                + $"Kanske hör filen till ett annat program.",
            $"Database '{source.File}' has tables without migrations, expected one that matching made. Maybe the file "
                + $"belongs to another program."));

    private StorageException Newer(int number) => new(
        StorageFault.NewerSchema,
        Phrase.Of(
            $"Databasen '{source.File}' har schema {number}, väntade högst {known.Count}. Kanske gjordes den av en "
                + $"nyare version av matching.",
            $"Database '{source.File}' has schema {number}, expected at most {known.Count}. Maybe a newer version of "
                + $"matching made it."));

    private StorageException Gap(int number) => new(
        StorageFault.ChangedSchema,
        Phrase.Of(
            $"Databasen '{source.File}' saknar migrering {number}, väntade en obruten följd. Kanske har tabellen "
                + $"migration ändrats för hand.",
            $"Database '{source.File}' lacks migration {number}, expected an unbroken sequence. Maybe the table "
                + $"migration was edited by hand."));

    private StorageException Changed(Applied applied, Migration migration) => new(
        StorageFault.ChangedSchema,
        Phrase.Of(
            $"Databasen '{source.File}' har migrering {applied.Number} '{applied.Name}' med kontrollsumma "
                + $"'{applied.Checksum}', väntade '{migration.Checksum}'. Kanske är programmet byggt av ändrade filer.",
            $"Database '{source.File}' has migration {applied.Number} '{applied.Name}' with checksum "
                + $"'{applied.Checksum}', expected '{migration.Checksum}'. Maybe the program was built from edited "
                + $"files."));

    private sealed record Applied
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
