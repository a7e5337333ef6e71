using System.Diagnostics;
using Matching.Storage;

namespace Matching.Cli.Tests.Loading;

/// <summary>The command as a process of its own that is stopped in the middle of a load.</summary>
public sealed class BrokenLoadTests : IDisposable
{
    private const int Rows = 40_000;
    private const int RowsOfOneTransaction = 100_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly LoadFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Load_KilledInTheMiddle_LeavesAWholeDatabaseAndCanBeRepeated()
    {
        var file = LongFile(Rows);
        using var process = Start(file);
        await UntilAsync(process, () => SupervisorsAsync(), 1);
        await KillAsync(process);

        var stored = await SupervisorsAsync();
        Assert.InRange(stored, 1_000, Rows - 1);
        Assert.Equal(0, stored % 1_000);
        Assert.False(File.Exists(_folder.PathOf("h.errors.csv")));

        var again = await _folder.LoadAsync(file, "--output", "csv");
        Assert.Equal(ExitCode.Done, again.Code);
        Assert.Contains($"{Rows},{Rows - stored},0,{stored},0,kept,", again.Output);
        Assert.Equal(Rows, await SupervisorsAsync());
        Assert.False(File.Exists(_folder.PathOf("h.errors.csv.partial")));
    }

    [Fact]
    public async Task Load_WithAbortKilledInTheMiddle_LeavesNothing()
    {
        var file = LongFile(RowsOfOneTransaction);
        await _folder.LoadAsync(_folder.Write("one.csv", "kommun;id;kapacitet\n2280;ett;1\n"));
        using var process = Start(file, "--on-error", "abort");
        await UntilAsync(process, () => Task.FromResult(SizeOfLog()), 100_000);
        await KillAsync(process);
        Assert.Equal(1, await SupervisorsAsync());

        var again = await _folder.LoadAsync(file, "--on-error", "abort");
        Assert.Equal(ExitCode.Done, again.Code);
        Assert.Equal(RowsOfOneTransaction + 1, await SupervisorsAsync());
    }

    [Fact]
    public async Task Load_Interrupted_KeepsItsBatchesAndSaysSo()
    {
        if (OperatingSystem.IsWindows()) return;
        using var process = Start(LongFile(Rows));
        await UntilAsync(process, () => SupervisorsAsync(), 1);
        using (var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"])) await interrupt.WaitForExitAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        var stored = await SupervisorsAsync();
        Assert.InRange(stored, 1_000, Rows - 1);
        Assert.Contains($"Avbrutet. Rader som hann godtas: {stored}; de är sparade", output);
        Assert.False(File.Exists(_folder.PathOf("h.errors.csv.partial")));
    }

    private string LongFile(int rows) => _folder.Write(
        "h.csv",
        "kommun;id;kapacitet\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"2280;h{row};5\n")));

    private Process Start(params string[] arguments)
    {
        // A shell that runs the tests in the background has its children ignore SIGINT; env undoes it.
        var start = new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "matching.dll"),
                "load", .. arguments, "--database",
                _folder.Database,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("Program 'dotnet' did not start.");
    }

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        Assert.NotEqual(ExitCode.Done, process.ExitCode);
    }

    private async Task<long> SupervisorsAsync()
    {
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = _folder.Database, Clock = TimeProvider.System }, default);
        return (await database.CountAsync(default)).Supervisors;
    }

    private long SizeOfLog()
    {
        var log = new FileInfo(_folder.Database + "-wal");
        return log.Exists ? log.Length : 0;
    }

    private static async Task UntilAsync(Process process, Func<Task<long>> measure, long enough)
    {
        using var patience = new CancellationTokenSource(Limit);
        while (await measure() < enough)
        {
            Assert.False(process.HasExited, "The load ended before it was stopped.");
            await Task.Delay(5, patience.Token);
        }
    }
}
