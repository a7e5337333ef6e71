using Dapper;

namespace Matching.Storage.Tests.Sqlite;

public sealed class SqliteSourceTests : IDisposable
{
    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Theory]
    [InlineData("foreign_keys", "1")]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "30000")]
    public async Task Open_EveryConnection_HasThePragma(string pragma, string expected)
    {
        await using var database = await _test.OpenAsync();
        await using var first = await database.Source.OpenConnectionAsync();
        await using var second = database.Source.OpenConnection();
        Assert.Equal(expected, await first.ExecuteScalarAsync<string>($"PRAGMA {pragma}"));
        Assert.Equal(expected, await second.ExecuteScalarAsync<string>($"PRAGMA {pragma}"));
    }

    [Fact]
    public async Task Dispose_NoLoadUnderWay_LeavesOneFile()
    {
        await using (var database = await _test.OpenAsync()) await database.LoadAsync([.. Nouns.Whole()]);
        Assert.Equal([_test.File], Directory.GetFiles(_test.Folder));
    }

    [Fact]
    public async Task LoadSnapshot_WhileAWriterIsAtWork_SeesTheMomentBefore()
    {
        await using var database = await _test.OpenAsync();
        var settings = Loads.Settings with { OnError = Core.Loading.OnError.Abort };
        await using var load = await database.BeginAsync(settings, default);
        await load.ApplyAsync(Nouns.Whole().Rows(), default);
        Assert.Empty((await database.LoadSnapshotAsync(null, default)).Participants);
        await load.CompleteAsync(default);
        Assert.Single((await database.LoadSnapshotAsync(null, default)).Participants);
    }
}
