using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Matching.Testing;

namespace Matching.Grpc.Tests.Client;

public sealed class StreamingCallTests
{
    private const int BatchSize = 64 * 1024;
    private const int BatchCount = 64;

    private static readonly Note Batch = new() { Body = ByteString.CopyFrom(new byte[BatchSize]) };

    [Fact]
    public async Task Chat_OfALargeFileInBatches_ComesBackWhileItIsSent()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Chat();
        var reading = CountBytesAsync(call.ResponseStream);
        for (var number = 0; number < BatchCount; number++)
            await call.RequestStream.WriteAsync(Batch);
        await call.RequestStream.CompleteAsync();
        Assert.Equal(BatchCount * BatchSize, await reading.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task Collect_OfALargeFileInBatches_ArrivesWhole()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Collect = async (notes, _) =>
            new Note { Number = await CountBytesAsync(notes) });
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Collect();
        for (var number = 0; number < BatchCount; number++)
            await call.RequestStream.WriteAsync(Batch);
        await call.RequestStream.CompleteAsync();
        Assert.Equal(BatchCount * BatchSize, (await call).Number);
    }

    [Fact]
    public async Task Chats_ManyAtOnceOverOneChannel_DoNotMix()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new Probe.ProbeClient(channel);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            using var call = client.Chat();
            for (var turn = 0; turn < 10; turn++)
            {
                await call.RequestStream.WriteAsync(new Note { Number = (number * 100) + turn });
                Assert.True(await call.ResponseStream.MoveNext());
                Assert.Equal((number * 100) + turn, call.ResponseStream.Current.Number);
            }
            await call.RequestStream.CompleteAsync();
        })).WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Chat_ToAMethodThatIsNotThere_IsUnimplementedForReaderAndWriter()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var marshaller = Marshallers.Create((Note note) => note.ToByteArray(), Note.Parser.ParseFrom);
        using var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(
            new Method<Note, Note>(MethodType.DuplexStreaming, "matching.grpc.tests.Probe", "Nothing", marshaller,
                marshaller), null, default);
        var read = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unimplemented, read.StatusCode);
        var written = await Assert.ThrowsAsync<RpcException>(() => call.RequestStream.WriteAsync(new Note()));
        Assert.Equal(StatusCode.Unimplemented, written.StatusCode);
    }

    [Fact]
    public async Task MoveNext_ThatIsCancelled_CancelsTheCallAtTheServer()
    {
        var fired = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Chat = async (_, _, call) =>
        {
            await call.WriteResponseHeadersAsync([]);
            await call.CancellationToken.WhenFired();
            fired.SetResult();
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Chat();
        await call.ResponseHeadersAsync;
        using var cancel = new CancellationTokenSource();
        var reading = call.ResponseStream.MoveNext(cancel.Token);
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => reading.WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
        await fired.Task.WaitAsync(Patience.Limit);
    }

    [Theory]
    [InlineData("Collect")]
    [InlineData("Chat")]
    public async Task Write_CancelledWhileTheServerDoesNotRead_CancelsTheCall(string method)
    {
        await using var host = await GrpcHost.StartAsync(probe =>
        {
            probe.Collect = async (_, call) =>
            {
                await call.CancellationToken.WhenFired();
                return new Note();
            };
            probe.Chat = (_, _, call) => call.CancellationToken.WhenFired();
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new Probe.ProbeClient(channel);
        var requests = method == "Collect" ? client.Collect().RequestStream : client.Chat().RequestStream;
        var writing = Task.Run(async () =>
        {
            while (true)
            {
                // A token for each write: one that was only slow may end in spite of it, and the next one goes on.
                using var cancel = new CancellationTokenSource();
                var write = requests.WriteAsync(Batch, cancel.Token);
                if (!write.IsCompleted && await Task.WhenAny(write, Task.Delay(200)) != write)
                    await cancel.CancelAsync();
                await write;
            }
        });
        var thrown = await Assert.ThrowsAsync<RpcException>(() => writing.WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_CancelledBefore_SendsNothingAndLeavesTheCallAlone()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Collect();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            call.RequestStream.WriteAsync(new Note(), new CancellationToken(canceled: true)));
        await call.RequestStream.CompleteAsync();
        Assert.Equal(0, (await call).Number);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispose_BeforeTheEndOfTheRequests_BreaksThemOffSoThatNoServerTakesThemForWhole(bool isComplete)
    {
        using var handler = new LateAnswer();
        using var channel = GrpcChannel.ForAddress("http://localhost",
            new GrpcChannelOptions { HttpHandler = handler });
        var call = new Probe.ProbeClient(channel).Collect();
        await call.RequestStream.WriteAsync(new Note()).WaitAsync(Patience.Limit);
        if (isComplete)
            await call.RequestStream.CompleteAsync();
        call.Dispose();
        var requests = await handler.Asked.Task.WaitAsync(Patience.Limit);
        var thrown = await Record.ExceptionAsync(() => requests.WaitAsync(Patience.Limit));
        Assert.Equal(isComplete, thrown is null);
        Assert.Equal(!isComplete, thrown is OperationCanceledException);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_ToACallAnsweredBeforeItsBodyBegan_ThrowsAndDoesNotWait()
    {
        using var handler = new LateAnswer { Cancelled = new CancellationToken(canceled: true) };
        handler.Body.Dispose();
        using var channel = GrpcChannel.ForAddress("http://localhost",
            new GrpcChannelOptions { HttpHandler = handler });
        using var call = new Probe.ProbeClient(channel).Chat();
        await Assert.ThrowsAsync<RpcException>(
            () => call.RequestStream.WriteAsync(new Note()).WaitAsync(Patience.Limit));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Dispose_JustBeforeTheAnswer_GivesTheAnswerBackSoThatTheServerHearsOfIt()
    {
        using var handler = new LateAnswer();
        using var channel = GrpcChannel.ForAddress("http://localhost",
            new GrpcChannelOptions { HttpHandler = handler });
        var call = new Probe.ProbeClient(channel).Watch(new Note());
        await handler.Asked.Task.WaitAsync(Patience.Limit);
        call.Dispose();
        Assert.True(handler.Body.CanRead);
        handler.Answer();
        await Patience.UntilAsync(() => !handler.Body.CanRead);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Deadline_BetweenTwoReads_EndsTheStreamAsExceeded()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, call) =>
        {
            await notes.WriteAsync(note);
            await call.CancellationToken.WhenFired();
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new Probe.ProbeClient(channel);
        using var call = await ReadOnceBeforeTheDeadlineAsync(client);
        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => call.ResponseStream.MoveNext().WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    // A busy machine may need longer than any short deadline to deliver the first message, so the deadline grows.
    private static async Task<AsyncServerStreamingCall<Note>> ReadOnceBeforeTheDeadlineAsync(Probe.ProbeClient client)
    {
        for (var milliseconds = 250; ; milliseconds *= 2)
        {
            var call = client.Watch(new Note(),
                deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(milliseconds));
            try
            {
                Assert.True(await call.ResponseStream.MoveNext());
                return call;
            }
            catch (RpcException late) when (late.StatusCode == StatusCode.DeadlineExceeded && milliseconds < 20_000)
            {
                call.Dispose();
            }
        }
    }

    private static async Task<int> CountBytesAsync(IAsyncStreamReader<Note> notes)
    {
        var size = 0;
        await foreach (var note in notes.ReadAllAsync())
            size += note.Body.Length;
        return size;
    }

    /// <summary>Answers when the test says so, though the call may have been given up by then.</summary>
    private sealed class LateAnswer : HttpMessageHandler
    {
        private readonly TaskCompletionSource<HttpResponseMessage> _answer = new();

        /// <summary>Done when the request is here; its task sends the body.</summary>
        public TaskCompletionSource<Task> Asked { get; } = new();

        public MemoryStream Body { get; } = new();

        /// <summary>The token of the request's body.</summary>
        public CancellationToken Cancelled { get; init; }

        public void Answer() => _answer.SetResult(new HttpResponseMessage { Content = new StreamContent(Body) });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            Asked.TrySetResult(request.Content!.CopyToAsync(Cancelled.CanBeCanceled ? Body : Stream.Null, Cancelled));
            return _answer.Task;
        }
    }
}
