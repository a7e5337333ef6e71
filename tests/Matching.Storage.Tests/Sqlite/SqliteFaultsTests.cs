using System.Diagnostics;
using Dapper;
using Matching.Core.Words;
using Matching.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Tests.Sqlite;

/// <summary>Faults as SQLite really reports them, and their words.</summary>
public sealed class SqliteFaultsTests : IDisposable
{
    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Fact]
    public async Task Apply_AnotherWriterAtWork_SaysThatTheDatabaseIsLocked()
    {
        var settings = _test.Settings with { LockPatience = TimeSpan.FromSeconds(1) };
        await using var database = await MatchingDatabase.OpenAsync(settings, default);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var writer = SqliteSource.Begin(connection, writing: true);
        AssertFault(
            await ThrowsAsync(() => database.LoadAsync(Nouns.Supervisor())), StorageFault.Locked,
            "Databasen 'test.db' är låst, väntade att den andra skrivningen skulle bli klar. Kanske pågår en stor "
                + "inläsning.",
            "Database 'test.db' is locked, expected the other writer to finish. Maybe a large load is under way.");
        Assert.Equal(new RowCounts(), await database.CountAsync(default));
    }

    [Fact]
    public async Task Apply_DiskFull_KeepsNothingOfTheBatchReadsOnAndRecovers()
    {
        await using var database = await _test.OpenAsync();
        await database.LoadAsync(Nouns.Supervisor());
        await SetAsync(database, "PRAGMA max_page_count = 1");
        var participants = Enumerable.Range(0, 500).Select(i => Nouns.Participant($"d{i}")).Rows();
        AssertFault(
            await ThrowsAsync(() => database.LoadAsync(participants)), StorageFault.DiskFull,
            "Databasen 'test.db' får inte plats, väntade ledigt utrymme på disken. Kanske räcker det att tömma gamla "
                + "filer och försöka igen.",
            "Database 'test.db' has no room to grow, expected free space on the disk. Maybe removing old files and "
                + "trying again is enough.");
        Assert.Equal(new RowCounts { Municipalities = 1, Supervisors = 1 }, await database.CountAsync(default));
        await SetAsync(database, "PRAGMA max_page_count = 1000000");
        await database.LoadAsync(participants);
        Assert.Equal(500, (await database.CountAsync(default)).Participants);
    }

    [Fact]
    public async Task Apply_FileMayOnlyBeRead_SaysSo()
    {
        await using var database = await _test.OpenAsync();
        await SetAsync(database, "PRAGMA query_only = ON");
        AssertFault(
            await ThrowsAsync(() => database.LoadAsync(Nouns.Supervisor())), StorageFault.ReadOnly,
            "Databasen 'test.db' får bara läsas, väntade en fil som får skrivas. Kanske är den skrivskyddad eller "
                + "ligger på ett skrivskyddat medium.",
            "Database 'test.db' may only be read, expected a file that may be written. Maybe it is write-protected or "
                + "on a read-only medium.");
    }

    [Fact]
    public async Task Open_FileIsNoDatabase_SaysSoAndLeavesItAlone()
    {
        var text = string.Concat(Enumerable.Repeat("id;namn\n1;Återbruk\n", 100));
        await File.WriteAllTextAsync(_test.File, text);
        AssertFault(
            await ThrowsAsync(_test.OpenAsync), StorageFault.NotADatabase,
            "Filen 'test.db' är ingen databas, väntade en som matching har gjort. Kanske är det en annan fil med samma "
                + "namn.",
            "File 'test.db' is no database, expected one that matching made. Maybe it is another file of that name.");
        Assert.Equal(text, await File.ReadAllTextAsync(_test.File));
    }

    [Fact]
    public async Task LoadSnapshot_PagesOverwritten_SaysThatTheFileIsDamaged()
    {
        await using (var database = await _test.OpenAsync())
            await database.LoadAsync(Enumerable.Range(0, 500).Select(i => Nouns.Participant($"d{i}")).Rows());
        await using (var file = new FileStream(_test.File, FileMode.Open))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xAA, (int)file.Length - 4096).ToArray());
        }
        AssertFault(
            await ThrowsAsync(async () =>
            {
                await using var database = await _test.OpenAsync();
                return await database.LoadSnapshotAsync(null, default);
            }),
            StorageFault.Damaged,
            "Databasen 'test.db' är skadad, väntade en hel fil. Kanske finns en säkerhetskopia att läsa tillbaka.",
            "Database 'test.db' is damaged, expected a whole file. Maybe there is a backup to restore.");
    }

    [Fact]
    public void Explain_DiskFails_SaysSo() => AssertFault(
        Assert.IsType<StorageException>(SqliteFaults.Explain(new SqliteException("disk I/O error", 10), "test.db")),
        StorageFault.InputOutput,
        "Databasen 'test.db' kan inte läsas eller skrivas, väntade en disk utan fel. Kanske är disken eller nätverket "
            + "trasigt.",
        "Database 'test.db' cannot be read or written, expected a disk without faults. Maybe the disk or the network "
            + "failed.");

    [Fact]
    public async Task Guard_StatementBreaksAConstraint_IsABug()
    {
        await using var database = await _test.OpenAsync();
        await Assert.ThrowsAsync<UnreachableException>(() => database.Source.GuardAsync(async () =>
        {
            await using var connection = await database.Source.OpenConnectionAsync();
            return await connection.ExecuteAsync("INSERT INTO site (municipality, id) VALUES ('2280', 's')");
        }));
    }

    private static Task<StorageException> ThrowsAsync<T>(Func<Task<T>> act) =>
        Assert.ThrowsAsync<StorageException>(act);

    private static void AssertFault(StorageException thrown, StorageFault fault, string swedish, string english)
    {
        Assert.Equal(fault, thrown.Fault);
        Assert.Equal(swedish, thrown.Words.In(Language.Swedish));
        Assert.Equal(english, thrown.Message);
    }

    /// <summary>Sets a pragma on the pooled connection that the next act will use.</summary>
    private static async Task SetAsync(MatchingDatabase database, string pragma)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(pragma);
    }
}
