using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Calls;

public sealed class ServerResponseTests
{
    private static readonly Note Hello = new() { Text = "hello" };
    private static readonly RawCall AskHello = new("Ask", Frames.Of(Hello));

    [Fact]
    public async Task Success_OfAUnaryCall_IsOneMessageAndTrailers()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await AskHello.SendAsync(host);
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatus);
        Assert.Equal([Hello], Frames.Notes(answer.Body));
        Assert.Equal(["0"], answer.Trailers["grpc-status"]);
        Assert.DoesNotContain("grpc-message", answer.Trailers.Keys);
        Assert.False(answer.IsTrailersOnly);
    }

    [Theory]
    [InlineData(StatusCode.Cancelled, "1")]
    [InlineData(StatusCode.DeadlineExceeded, "4")]
    [InlineData(StatusCode.OutOfRange, "11")]
    [InlineData(StatusCode.Unauthenticated, "16")]
    public async Task RpcException_BeforeAnyMessage_IsTrailersOnlyWithItsTrailers(StatusCode code, string wire)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, call) =>
        {
            call.ResponseTrailers.Add("x-own", "context");
            throw new RpcException(new Status(code, "detail"), new Metadata { { "x-thrown", "exception" } });
        });
        var answer = await AskHello.SendAsync(host);
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatus);
        Assert.True(answer.IsTrailersOnly);
        Assert.Equal([wire], answer.Headers["grpc-status"]);
        Assert.Equal(["detail"], answer.Headers["grpc-message"]);
        Assert.Equal(["context"], answer.Headers["x-own"]);
        Assert.Equal(["exception"], answer.Headers["x-thrown"]);
        Assert.Empty(answer.Body);
        Assert.Empty(answer.Trailers);
    }

    [Fact]
    public async Task RpcException_AfterMessages_ComesInTheTrailers()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, _) =>
        {
            await notes.WriteAsync(Hello);
            throw new RpcException(new Status(StatusCode.Aborted, "after one"));
        });
        var answer = await new RawCall("Watch", Frames.Of(Hello)).SendAsync(host);
        Assert.Equal([Hello], Frames.Notes(answer.Body));
        Assert.Equal(["10"], answer.Trailers["grpc-status"]);
        Assert.Equal(["after one"], answer.Trailers["grpc-message"]);
    }

    [Fact]
    public async Task EmptyStream_ThatSucceeds_IsTrailersOnly()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Watch", Frames.Of(new Note())).SendAsync(host);
        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("0", answer.Status);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task StatusOfTheContext_OtherThanOk_IsSentWithoutTheMessage()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            call.Status = new Status(StatusCode.NotFound, "gone");
            return Task.FromResult(note);
        });
        var answer = await AskHello.SendAsync(host);
        Assert.Equal("5", answer.Status);
        Assert.Equal("gone", answer.Message);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Exception_OfTheService_IsUnknownWithoutItsText()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) =>
            throw new InvalidOperationException("Anna Andersson"));
        var answer = await AskHello.SendAsync(host);
        Assert.Equal("2", answer.Status);
        Assert.Equal("Exception was thrown by handler.", answer.Message);
    }

    [Fact]
    public async Task Exception_OfTheServiceWithDetailedErrors_NamesTypesAndTexts()
    {
        await using var host = await GrpcHost.StartAsync(
            probe => probe.Ask = (_, _) => throw new InvalidOperationException("outer", new FormatException("inner")),
            server => server.EnableDetailedErrors = true);
        var answer = await AskHello.SendAsync(host);
        Assert.Equal("2", answer.Status);
        Assert.Equal("Exception was thrown by handler. InvalidOperationException: outer FormatException: inner",
            answer.Message);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask")]
    [InlineData("Collect")]
    public async Task NullMessage_OfAServiceMethod_IsInternal(string method)
    {
        await using var host = await GrpcHost.StartAsync(probe =>
        {
            probe.Ask = (_, _) => Task.FromResult<Note>(null!);
            probe.Collect = (_, _) => Task.FromResult<Note>(null!);
        });
        var answer = await new RawCall(method, Frames.Of(Hello)).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Method returned null, expected a message.", answer.Message);
    }

    [Fact]
    public async Task ResponseHeaders_SentEarly_ArriveBeforeTheFirstMessage()
    {
        var release = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.WriteResponseHeadersAsync(new Metadata { { "x-early", "1" } });
            await release.Task;
            return note;
        });
        using var request = AskHello.CreateRequest();
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(["1"], response.Headers.GetValues("x-early"));
        release.SetResult();
        Assert.Equal([Hello], Frames.Notes(await response.Content.ReadAsByteArrayAsync()));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task ResponseHeaders_SentTwice_ThrowAtTheService()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.WriteResponseHeadersAsync([]);
            var second = await Assert.ThrowsAsync<InvalidOperationException>(() => call.WriteResponseHeadersAsync([]));
            return new Note { Text = second.Message };
        });
        var answer = await AskHello.SendAsync(host);
        Assert.Equal("Response headers are already sent, expected to be sent once.",
            Frames.Notes(answer.Body).Single().Text);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask")]
    [InlineData("Watch")]
    public async Task ResponseMessage_OverTheSendLimit_IsExhausted(string method)
    {
        var large = new Note { Body = ByteString.CopyFrom(new byte[99]) };
        await using var host = await GrpcHost.StartAsync(
            probe =>
            {
                probe.Ask = (_, _) => Task.FromResult(large);
                probe.Watch = (_, notes, _) => notes.WriteAsync(large);
            },
            server => server.MaxSendMessageSize = 100);
        var answer = await new RawCall(method, Frames.Of(Hello)).SendAsync(host);
        Assert.Equal("8", answer.Status);
        Assert.Equal("Sent message has 101 bytes, expected at most 100.", answer.Message);
        Assert.True(answer.IsTrailersOnly);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_WhileAnotherIsUnderWay_Throws()
    {
        var message = new Note { Body = ByteString.CopyFrom(new byte[2_000_000]) };
        var thrown = new TaskCompletionSource<Exception>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, _) =>
        {
            var first = notes.WriteAsync(message);
            thrown.SetResult(await Assert.ThrowsAsync<InvalidOperationException>(() => notes.WriteAsync(Hello)));
            await first;
        });
        var watch = new RawCall("Watch", Frames.Of(Hello));
        using var request = watch.CreateRequest();
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("A write is still under way, expected one at a time. Maybe an await is missing.",
            (await thrown.Task.WaitAsync(TimeSpan.FromSeconds(20))).Message);
        Assert.Equal(message.CalculateSize() + 5, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Write_NotAwaitedByTheMethod_StillComesBeforeTheStatus()
    {
        var message = new Note { Body = ByteString.CopyFrom(new byte[2_000_000]) };
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = (_, notes, _) =>
        {
            _ = notes.WriteAsync(message);
            return Task.CompletedTask;
        });
        var answer = await new RawCall("Watch", Frames.Of(Hello)).SendAsync(host);
        Assert.Equal([message], Frames.Notes(answer.Body));
        Assert.Equal("0", answer.Status);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task StreamsOfACall_UsedAfterItsMethodReturned_Throw()
    {
        IServerStreamWriter<Note>? writer = null;
        IAsyncStreamReader<Note>? reader = null;
        await using var host = await GrpcHost.StartAsync(probe => probe.Chat = (requests, responses, _) =>
        {
            (reader, writer) = (requests, responses);
            return Task.CompletedTask;
        });
        await new RawCall("Chat", Frames.Of(Hello)).SendAsync(host);
        var write = await Assert.ThrowsAsync<InvalidOperationException>(() => writer!.WriteAsync(Hello));
        Assert.Equal("Call is over, expected to be written to before its method returns.", write.Message);
        var read = await Assert.ThrowsAsync<InvalidOperationException>(() => reader!.MoveNext());
        Assert.Equal("Call is over, expected to be read before its method returns.", read.Message);
    }

    [Fact]
    public async Task Stream_WithoutBufferHint_SendsEachMessageAtOnce()
    {
        var release = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, _) =>
        {
            await notes.WriteAsync(Hello);
            await release.Task;
        });
        using var request = new RawCall("Watch", Frames.Of(Hello)).CreateRequest();
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var frame = new byte[Frames.Of(Hello).Length];
        await body.ReadExactlyAsync(frame);
        Assert.Equal(Frames.Of(Hello), frame);
        release.SetResult();
        Assert.Equal(0, await body.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Stream_WithBufferHint_SendsAllMessagesInOrder()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, call) =>
        {
            call.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
            for (var number = 0; number < 1000; number++)
                await notes.WriteAsync(new Note { Number = number });
        });
        var answer = await new RawCall("Watch", Frames.Of(Hello)).SendAsync(host);
        Assert.Equal(Enumerable.Range(0, 1000), Frames.Notes(answer.Body).Select(note => note.Number));
    }

    [Fact]
    public async Task Chat_AnsweredBeforeTheClientIsDone_GivesTheStatusAtOnce()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Chat = (_, _, _) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not you")));
        var endless = Enumerable.Repeat(Frames.Of(Hello), 10_000).ToArray();
        var answer = await new RawCall("Chat", endless).SendAsync(host);
        Assert.Equal("7", answer.Status);
    }
}
