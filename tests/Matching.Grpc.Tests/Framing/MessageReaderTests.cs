using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Framing;

public sealed class MessageReaderTests
{
    private static readonly Note Hello = new() { Text = "hello" };

    [Fact]
    public async Task Ask_SentByteByByte_AnswersAsIfSentAtOnce()
    {
        await using var host = await GrpcHost.StartAsync();
        var bytes = Frames.Of(Hello).Select(code => new[] { code }).ToArray();
        var answer = await new RawCall("Ask", bytes).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal([Hello], Frames.Notes(answer.Body));
    }

    [Fact]
    public async Task Chat_WithSeveralMessagesInOneFrame_AnswersEach()
    {
        await using var host = await GrpcHost.StartAsync();
        byte[] together = [.. Frames.Of(Hello), .. Frames.Of(new Note()), .. Frames.Of(Hello)];
        var answer = await new RawCall("Chat", together).SendAsync(host);
        Assert.Equal([Hello, new Note(), Hello], Frames.Notes(answer.Body));
        Assert.Equal("0", answer.Status);
    }

    [Fact]
    public async Task Chat_WithMessagesCutAnywhere_AnswersEach()
    {
        await using var host = await GrpcHost.StartAsync();
        byte[] together = [.. Frames.Of(Hello), .. Frames.Of(Hello), .. Frames.Of(Hello)];
        for (var cut = 1; cut < together.Length; cut++)
        {
            var answer = await new RawCall("Chat", together[..cut], together[cut..]).SendAsync(host);
            Assert.Equal(3, Frames.Notes(answer.Body).Count);
        }
    }

    [Fact]
    public async Task Ask_WithAMessageOfLengthZero_Answers()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Frames.Of(0, [])).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal([new Note()], Frames.Notes(answer.Body));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(255)]
    public async Task Ask_WithAnotherFlagThan0Or1_IsInternal(byte flag)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Frames.Of(flag, Hello.ToByteArray())).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal($"Message flag is {flag}, expected 0 or 1.", answer.Message);
        Assert.True(answer.IsTrailersOnly);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(4_194_305u)]
    [InlineData(0x7FFF_FFFFu)]
    [InlineData(0x8000_0000u)]
    [InlineData(0xFFFF_FFFFu)]
    public async Task Ask_WithALengthOverTheLimit_IsExhaustedBeforeTheMessageComes(uint length)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Frames.Head(0, length)).SendAsync(host);
        Assert.Equal("8", answer.Status);
        Assert.Equal($"Received message has {length} bytes, expected at most 4194304.", answer.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Ask_WithALengthOverTheLimitOfNoLimit_IsExhausted()
    {
        await using var host = await GrpcHost.StartAsync(options: server => server.MaxReceiveMessageSize = null);
        var answer = await new RawCall("Ask", Frames.Head(0, 0x8000_0000u)).SendAsync(host);
        Assert.Equal("8", answer.Status);
    }

    [Theory]
    [InlineData("Ask")]
    [InlineData("Watch")]
    [InlineData("Collect")]
    [InlineData("Chat")]
    public async Task AnyMethod_WithAMessageAtTheLimit_IsServedAndOneByteMoreIsNot(string method)
    {
        await using var host = await GrpcHost.StartAsync(options: server => server.MaxReceiveMessageSize = 100);
        var atLimit = new Note { Body = ByteString.CopyFrom(new byte[98]) };
        Assert.Equal(100, atLimit.CalculateSize());
        Assert.Equal("0", (await new RawCall(method, Frames.Of(atLimit)).SendAsync(host)).Status);
        var over = new Note { Body = ByteString.CopyFrom(new byte[99]) };
        Assert.Equal("8", (await new RawCall(method, Frames.Of(over)).SendAsync(host)).Status);
    }

    [Fact]
    public async Task Chat_WithTheSecondMessageOverTheLimit_AnswersTheFirstAndIsExhausted()
    {
        await using var host = await GrpcHost.StartAsync(options: server => server.MaxReceiveMessageSize = 100);
        var over = new Note { Body = ByteString.CopyFrom(new byte[99]) };
        var answer = await new RawCall("Chat", Frames.Of(Hello), Frames.Of(over)).SendAsync(host);
        Assert.Equal([Hello], Frames.Notes(answer.Body));
        Assert.Equal("8", answer.Status);
        Assert.False(answer.IsTrailersOnly);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask")]
    [InlineData("Watch")]
    public async Task SingleRequest_WithoutAMessage_IsUnimplemented(string method)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall(method).SendAsync(host);
        Assert.Equal("12", answer.Status);
        Assert.Equal("Stream has no message, expected one.", answer.Message);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask")]
    [InlineData("Watch")]
    public async Task SingleRequest_WithTwoMessages_IsUnimplemented(string method)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall(method, Frames.Of(Hello), Frames.Of(Hello)).SendAsync(host);
        Assert.Equal("12", answer.Status);
        Assert.Equal("Stream has more than one message, expected one.", answer.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task SingleRequest_WithOneStrayByteBehind_IsUnimplemented()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", [.. Frames.Of(Hello), 0]).SendAsync(host);
        Assert.Equal("12", answer.Status);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask", 3)]
    [InlineData("Ask", 5)]
    [InlineData("Ask", 11)]
    [InlineData("Collect", 3)]
    [InlineData("Chat", 11)]
    public async Task Stream_EndingInsideAMessage_IsInternal(string method, int length)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall(method, Frames.Of(Hello)[..length]).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Stream ended inside a message, expected the whole of it.", answer.Message);
    }

    [Fact]
    public async Task Collect_WithAWholeAndThenACutMessage_IsInternal()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Collect", [.. Frames.Of(Hello), .. Frames.Of(Hello)[..7]]).SendAsync(host);
        Assert.Equal("13", answer.Status);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Ask_WithBytesThatAreNoMessage_IsInternalWithoutEchoingThem()
    {
        await using var host = await GrpcHost.StartAsync(options: server => server.EnableDetailedErrors = true);
        var answer = await new RawCall("Ask", Frames.Of(0, [0x0A, 0xFF, 0x41])).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Message could not be parsed, expected the bytes of the method's message type.", answer.Message);
    }

    [Fact]
    public async Task Collect_OfMoreThanKestrelsBodyLimit_IsServed()
    {
        await using var host = await GrpcHost.StartAsync();
        var message = Frames.Of(new Note { Body = ByteString.CopyFrom(new byte[4_000_000]) });
        var answer = await new RawCall("Collect", [.. Enumerable.Repeat(message, 10)]).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal(10, Frames.Notes(answer.Body).Single().Number);
    }

    [Fact]
    public async Task Limits_OfOneService_OverrideTheServers()
    {
        var setup = GrpcHost.ProbeSetup(options: server => server.MaxReceiveMessageSize = 1);
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Services = services =>
            {
                setup.Services(services);
                services.AddGrpc().AddServiceOptions<ProbeService>(probe => probe.MaxReceiveMessageSize = 100);
            },
        });
        Assert.Equal("0", (await new RawCall("Ask", Frames.Of(Hello)).SendAsync(host)).Status);
    }
}
