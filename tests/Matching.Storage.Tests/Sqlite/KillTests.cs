using System.Diagnostics;
using System.Globalization;
using Dapper;
using Matching.Core.Loading;
using Matching.Storage.Migrations;
using Matching.Storage.Sqlite;

namespace Matching.Storage.Tests.Sqlite;

/// <summary>
/// A process is killed (SIGKILL) while it works: what it acknowledged is there, what it had begun is not, the file is
/// whole, and the work can be repeated.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Batches = 40;
    private const int Size = 50;

    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    public async Task Apply_KilledWithSkip_KeepsWholeBatchesAndEveryAcknowledgedOne(int killAfter)
    {
        var acknowledged = await KillAsync($"batch {killAfter}", "load", OnError.Skip);
        await using (var database = await _test.OpenAsync())
        {
            await AssertIntactAsync(database);
            var participants = (await database.LoadSnapshotAsync(null, default)).Participants;
            var kept = participants.Count / Size;
            Assert.InRange(kept, acknowledged, Batches);
            Assert.True(kept < Batches, "The process had finished before it was killed, expected a load under way.");
            var expected = Enumerable.Range(0, kept).SelectMany(b => Enumerable.Range(0, Size).Select(i => $"b{b}-{i}"));
            Assert.Equal(
                expected.Order(StringComparer.Ordinal), participants.Select(p => p.Id).Order(StringComparer.Ordinal));
        }
        await RepeatAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task Apply_KilledWithAbort_KeepsNothing(int killAfter)
    {
        await KillAsync($"batch {killAfter}", "load", OnError.Abort);
        await using (var database = await _test.OpenAsync())
        {
            await AssertIntactAsync(database);
            Assert.Equal(new RowCounts(), await database.CountAsync(default));
        }
        await RepeatAsync();
    }

    [Fact]
    public async Task Open_KilledInTheMiddleOfAMigration_LeavesTheSchemaOfBefore()
    {
        await using (var database = await _test.OpenAsync()) await database.LoadAsync([.. Nouns.Whole()]);
        using (var process = Start("migrate"))
        {
            Assert.Equal("migrating", await process.StandardOutput.ReadLineAsync());
            var log = new FileInfo(_test.File + "-wal");
            while (!process.HasExited && (!log.Exists || log.Length < 1_000_000))
            {
                await Task.Delay(5);
                log.Refresh();
            }
            process.Kill();
            await process.WaitForExitAsync();
            Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
        }
        await using var reopened = await _test.OpenAsync();
        await AssertIntactAsync(reopened);
        Assert.Equal(1, (await reopened.CountAsync(default)).Participants);
        await using var connection = await reopened.Source.OpenConnectionAsync();
        await using var transaction = SqliteSource.Begin(connection, writing: false);
        Assert.DoesNotContain("filler", await SqliteSource.TablesAsync(connection, transaction));
        Assert.Equal(
            Migration.Embedded.Count,
            await connection.ExecuteScalarAsync<int>("SELECT MAX(number) FROM migration", transaction: transaction));
    }

    private async Task<int> KillAsync(string when, string act, OnError onError)
    {
        using var process = Start(
            act, onError.ToString(), Batches.ToString(CultureInfo.InvariantCulture),
            Size.ToString(CultureInfo.InvariantCulture));
        var acknowledged = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged++;
            if (line == when) process.Kill();
        }
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
        return acknowledged;
    }

    private async Task RepeatAsync()
    {
        using (var process = Start(
            "load", OnError.Abort.ToString(), Batches.ToString(CultureInfo.InvariantCulture),
            Size.ToString(CultureInfo.InvariantCulture)))
        {
            Assert.EndsWith("complete\n", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
            await process.WaitForExitAsync();
        }
        await using var database = await _test.OpenAsync();
        await AssertIntactAsync(database);
        Assert.Equal(Batches * Size, (await database.CountAsync(default)).Participants);
    }

    private Process Start(string act, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Matching.Storage.Killed.dll");
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", program, act, _test.File, .. more])
        {
            RedirectStandardOutput = true,
        })!;
    }

    private static async Task AssertIntactAsync(MatchingDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Empty(await connection.QueryAsync("PRAGMA foreign_key_check"));
    }
}
