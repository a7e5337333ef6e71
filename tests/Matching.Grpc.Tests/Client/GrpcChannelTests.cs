using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Tests.Client;

public sealed class GrpcChannelTests
{
    [Fact]
    public async Task UnaryCall_ToAnEcho_GivesMessageHeadersTrailersAndStatus()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.WriteResponseHeadersAsync(
                new Metadata { { "x-head", call.RequestHeaders.GetValue("x-sent")! } });
            call.ResponseTrailers.Add("x-tail-bin", call.RequestHeaders.GetValueBytes("x-sent-bin")!);
            return note;
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).AskAsync(new Note { Text = "hello" },
            new Metadata { { "x-sent", "one" }, { "x-sent-bin", [1, 255] } });
        Assert.Equal("hello", (await call).Text);
        Assert.Equal("one", (await call.ResponseHeadersAsync).GetValue("x-head"));
        Assert.Equal([1, 255], call.GetTrailers().GetValueBytes("x-tail-bin"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task BlockingCall_ToAnEcho_GivesTheMessage()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        Assert.Equal("hello", new Probe.ProbeClient(channel).Ask(new Note { Text = "hello" }).Text);
    }

    [Fact]
    public async Task ServerStream_OfManyMessages_GivesThemInOrderAndTheStatus()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Watch(new Note { Number = 500 });
        var numbers = new List<int>();
        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        await foreach (var note in call.ResponseStream.ReadAllAsync())
            numbers.Add(note.Number);
        Assert.Equal(Enumerable.Range(0, 500), numbers);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ClientStream_OfManyMessages_GivesOneAnswer()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Collect();
        for (var number = 0; number < 100; number++)
            await call.RequestStream.WriteAsync(new Note { Text = "a" });
        await call.RequestStream.CompleteAsync();
        var answer = await call;
        Assert.Equal((100, new string('a', 100)), (answer.Number, answer.Text));
    }

    [Fact]
    public async Task Duplex_PlayedAsPingPong_AnswersEachMessageBeforeTheNext()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Chat();
        for (var number = 1; number < 50; number++)
        {
            await call.RequestStream.WriteAsync(new Note { Number = number });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(number, call.ResponseStream.Current.Number);
        }
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task RpcException_OfTheServer_IsThrownWithStatusDetailAndTrailers()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) => throw new RpcException(
            new Status(StatusCode.NotFound, "saknas: å ☺"), new Metadata { { "x-why", "1" } }));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).AskAsync(new Note());
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
        Assert.Equal("saknas: å ☺", thrown.Status.Detail);
        Assert.Equal("1", thrown.Trailers.GetValue("x-why"));
        Assert.Equal(StatusCode.NotFound, call.GetStatus().StatusCode);
        Assert.Equal("1", call.GetTrailers().GetValue("x-why"));
    }

    [Fact]
    public async Task RpcException_BehindMessages_IsThrownAfterThem()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, _) =>
        {
            await notes.WriteAsync(note);
            throw new RpcException(new Status(StatusCode.Aborted, "after one"));
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Watch(new Note { Text = "a" });
        Assert.True(await call.ResponseStream.MoveNext());
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal((StatusCode.Aborted, "after one"), (thrown.StatusCode, thrown.Status.Detail));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(-1000)]
    public async Task Deadline_OfACall_EndsItAsExceeded(int milliseconds)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.CancellationToken.WhenFired();
            return note;
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var deadline = Soon(milliseconds);
        using var call = new Probe.ProbeClient(channel).AskAsync(new Note(), deadline: deadline);
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    [Fact]
    public async Task Deadline_OfAClientWhoseServerKeepsNone_EndsTheCallAsExceeded()
    {
        await using var host = await GrpcHost.StartAsync(RespondWith(async http =>
        {
            http.Request.Headers.Remove("grpc-timeout");
            await http.RequestAborted.WhenFired();
        }));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).AskAsync(new Note(), deadline: Soon(50));
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Deadline_InLocalTime_IsRefused()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:9");
        var client = new Probe.ProbeClient(channel);
        var deadline = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local);
        var thrown = await Assert.ThrowsAsync<ArgumentException>(
            async () => await client.AskAsync(new Note(), deadline: deadline));
        Assert.StartsWith("Deadline has kind Local, expected Utc.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancellation_OfACall_ReachesTheServer(bool throwsOperationCanceled)
    {
        var started = new TaskCompletionSource();
        var fired = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, call) =>
        {
            await notes.WriteAsync(note);
            started.SetResult();
            await call.CancellationToken.WhenFired();
            fired.SetResult();
        });
        using var channel = GrpcChannel.ForAddress(host.Address,
            new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = throwsOperationCanceled });
        using var cancel = new CancellationTokenSource();
        using var call = new Probe.ProbeClient(channel).Watch(new Note(), cancellationToken: cancel.Token);
        Assert.True(await call.ResponseStream.MoveNext());
        await started.Task.WaitAsync(Patience.Limit);
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<Exception>(
            () => call.ResponseStream.MoveNext().WaitAsync(Patience.Limit));
        Assert.Equal(throwsOperationCanceled, thrown is OperationCanceledException);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        await fired.Task.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Dispose_OfARunningCall_ReachesTheServer()
    {
        var fired = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, call) =>
        {
            await notes.WriteAsync(note);
            await call.CancellationToken.WhenFired();
            fired.SetResult();
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var call = new Probe.ProbeClient(channel).Watch(new Note());
        Assert.True(await call.ResponseStream.MoveNext());
        call.Dispose();
        await fired.Task.WaitAsync(Patience.Limit);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_OfTheChannel_EndsItsCallsAndRefusesNewOnes(bool hasClientOfItsOwn)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.CancellationToken.WhenFired();
            return note;
        });
        var channel = GrpcChannel.ForAddress(host.Address,
            new GrpcChannelOptions { HttpClient = hasClientOfItsOwn ? null : host.Http });
        var client = new Probe.ProbeClient(channel);
        using var running = client.AskAsync(new Note());
        channel.Dispose();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => running.ResponseAsync.WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.Cancelled, thrown.StatusCode);
        Assert.Throws<ObjectDisposedException>(() => client.AskAsync(new Note()));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Server_ThatIsNotThere_IsUnavailable()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:9");
        var client = new Probe.ProbeClient(channel);
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await client.AskAsync(new Note()));
        Assert.Equal(StatusCode.Unavailable, thrown.StatusCode);
        Assert.Equal("Server could not be reached, or the connection broke.", thrown.Status.Detail);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(418, StatusCode.Unknown)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(431, StatusCode.Internal)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task HttpStatus_OfSomethingInBetween_IsMapped(int http, StatusCode expected)
    {
        await using var host = await GrpcHost.StartAsync(RespondWith(context =>
        {
            context.Response.StatusCode = http;
            return Task.CompletedTask;
        }));
        var thrown = await AskAsync(host);
        Assert.Equal(expected, thrown.StatusCode);
        Assert.Equal($"Answer has HTTP status {http}, expected 200.", thrown.Status.Detail);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Answer_ThatIsNoGrpc_IsUnknown()
    {
        await using var host = await GrpcHost.StartAsync(RespondWith(http => http.Response.WriteAsync("hi")));
        Assert.Equal(StatusCode.Unknown, (await AskAsync(host)).StatusCode);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Answer_WithoutAStatus_IsUnknown()
    {
        await using var host = await GrpcHost.StartAsync(RespondWith(async http =>
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.Body.WriteAsync(Frames.Of(new Note()));
        }));
        var thrown = await AskAsync(host);
        Assert.Equal(StatusCode.Unknown, thrown.StatusCode);
        Assert.Equal("Answer ended without a status, expected 'grpc-status'.", thrown.Status.Detail);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(0, "Answer has no message, expected one.")]
    [InlineData(2, "Answer has more than one message, expected one.")]
    public async Task Answer_OfAUnaryCallWithAnotherCountThanOne_IsUnimplemented(int count, string detail)
    {
        await using var host = await GrpcHost.StartAsync(RespondWith(async http =>
        {
            http.Response.ContentType = "application/grpc";
            for (var index = 0; index < count; index++)
                await http.Response.Body.WriteAsync(Frames.Of(new Note()));
            await http.Response.Body.FlushAsync();
            http.Response.AppendTrailer("grpc-status", "0");
        }));
        var thrown = await AskAsync(host);
        Assert.Equal((StatusCode.Unimplemented, detail), (thrown.StatusCode, thrown.Status.Detail));
    }

    [Theory]
    [InlineData(7, StatusCode.Unavailable)]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(12, StatusCode.PermissionDenied)]
    [InlineData(2, StatusCode.Internal)]
    public async Task Reset_OfTheServer_IsMapped(int errorCode, StatusCode expected)
    {
        await using var host = await GrpcHost.StartAsync(RespondWith(async http =>
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.StartAsync();
            await http.Response.Body.FlushAsync();
            http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResetFeature>()!.Reset(errorCode);
        }));
        Assert.Equal(expected, (await AskAsync(host)).StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Messages_PackedBothWays_ArriveWhole(string encoding)
    {
        string? seen = null;
        await using var host = await GrpcHost.StartAsync(
            probe => probe.Ask = (note, call) =>
            {
                seen = call.GetHttpContext().Request.Headers["grpc-encoding"];
                return Task.FromResult(note);
            },
            server => server.ResponseCompressionAlgorithm = encoding);
        using var channel = GrpcChannel.ForAddress(host.Address);
        var sent = new Note { Text = new string('a', 100_000) };
        var call = new Probe.ProbeClient(channel).AskAsync(sent,
            new Metadata { { "grpc-internal-encoding-request", encoding } });
        Assert.Equal(sent, await call);
        Assert.Equal(encoding, seen);
    }

    [Fact]
    public async Task Message_OverTheReceiveLimit_IsExhausted()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address, new GrpcChannelOptions { MaxReceiveMessageSize = 10 });
        var client = new Probe.ProbeClient(channel);
        var large = new Note { Body = ByteString.CopyFrom(new byte[9]) };
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await client.AskAsync(large));
        Assert.Equal(StatusCode.ResourceExhausted, thrown.StatusCode);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Message_OverTheSendLimit_IsExhaustedBeforeItIsSent()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:9",
            new GrpcChannelOptions { MaxSendMessageSize = 10 });
        var client = new Probe.ProbeClient(channel);
        var large = new Note { Body = ByteString.CopyFrom(new byte[9]) };
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await client.AskAsync(large));
        Assert.Equal(StatusCode.ResourceExhausted, thrown.StatusCode);
    }

    [Fact]
    public async Task Write_ToAClientStreamThatTheServerEnded_ThrowsItsStatus()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Collect = (_, _) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not you")));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Collect();
        var thrown = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
                await call.RequestStream.WriteAsync(new Note { Text = "again" });
        }).WaitAsync(Patience.Limit);
        Assert.Equal(StatusCode.PermissionDenied, thrown.StatusCode);
    }

    [Fact]
    public async Task Write_ToADuplexThatTheServerEnded_ThrowsAndTheStatusIsRead()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Chat = (_, _, _) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not you")));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Chat();
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
                await call.RequestStream.WriteAsync(new Note { Text = "again" });
        }).WaitAsync(Patience.Limit);
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.PermissionDenied, thrown.StatusCode);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_AfterCompleteAsync_Throws()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Collect();
        await call.RequestStream.CompleteAsync();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => call.RequestStream.WriteAsync(new Note()));
        Assert.Equal("Requests are completed, expected writes before CompleteAsync.", thrown.Message);
        Assert.Equal(0, (await call).Number);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task WithHost_OfAClient_SetsTheAuthority()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, call) =>
            Task.FromResult(new Note { Text = call.Host }));
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new Probe.ProbeClient(channel);
        Assert.Equal("elsewhere.test", (await client.WithHost("elsewhere.test").AskAsync(new Note())).Text);
        Assert.Equal(host.Address.Authority, (await client.AskAsync(new Note())).Text);
    }

    [Trait("Official", "differs")]
    [Fact]
    public void Credentials_OfACallInPlainText_AreRefused()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:9");
        var options = new CallOptions(credentials: CallCredentials.FromInterceptor((_, _) => Task.CompletedTask));
        var client = new Probe.ProbeClient(channel);
        var thrown = Assert.Throws<InvalidOperationException>(() => client.AskAsync(new Note(), options));
        Assert.Equal("Channel to '127.0.0.1:9' is plain text, expected https for a call with credentials.",
            thrown.Message);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("ftp://host")]
    [InlineData("unix:/run/socket")]
    public void ForAddress_OfAnotherScheme_IsRefused(string address)
    {
        var thrown = Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(address));
        Assert.Contains("expected one that starts with http:// or https://.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ManyAtOnceOverOneChannel_AllSucceed()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new Probe.ProbeClient(channel);
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(number =>
            client.AskAsync(new Note { Number = number }).ResponseAsync));
        Assert.Equal(Enumerable.Range(0, 300), answers.Select(note => note.Number));
    }

    private static DateTime Soon(int milliseconds) =>
        TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(milliseconds);

    private static GrpcHostSetup RespondWith(RequestDelegate respond) =>
        new() { Services = _ => { }, Endpoints = app => app.Run(respond) };

    private static async Task<RpcException> AskAsync(GrpcHost host)
    {
        using var channel = GrpcChannel.ForAddress(host.Address);
        return await Assert.ThrowsAsync<RpcException>(
            () => new Probe.ProbeClient(channel).AskAsync(new Note()).ResponseAsync.WaitAsync(Patience.Limit));
    }
}
