using Dapper;

namespace Matching.Storage.Tests.Sqlite;

/// <summary>
/// A copy of the files in which the end of the write-ahead log is cut or scrambled opens at a commit.
/// </summary>
public sealed class TornFileTests : IAsyncLifetime
{
    private const int Size = 20;
    private const int Batches = 12;

    private readonly SqliteTestDatabase _whole = new();
    private readonly SqliteTestDatabase _torn = new();
    private MatchingDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await _whole.OpenAsync();
        await using var load = await _database.BeginAsync(Loads.Settings, default);
        for (var batch = 0; batch < Batches; batch++)
            await load.ApplyAsync(
                Enumerable.Range(0, Size).Select(i => Nouns.Participant($"b{batch}-{i}")).Rows(), default);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _whole.Remove();
        _torn.Remove();
    }

    [Fact]
    public async Task Open_LogCutAnywhere_ShowsABeginningOfTheCommits()
    {
        var log = await ReadAsync(_whole.File + "-wal");
        var random = new Random(7);
        var kept = new HashSet<int>();
        foreach (var length in Enumerable.Range(0, 24).Select(_ => random.Next(log.Length)).Append(log.Length))
            kept.Add(await BatchesInAsync(log[..length]));
        Assert.Contains(Batches, kept);
        Assert.True(kept.Count > 5, $"Cuts gave {kept.Count} different states, expected many.");
    }

    [Fact]
    public async Task Open_LogScrambledFromSomeByteOn_ShowsABeginningOfTheCommits()
    {
        var log = await ReadAsync(_whole.File + "-wal");
        var random = new Random(8);
        for (var i = 0; i < 12; i++)
        {
            var scrambled = log.ToArray();
            random.NextBytes(scrambled.AsSpan(random.Next(log.Length / 2, log.Length)));
            Assert.InRange(await BatchesInAsync(scrambled), 0, Batches - 1);
        }
    }

    private async Task<int> BatchesInAsync(byte[] log)
    {
        await File.WriteAllBytesAsync(_torn.File, await ReadAsync(_whole.File));
        await File.WriteAllBytesAsync(_torn.File + "-wal", log);
        await using var database = await _torn.OpenAsync();
        await using (var connection = await database.Source.OpenConnectionAsync())
            Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        var participants = (await database.LoadSnapshotAsync(null, default)).Participants;
        var batches = participants.Count / Size;
        Assert.Equal(
            Enumerable.Range(0, batches).SelectMany(b => Enumerable.Range(0, Size).Select(i => $"b{b}-{i}"))
                .Order(StringComparer.Ordinal),
            participants.Select(p => p.Id).Order(StringComparer.Ordinal));
        return batches;
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
