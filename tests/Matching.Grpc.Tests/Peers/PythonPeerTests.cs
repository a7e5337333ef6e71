using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Testing;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Tests.Peers;

/// <summary>
/// The probe called by Debian's python3-grpcio, a client that nobody here wrote: what its official interop client does
/// not ask, which runs in Matching.Grpc.Interop.Tests.
/// </summary>
public sealed class PythonPeerTests
{
    [TheoryNeeding(Tool.PythonGrpc)]
    [InlineData("gzip")]
    [InlineData("too_large")]
    public async Task EchoingProbe_CalledByPython_AnswersAsExpected(string name)
    {
        await using var host = await GrpcHost.StartAsync(
            options: server => server.ResponseCompressionAlgorithm = "gzip");
        await RunAsync(host, name);
    }

    [Trait("Official", "differs")]
    [FactNeeding(Tool.PythonGrpc)]
    public async Task RpcException_CalledByPython_ArrivesWithDetailAndTrailers()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) => throw new RpcException(
            new Status(StatusCode.FailedPrecondition,
                "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈 % å"),
            new Metadata { { "x-why-bin", [1, 2] } }));
        await RunAsync(host, "error_status");
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task RpcException_AfterTwoMessagesToPython_ArrivesBehindThem()
    {
        await using var host = await GrpcHost.StartAsync(probe =>
        {
            var echo = probe.Watch;
            probe.Watch = async (note, notes, call) =>
            {
                await echo(note, notes, call);
                throw new RpcException(new Status(StatusCode.Aborted, "after two"));
            };
        });
        await RunAsync(host, "stream_error");
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Deadline_SetByPython_FiresTheTokenAndEndsTheCall()
    {
        var cancelled = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            call.CancellationToken.Register(() => cancelled.TrySetResult());
            await call.WriteResponseHeadersAsync(new Metadata { { "x-begun", "1" } });
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
            return note;
        });
        await RunAsync(host, "deadline");
        await cancelled.Task.WaitAsync(Patience.Limit);
    }

    [Trait("Official", "differs")]
    [FactNeeding(Tool.PythonGrpc)]
    public async Task Stream_CancelledByPython_FiresTheTokenAndIsNoErrorInTheLog()
    {
        var cancelled = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe =>
        {
            var echo = probe.Watch;
            probe.Watch = async (note, notes, call) =>
            {
                call.CancellationToken.Register(cancelled.SetResult);
                await echo(note, notes, call);
            };
        });
        await RunAsync(host, "cancel");
        await cancelled.Task.WaitAsync(Patience.Limit);
        Assert.DoesNotContain(host.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    private static async Task RunAsync(GrpcHost host, string name)
    {
        var script = RepositoryRoot.Combine("tests", "Matching.Grpc.Tests", "Peers", "python_client.py");
        var run = await ProcessRun.RunAsync(Tools.Python, script, $"{host.Address.Port}", name);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
