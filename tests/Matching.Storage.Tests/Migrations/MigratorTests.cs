using Dapper;
using Matching.Core.Words;
using Matching.Storage.Migrations;
using Matching.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Tests.Migrations;

public sealed class MigratorTests : IDisposable
{
    private static readonly Migration First = new(1, "one", "CREATE TABLE one (n INTEGER);");
    private static readonly Migration Second =
        new(2, "two", "CREATE TABLE two (n INTEGER); INSERT INTO one VALUES (2);");
    private static readonly Migration Broken =
        new(2, "broken", "CREATE TABLE two (n INTEGER); INSERT INTO three VALUES (1);");

    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Fact]
    public async Task Open_NewFile_RecordsEveryMigrationWithChecksumAndTime()
    {
        await using var database = await OpenAsync(First, Second);
        await using var connection = await database.Source.OpenConnectionAsync();
        var rows = (await connection.QueryAsync<(int, string, string, DateTimeOffset)>(
            "SELECT number, name, checksum, applied_at FROM migration ORDER BY number")).AsList();
        Assert.Equal(
            [(1, "one", First.Checksum, TestDatabase.Now), (2, "two", Second.Checksum, TestDatabase.Now)], rows);
    }

    [Fact]
    public async Task Open_OlderSchema_AppliesWhatIsMissingAndKeepsTheRows()
    {
        await using (var old = await OpenAsync(First))
        await using (var connection = await old.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("INSERT INTO one VALUES (1)");
        await using var database = await OpenAsync(First, Second);
        Assert.Equal([1, 2], await NumbersAsync(database));
    }

    [Fact]
    public async Task Open_MigrationFailsHalfWay_LeavesTheOldSchemaWhole()
    {
        await (await OpenAsync(First)).DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(First, Broken));
        await using var database = await OpenAsync(First);
        await using (var connection = await database.Source.OpenConnectionAsync())
        await using (var transaction = SqliteSource.Begin(connection, writing: false))
            Assert.Equal(
                ["migration", "one"],
                (await SqliteSource.TablesAsync(connection, transaction)).Order(StringComparer.Ordinal));
        await (await OpenAsync(First, Second)).DisposeAsync();
    }

    [Fact]
    public async Task Open_AppliedMigrationWasEdited_SaysWhichAndChangesNothing()
    {
        await (await OpenAsync(First)).DisposeAsync();
        var edited = First with { Sql = "CREATE TABLE one (n BIGINT);" };
        await AssertFaultAsync(
            [new Migration(1, "one", edited.Sql), Second], StorageFault.ChangedSchema,
            $"Databasen 'test.db' har migrering 1 'one' med kontrollsumma '{First.Checksum}', väntade "
                + $"'{new Migration(1, "one", edited.Sql).Checksum}'. Kanske är programmet byggt av ändrade filer.",
            $"Database 'test.db' has migration 1 'one' with checksum '{First.Checksum}', expected "
                + $"'{new Migration(1, "one", edited.Sql).Checksum}'. Maybe the program was built from edited files.");
        await (await OpenAsync(First)).DisposeAsync();
    }

    [Fact]
    public async Task Open_NewerSchema_SaysSo()
    {
        await (await OpenAsync(First, Second)).DisposeAsync();
        await AssertFaultAsync(
            [First], StorageFault.NewerSchema,
            "Databasen 'test.db' har schema 2, väntade högst 1. Kanske gjordes den av en nyare version av matching.",
            "Database 'test.db' has schema 2, expected at most 1. Maybe a newer version of matching made it.");
    }

    [Fact]
    public async Task Open_RecordOfAMigrationIsGone_SaysWhich()
    {
        await using (var database = await OpenAsync(First, Second))
        await using (var connection = await database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("DELETE FROM migration WHERE number = 1");
        await AssertFaultAsync(
            [First, Second], StorageFault.ChangedSchema,
            "Databasen 'test.db' saknar migrering 1, väntade en obruten följd. Kanske har tabellen migration ändrats "
                + "för hand.",
            "Database 'test.db' lacks migration 1, expected an unbroken sequence. Maybe the table migration was edited "
                + "by hand.");
    }

    [Fact]
    public async Task Open_DatabaseOfSomethingElse_SaysSoAndChangesNothing()
    {
        await using (var other = new SqliteConnection($"Data Source={_test.File};Pooling=False"))
            await other.ExecuteAsync("CREATE TABLE bookmark (url TEXT)");
        await AssertFaultAsync(
            [First], StorageFault.Foreign,
            "Databasen 'test.db' har tabeller utan migreringar, väntade en databas som matching har gjort. Kanske hör "
                + "filen till ett annat program.",
            "Database 'test.db' has tables without migrations, expected one that matching made. Maybe the file belongs "
                + "to another program.");
        await using var connection = new SqliteConnection($"Data Source={_test.File};Pooling=False");
        Assert.Equal(["bookmark"], await connection.QueryAsync<string>("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task Open_ManyAtOnce_ApplyEachMigrationOnce()
    {
        var databases = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(First, Second))));
        Assert.Equal([2], await NumbersAsync(databases[0]));
        foreach (var database in databases) await database.DisposeAsync();
    }

    [Fact]
    public async Task Open_UpToDateWhileAWriterIsAtWork_DoesNotWait()
    {
        await using var database = await OpenAsync(First);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var writer = SqliteSource.Begin(connection, writing: true);
        await (await OpenAsync(First)).DisposeAsync();
    }

    [Fact]
    public async Task Open_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => MatchingDatabase.OpenAsync(_test.Settings, cancelled.Token));
    }

    private Task<MatchingDatabase> OpenAsync(params Migration[] migrations) =>
        MatchingDatabase.OpenAsync(_test.Settings, migrations, default);

    private static async Task<IEnumerable<int>> NumbersAsync(MatchingDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        return await connection.QueryAsync<int>("SELECT n FROM one ORDER BY n");
    }

    private async Task AssertFaultAsync(Migration[] migrations, StorageFault fault, string swedish, string english)
    {
        var thrown = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(migrations));
        Assert.Equal(fault, thrown.Fault);
        Assert.Equal(swedish, thrown.Words.In(Language.Swedish));
        Assert.Equal(english, thrown.Message);
    }
}
