using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Storage.Tests.Sqlite;

public sealed class DatabaseFileTests : IDisposable
{
    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Fact]
    public async Task Open_MissingFolder_IsMade()
    {
        var path = Path.Combine(_test.Folder, ".matching", "ny", "demo.db");
        await using var database = await MatchingDatabase.OpenAsync(_test.Settings with { Path = path }, default);
        Assert.True(File.Exists(path));
        Assert.Equal(new RowCounts(), await database.CountAsync(default));
    }

    [Fact]
    public async Task Open_NewFile_IsForItsOwnerAlone()
    {
        await using var database = await _test.OpenAsync();
        await database.LoadAsync(Nouns.Supervisor());
        foreach (var file in Directory.GetFiles(_test.Folder))
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Open_MissingAndNotToBeMade_SaysSo()
    {
        var settings = _test.Settings with { CreateMissing = false };
        var thrown = await Assert.ThrowsAsync<StorageException>(() => MatchingDatabase.OpenAsync(settings, default));
        Assert.Equal(StorageFault.Missing, thrown.Fault);
        Assert.Equal(
            "Databasen 'test.db' finns inte, väntade en som matching har gjort. Kanske ska filer läsas in först.",
            thrown.Words.In(Language.Swedish));
        Assert.Equal(
            "Database 'test.db' does not exist, expected one that matching made. Maybe files are to be loaded first.",
            thrown.Message);
        Assert.False(File.Exists(_test.File));
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysSo()
    {
        var settings = _test.Settings with { Path = _test.Folder };
        var thrown = await Assert.ThrowsAsync<StorageException>(() => MatchingDatabase.OpenAsync(settings, default));
        var name = Path.GetFileName(_test.Folder);
        Assert.Equal(StorageFault.CannotOpen, thrown.Fault);
        Assert.Equal(
            $"Databasen '{name}' kan inte öppnas, väntade en fil som får läsas och skrivas. Kanske saknas mappen eller "
                + "rättigheten till den.",
            thrown.Words.In(Language.Swedish));
        Assert.Equal(
            $"Database '{name}' cannot be opened, expected a file that may be read and written. Maybe its folder or "
                + "the right to it is missing.",
            thrown.Message);
    }

    [Fact]
    public async Task Open_WrongSettings_NamesAllOfThem()
    {
        var settings = _test.Settings with { Path = " ", LockPatience = TimeSpan.Zero };
        var thrown = await Assert.ThrowsAsync<InvalidInputException>(
            () => MatchingDatabase.OpenAsync(settings, default));
        Assert.Equal(
            [
                "path: Database has no path, expected a file. Maybe .matching/demo.db.",
                "lock_patience: Database has lock_patience 0, expected 1 to 3600.",
            ],
            thrown.Violations.Select(v => v.ToString()));
    }
}
