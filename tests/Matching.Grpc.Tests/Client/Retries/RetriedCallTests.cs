using Matching.Testing;
using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Client.Retries;

public sealed class RetriedCallTests
{
    private readonly SkippingClock _clock = new();
    private readonly List<string?> _attempts = [];

    [Trait("Official", "differs")]
    [Fact]
    public async Task UnaryCall_ThatFailsTwice_IsTriedAThirdTimeAndCounted()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            FailFirst(2, call);
            return Task.FromResult(note);
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        var answer = await new Probe.ProbeClient(channel).AskAsync(new Note { Text = "hello" });
        Assert.Equal("hello", answer.Text);
        Assert.Equal([null, "1", "2"], _attempts);
        Assert.InRange(_clock.Waits[0].TotalMilliseconds, 80, 120);
        Assert.InRange(_clock.Waits[1].TotalMilliseconds, 160, 240);
    }

    [Fact]
    public async Task UnaryCall_ThatFailsAlways_EndsWithTheLastFailure()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            FailFirst(99, call);
            return Task.FromResult(note);
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        using var call = new Probe.ProbeClient(channel).AskAsync(new Note());
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, "attempt 4"), (thrown.StatusCode, thrown.Status.Detail));
        Assert.Equal(4, _attempts.Count);
        Assert.Equal("tail", call.GetTrailers().GetValue("x-tail"));
    }

    [Fact]
    public async Task UnaryCall_ThatFailsWithAnotherCode_IsNotTriedAgain()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, call) =>
        {
            _attempts.Add(null);
            throw new RpcException(new Status(StatusCode.Internal, "broken"));
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        await Assert.ThrowsAsync<RpcException>(
            () => new Probe.ProbeClient(channel).AskAsync(new Note()).ResponseAsync);
        Assert.Single(_attempts);
    }

    [Theory]
    [InlineData("1", 2)]
    [InlineData("-1", 1)]
    public async Task UnaryCall_WithAPushback_DoesAsItIsTold(string pushback, int expected)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            call.ResponseTrailers.Add("grpc-retry-pushback-ms", pushback);
            FailFirst(1, call);
            return Task.FromResult(note);
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        await Record.ExceptionAsync(() => new Probe.ProbeClient(channel).AskAsync(new Note()).ResponseAsync);
        Assert.Equal(expected, _attempts.Count);
    }

    [Fact]
    public async Task ServerStream_ThatFailsBehindItsHeaders_IsCommittedAndNotTriedAgain()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, call) =>
        {
            await call.WriteResponseHeadersAsync([]);
            FailFirst(1, call);
            await notes.WriteAsync(note);
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        using var call = new Probe.ProbeClient(channel).Watch(new Note());
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unavailable, thrown.StatusCode);
        Assert.Single(_attempts);
    }

    [Fact]
    public async Task ServerStream_ThatFailsBeforeItsHeaders_IsTriedAgain()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, call) =>
        {
            FailFirst(1, call);
            await notes.WriteAsync(note);
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        using var call = new Probe.ProbeClient(channel).Watch(new Note { Text = "one" });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("one", call.ResponseStream.Current.Text);
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ClientStream_ThatFailsHalfway_SendsEverythingAgain()
    {
        var failed = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Collect = async (notes, call) =>
        {
            await notes.MoveNext();
            var text = notes.Current.Text;
            if (_attempts.Count == 1)
                failed.SetResult();
            FailFirst(2, call);
            while (await notes.MoveNext())
                text += notes.Current.Text;
            return new Note { Text = text };
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        using var call = new Probe.ProbeClient(channel).Collect();
        await call.RequestStream.WriteAsync(new Note { Text = "a" });
        await call.RequestStream.WriteAsync(new Note { Text = "b" });
        await failed.Task.WaitAsync(Patience.Limit);
        await call.RequestStream.WriteAsync(new Note { Text = "c" });
        await call.RequestStream.CompleteAsync();
        Assert.Equal("abc", (await call.ResponseAsync.WaitAsync(Patience.Limit)).Text);
        Assert.Equal([null, "1", "2"], _attempts);
    }

    [Fact]
    public async Task Duplex_ThatFailsHalfway_SendsEverythingAgain()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Chat = async (requests, responses, call) =>
        {
            await requests.MoveNext();
            FailFirst(1, call);
            do
                await responses.WriteAsync(requests.Current);
            while (await requests.MoveNext());
        });
        using var channel = GrpcChannel.ForAddress(host.Address, Options());
        using var call = new Probe.ProbeClient(channel).Chat();
        await call.RequestStream.WriteAsync(new Note { Number = 1 });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience.Limit));
        await call.RequestStream.WriteAsync(new Note { Number = 2 });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(2, call.ResponseStream.Current.Number);
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Theory]
    [InlineData(100, 1000)]
    [InlineData(1000, 100)]
    public async Task ClientStream_LongerThanWhatMayBeKept_IsNotTriedAgain(int ofOneCall, int ofAllCalls)
    {
        var written = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Collect = async (notes, call) =>
        {
            await written.Task;
            FailFirst(1, call);
            return new Note();
        });
        var options = Options();
        options.MaxRetryBufferPerCallSize = ofOneCall;
        options.MaxRetryBufferSize = ofAllCalls;
        using var channel = GrpcChannel.ForAddress(host.Address, options);
        using var call = new Probe.ProbeClient(channel).Collect();
        await call.RequestStream.WriteAsync(new Note { Body = ByteString.CopyFrom(new byte[200]) });
        written.SetResult();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.Unavailable, thrown.StatusCode);
        Assert.Single(_attempts);
    }

    [Fact]
    public async Task Deadline_DuringAWait_EndsTheCallAsExceeded()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            FailFirst(99, call);
            return Task.FromResult(note);
        });
        var options = Options(backoff: TimeSpan.FromHours(1));
        options.ServiceProvider = null;
        using var channel = GrpcChannel.ForAddress(host.Address, options);
        var thrown = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).AskAsync(new Note(),
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300)).ResponseAsync
            .WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    [Fact]
    public async Task ServerThatCannotBeReached_IsCalledAgain()
    {
        await using var host = await GrpcHost.StartAsync();
        var options = Options();
        options.HttpHandler = RefusingFirst(2);
        using var channel = GrpcChannel.ForAddress(host.Address, options);
        Assert.Equal("a", (await new Probe.ProbeClient(channel).AskAsync(new Note { Text = "a" })).Text);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallThatWaitsForItsServer_GetsItsAnswerWhenItCanBeReached(bool isWaiting)
    {
        await using var host = await GrpcHost.StartAsync();
        var options = _clock.Options();
        options.HttpHandler = RefusingFirst(3);
        using var channel = GrpcChannel.ForAddress(host.Address, options);
        using var call = new Probe.ProbeClient(channel).AskAsync(new Note { Text = "a" },
            new CallOptions().WithWaitForReady(isWaiting));
        var thrown = await Record.ExceptionAsync(() => call.ResponseAsync.WaitAsync(Patience.Limit)) as RpcException;
        Assert.Equal(isWaiting ? null : StatusCode.Unavailable, thrown?.StatusCode);
        Assert.Equal(isWaiting ? 3 : 0, _clock.Waits.Count);
    }

    private void FailFirst(int count, ServerCallContext call)
    {
        _attempts.Add(call.RequestHeaders.GetValue("grpc-previous-rpc-attempts"));
        if (_attempts.Count <= count)
            throw new RpcException(new Status(StatusCode.Unavailable, $"attempt {_attempts.Count}"),
                new Metadata { { "x-tail", "tail" } });
    }

    private GrpcChannelOptions Options(TimeSpan? backoff = null)
    {
        var options = _clock.Options();
        options.ServiceConfig = new ServiceConfig
        {
            MethodConfigs =
            {
                new MethodConfig
                {
                    Names = { MethodName.Default },
                    RetryPolicy = new RetryPolicy
                    {
                        MaxAttempts = 4,
                        InitialBackoff = backoff ?? TimeSpan.FromMilliseconds(100),
                        MaxBackoff = TimeSpan.FromHours(1),
                        BackoffMultiplier = 2,
                        RetryableStatusCodes = { StatusCode.Unavailable },
                    },
                },
            },
        };
        return options;
    }

    private static SocketsHttpHandler RefusingFirst(int count)
    {
        var tries = 0;
        return new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancelled) =>
            {
                if (Interlocked.Increment(ref tries) <= count)
                    throw new SocketException((int)SocketError.ConnectionRefused);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancelled);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
    }
}
