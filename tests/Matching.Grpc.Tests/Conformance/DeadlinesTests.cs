using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Conformance;

/// <summary>Suites timeouts, deadline_propagation and client_cancellation of Connect's conformance suite.</summary>
public sealed class DeadlinesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Request = Frames.Of(new Note { Text = "request" });

    [Theory]
    [InlineData("unary")]
    [InlineData("client-stream")]
    [InlineData("server-stream")]
    [InlineData("bidi-stream/full-duplex")]
    [InlineData("bidi-stream/half-duplex")]
    public async Task Timeouts_Case_IsDeadlineExceeded(string name)
    {
        await using var host = await GrpcHost.StartAsync(probe => Wait(probe, call => call.CancellationToken));
        var answer = await new RawCall(Script.Method(name), Request) { Headers = [("grpc-timeout", "200m")] }
            .SendAsync(host);
        Assert.Equal("4", answer.Status);
    }

    [Theory]
    [InlineData("unary/success")]
    [InlineData("client-stream/success")]
    [InlineData("server-stream/success")]
    [InlineData("bidi-stream/full-duplex/success")]
    public async Task DeadlinePropagation_Case_ShowsTheServiceTheDeadline(string name)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var seen = DateTime.MaxValue;
        await using var host = await GrpcHost.StartAsync(probe => Wait(probe, call =>
        {
            seen = call.Deadline;
            return new CancellationToken(canceled: true);
        }));
        var answer = await new RawCall(Script.Method(name), Request) { Headers = [("grpc-timeout", "3600S")] }
            .SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.InRange(seen, now.AddHours(1), now.AddHours(1).AddMinutes(5));
    }

    [Theory]
    [InlineData("unary/cancel-after-close-send")]
    [InlineData("client-stream/cancel-before-close-send")]
    [InlineData("client-stream/cancel-after-close-send")]
    [InlineData("server-stream/cancel-after-close-send")]
    [InlineData("server-stream/cancel-after-responses")]
    [InlineData("bidi-stream/full-duplex/cancel-after-responses")]
    [InlineData("bidi-stream/full-duplex/cancel-before-close-send")]
    [InlineData("bidi-stream/full-duplex/cancel-after-close-send")]
    [InlineData("bidi-stream/half-duplex/cancel-after-responses")]
    [InlineData("bidi-stream/half-duplex/cancel-before-close-send")]
    [InlineData("bidi-stream/half-duplex/cancel-after-close-send")]
    public async Task ClientCancellation_Case_ReachesTheServiceAndIsCancelledHere(string name)
    {
        var (begun, fired) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await GrpcHost.StartAsync(probe => Wait(probe, call =>
        {
            call.CancellationToken.Register(() => fired.TrySetResult());
            begun.TrySetResult();
            return call.CancellationToken;
        }));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var cancel = new CancellationTokenSource();
        var call = await CallAsync(new Probe.ProbeClient(channel), name, cancel.Token);
        await begun.Task.WaitAsync(Patience);
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.WaitAsync(Patience));
        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
        await fired.Task.WaitAsync(Patience);
    }

    // Starts the call up to the moment of the case's name; the task is what its caller waits for.
    private static async Task<Task> CallAsync(Probe.ProbeClient client, string name, CancellationToken cancelled)
    {
        var note = new Note();
        var (closes, reads) = (!name.Contains("before-close-send", StringComparison.Ordinal),
            name.Contains("after-responses", StringComparison.Ordinal));
        switch (Script.Method(name))
        {
            case "Ask":
                return client.AskAsync(note, cancellationToken: cancelled).ResponseAsync;
            case "Collect":
                var collect = client.Collect(cancellationToken: cancelled);
                await collect.RequestStream.WriteAsync(note, CancellationToken.None);
                if (closes)
                    await collect.RequestStream.CompleteAsync();
                return collect.ResponseAsync;
            case "Watch":
                var watch = client.Watch(note, cancellationToken: cancelled);
                if (reads)
                    Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
                return EndAsync(watch.ResponseStream);
            default:
                var chat = client.Chat(cancellationToken: cancelled);
                await chat.RequestStream.WriteAsync(note, CancellationToken.None);
                if (reads)
                    Assert.True(await chat.ResponseStream.MoveNext(CancellationToken.None));
                if (closes)
                    await chat.RequestStream.CompleteAsync();
                return EndAsync(chat.ResponseStream);
        }
    }

    private static async Task EndAsync(IAsyncStreamReader<Note> responses)
    {
        while (await responses.MoveNext(CancellationToken.None))
            Assert.NotNull(responses.Current);
    }

    private static void Wait(ProbeHandlers probe, Func<ServerCallContext, CancellationToken> until)
    {
        probe.Ask = async (note, call) =>
        {
            await until(call).WhenFired();
            return note;
        };
        probe.Collect = async (_, call) =>
        {
            await until(call).WhenFired();
            return new Note();
        };
        probe.Watch = async (note, responses, call) =>
        {
            await responses.WriteAsync(note);
            await until(call).WhenFired();
        };
        probe.Chat = async (_, responses, call) =>
        {
            await responses.WriteAsync(new Note());
            await until(call).WhenFired();
        };
    }
}
