using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Peers;

/// <summary>One interop server for all cases of one client.</summary>
public sealed class RunningInterop : IAsyncLifetime
{
    private InteropHost? _host;

    public Uri Address => _host!.Address;

    public async Task InitializeAsync() => _host = await InteropHost.StartAsync(new InteropSettings());

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    /// <summary>Runs a client to its end; its own words are the message when it is not content.</summary>
    public static async Task PassesAsync(string program, params string[] arguments)
    {
        var run = await ProcessRun.RunAsync(program, arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }

    /// <summary>The arguments that the official clients have in common.</summary>
    public string[] Arguments(string name) =>
    [
        "--server_host=127.0.0.1", $"--server_port={Address.Port}", "--use_tls=false", $"--test_case={name}",
    ];
}
