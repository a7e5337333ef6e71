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
    private const int Batches = 300;
    private const int Size = 10;

    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    public async Task Apply_KilledWithSkip_KeepsWholeBatchesAndEveryAcknowledgedOne(int killAfter)
    {
        var acknowledged = await KillAsync(OnError.Skip, $"batch {killAfter}");
        await using var database = await _test.OpenAsync();
        await AssertIntactAsync(database);
        var participants = (await database.LoadSnapshotAsync(null, default)).Participants;
        var kept = participants.Count / Size;
        Assert.InRange(kept, acknowledged, Batches - 1);
        Assert.Equal(
            Ids(kept).Order(StringComparer.Ordinal), participants.Select(p => p.Id).Order(StringComparer.Ordinal));
        await AssertRepeatableAsync(database, kept);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task Apply_KilledWithAbort_KeepsNothing(int killAfter)
    {
        await KillAsync(OnError.Abort, $"batch {killAfter}");
        await using var database = await _test.OpenAsync();
        await AssertIntactAsync(database);
        Assert.Equal(new RowCounts(), await database.CountAsync(default));
        await AssertRepeatableAsync(database, kept: 0);
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

    /// <summary>Kills a load when it says so, and counts the batches that it had acknowledged.</summary>
    private async Task<int> KillAsync(OnError onError, string when)
    {
        var numbers = new[] { Batches, Size }.Select(n => n.ToString(CultureInfo.InvariantCulture));
        using var process = Start("load", [onError.ToString(), .. numbers]);
        var acknowledged = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged++;
            if (line == when) process.Kill();
            if (!process.HasExited) await AnswerAsync(process);
        }
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
        return acknowledged;
    }

    // Lets the load go on by one batch; a pipe whose reader was just killed takes nothing more.
    private static async Task AnswerAsync(Process process)
    {
        try
        {
            await process.StandardInput.WriteLineAsync();
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            await process.WaitForExitAsync();
        }
    }

    private static async Task AssertRepeatableAsync(MatchingDatabase database, int kept)
    {
        var verdicts = new List<Verdict>();
        await using (var load = await database.BeginAsync(Loads.Settings, default))
            foreach (var rows in Ids(Batches).Select(id => Nouns.Participant(id)).Rows().Chunk(1_000))
                verdicts.AddRange((await load.ApplyAsync(rows, default)).Verdicts());
        Assert.Equal(
            [
                .. Enumerable.Repeat(Verdict.Unchanged, kept * Size),
                .. Enumerable.Repeat(Verdict.Inserted, (Batches - kept) * Size),
            ],
            verdicts);
        await AssertIntactAsync(database);
    }

    private static IEnumerable<string> Ids(int batches) =>
        Enumerable.Range(0, batches).SelectMany(b => Enumerable.Range(0, Size).Select(i => $"b{b}-{i}"));

    private Process Start(string act, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Matching.Storage.Killed.dll");
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", program, act, _test.File, .. more])
        {
            RedirectStandardInput = true,
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
