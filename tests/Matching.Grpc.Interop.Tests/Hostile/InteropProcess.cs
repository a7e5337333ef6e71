using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>The interop server as a process of its own, so that its memory and its death can be seen.</summary>
public sealed partial class InteropProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private InteropProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _ = KeepErrorsAsync(process.StandardOutput);
    }

    /// <summary>The server's assembly, which is built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Matching.Grpc.Interop.dll");

    public Uri Address { get; }

    /// <summary>
    /// What the server has said since this was called last. It speaks of errors only, and no client can cause one.
    /// </summary>
    public string TakeErrors()
    {
        lock (_errors)
        {
            var errors = _errors.ToString();
            _errors.Clear();
            return errors;
        }
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Resident memory in bytes, as the kernel counts it (Linux).</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<InteropProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--port", "0"]) { RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        var address = AddressInLine().Match(line);
        if (!address.Success)
            throw new InvalidOperationException($"The server said '{line}', expected its address.");
        return new InteropProcess(process, new Uri(address.Value));
    }

    /// <summary>Asks the process to end, as a supervisor does, and waits until it has.</summary>
    public async Task TerminateAsync()
    {
        await ProcessRun.RunAsync("kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync().WaitAsync(Patience.Limit);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task KeepErrorsAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
            lock (_errors)
                _errors.AppendLine(line);
    }

    [GeneratedRegex(@"http://\S+:\d+/")]
    private static partial Regex AddressInLine();
}
