using System.Diagnostics;
using Matching.Storage;
using Matching.Testing;

namespace Matching.Cli.Tests.Loading;

/// <summary>The command as a process of its own that is stopped in the middle of a load.</summary>
public sealed class BrokenLoadTests
{
    private const int Rows = 40_000;
    private const int RowsOfOneTransaction = 100_000;
    private const int MostRows = 3_000_000;

    [Fact]
    public Task Load_KilledInTheMiddle_LeavesAWholeDatabaseAndCanBeRepeated() => InTheMiddleAsync(
        Rows,
        async (folder, rows) =>
        {
            var file = LongFile(folder, rows);
            using var process = Start(folder, file);
            if (!await HasReachedAsync(process, () => SupervisorsAsync(folder), 1)) return false;
            if (!await HasKilledAsync(process)) return false;
            var stored = await SupervisorsAsync(folder);
            if (stored == rows) return false;

            Assert.InRange(stored, 1_000, rows - 1);
            Assert.Equal(0, stored % 1_000);
            Assert.False(File.Exists(folder.PathOf("h.errors.csv")));

            var again = await folder.LoadAsync(file, "--output", "csv");
            Assert.Equal(ExitCode.Done, again.Code);
            Assert.Contains($"{rows},{rows - stored},0,{stored},0,kept,", again.Output);
            Assert.Equal(rows, await SupervisorsAsync(folder));
            Assert.False(File.Exists(folder.PathOf("h.errors.csv.partial")));
            return true;
        });

    [Fact]
    public Task Load_WithAbortKilledInTheMiddle_LeavesNothing() => InTheMiddleAsync(
        RowsOfOneTransaction,
        async (folder, rows) =>
        {
            var file = LongFile(folder, rows);
            await folder.LoadAsync(folder.Write("one.csv", "kommun;id;kapacitet\n2280;ett;1\n"));
            using var process = Start(folder, file, "--on-error", "abort");
            if (!await HasReachedAsync(process, () => Task.FromResult(SizeOfLog(folder)), 100_000)) return false;
            if (!await HasKilledAsync(process)) return false;
            var stored = await SupervisorsAsync(folder);
            if (stored == rows + 1) return false;
            Assert.Equal(1, stored);

            var again = await folder.LoadAsync(file, "--on-error", "abort");
            Assert.Equal(ExitCode.Done, again.Code);
            Assert.Equal(rows + 1, await SupervisorsAsync(folder));
            return true;
        });

    [Fact]
    public Task Load_Interrupted_KeepsItsBatchesAndSaysSo() => OperatingSystem.IsWindows()
        ? Task.CompletedTask
        : InTheMiddleAsync(
            Rows,
            async (folder, rows) =>
            {
                using var process = Start(folder, LongFile(folder, rows));
                if (!await HasReachedAsync(process, () => SupervisorsAsync(folder), 1)) return false;
                using (var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]))
                    await interrupt.WaitForExitAsync();
                var output = await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                var stored = await SupervisorsAsync(folder);
                if (stored == rows) return false;

                Assert.Equal(ExitCode.Cancelled, process.ExitCode);
                Assert.InRange(stored, 1_000, rows - 1);
                Assert.Contains($"Avbrutet. Rader som hann godtas: {stored}; de är sparade", output);
                Assert.False(File.Exists(folder.PathOf("h.errors.csv.partial")));
                return true;
            });

    [Theory]
    [InlineData("skip", "Rader som hann godtas: {0}; de är sparade, och inläsningen kan göras om.")]
    [InlineData("abort", "Inläsningen bröts av ett fel, inget är sparat.")]
    public async Task Load_WithoutRoomForTheDatabase_OnceSaidThatNothingWasKept(string onError, string said)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new LoadFolder();
        await folder.LoadAsync(folder.Write("one.csv", "kommun;id;kapacitet\n2280;ett;fel\n"));
        var rows = string.Concat(Enumerable.Range(0, RowsOfOneTransaction).Select(row => $"2280;h{row};5\n"));
        var file = folder.Write("h.csv", "kommun;id;kapacitet\n2280;h;fel\n" + rows);
        var run = await ProcessRun.RunAsync(
            "bash", "-c",
            "trap '' XFSZ; ulimit -f 700; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\"", "bash",
            Path.Combine(AppContext.BaseDirectory, "matching.dll"), "load", file, "--on-error", onError, "--database",
            folder.Database);
        Assert.Equal(ExitCode.BrokenOff, run.ExitCode);
        var stored = await SupervisorsAsync(folder);
        Assert.Contains(string.Format(null, said, stored), run.Output);
        Assert.Equal(onError == "abort", stored == 0);
        Assert.Contains("Databasen 'test.db' ", run.Errors);
        Assert.Contains("h.csv rad 1, kapacitet: Handledare 'h' har support_capacity (3 tecken)", run.Errors);
        Assert.True(File.Exists(folder.PathOf("h.errors.csv")));
    }

    // A busy machine may come too late to stop a load in the middle, so the next one is longer.
    private static async Task InTheMiddleAsync(int rows, Func<LoadFolder, int, Task<bool>> hasStopped)
    {
        for (; rows <= MostRows; rows *= 4)
        {
            using var folder = new LoadFolder();
            if (await hasStopped(folder, rows)) return;
        }
        Assert.Fail("Every load ended before it was stopped.");
    }

    private static string LongFile(LoadFolder folder, int rows) => folder.Write(
        "h.csv",
        "kommun;id;kapacitet\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"2280;h{row};5\n")));

    private static Process Start(LoadFolder folder, params string[] arguments)
    {
        // A shell that runs the tests in the background has its children ignore SIGINT; env undoes it.
        var start = new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "matching.dll"),
                "load", .. arguments, "--database",
                folder.Database,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("Program 'dotnet' did not start.");
    }

    // False when the load was done before.
    private static async Task<bool> HasKilledAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode != ExitCode.Done;
    }

    private static async Task<long> SupervisorsAsync(LoadFolder folder)
    {
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = folder.Database, Clock = TimeProvider.System }, default);
        return (await database.CountAsync(default)).Supervisors;
    }

    private static long SizeOfLog(LoadFolder folder)
    {
        var log = new FileInfo(folder.Database + "-wal");
        return log.Exists ? log.Length : 0;
    }

    // False when the load was done before.
    private static async Task<bool> HasReachedAsync(Process process, Func<Task<long>> measure, long enough)
    {
        while (await measure() < enough)
        {
            if (process.HasExited)
            {
                Assert.Equal(ExitCode.Done, process.ExitCode);
                return false;
            }
            await Task.Delay(5);
        }
        return true;
    }
}
