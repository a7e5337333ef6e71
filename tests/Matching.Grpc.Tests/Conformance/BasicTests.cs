using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Conformance;

/// <summary>Suites basic, server_empty and grpc_server_proto_subformat of Connect's conformance suite.</summary>
public sealed class BasicTests
{
    private static readonly byte[] Request = Frames.Of(new Note { Text = "request" });

    [Theory]
    [InlineData("unary/success", 1, 1)]
    [InlineData("client-stream/success", 2, 1)]
    [InlineData("client-stream/no-requests", 0, 1)]
    [InlineData("server-stream/success", 1, 2)]
    [InlineData("server-stream/no-responses", 1, 0)]
    [InlineData("bidi-stream/half-duplex/success", 2, 2)]
    [InlineData("bidi-stream/half-duplex/no-requests", 0, 2)]
    [InlineData("bidi-stream/half-duplex/no-responses", 2, 0)]
    public async Task Basic_Case_IsAnswered(string name, int requests, int responses)
    {
        var texts = new[] { "one", "two" }[..responses];
        await using var host = await GrpcHost.StartAsync(new Script { Texts = texts }.Play);
        var answer = await new RawCall(Script.Method(name), [.. Enumerable.Repeat(Request, requests)]).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal(texts, Frames.Notes(answer.Body).Select(note => note.Text));
    }

    [Fact]
    public async Task Basic_BidiStreamFullDuplexSuccess_AnswersEachRequestBeforeTheNext()
    {
        await using var host = await GrpcHost.StartAsync(
            new Script { Texts = ["one", "two", "three"], IsFullDuplex = true }.Play);
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Chat();
        foreach (var expected in new[] { "one", "two" })
        {
            await call.RequestStream.WriteAsync(new Note());
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(expected, call.ResponseStream.Current.Text);
        }
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("three", call.ResponseStream.Current.Text);
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task Basic_Unimplemented_IsUnimplemented()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("UnimplementedCall", Frames.Of(0, []))
        {
            Path = "/grpc.testing.TestService/UnimplementedCall",
        }.SendAsync(host);
        Assert.Equal("12", answer.Status);
    }

    [Theory]
    [InlineData("unary/empty-request")]
    [InlineData("client-stream/empty-request")]
    [InlineData("server-stream/empty-request")]
    [InlineData("bidi-stream/half-duplex/empty-request")]
    public async Task ServerEmpty_Case_TakesAMessageOfNoBytes(string name)
    {
        await using var host = await GrpcHost.StartAsync(new Script { Texts = ["one"] }.Play);
        var answer = await new RawCall(Script.Method(name), Frames.Of(0, [])).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal("one", Assert.Single(Frames.Notes(answer.Body)).Text);
    }

    [Theory]
    [InlineData("with-proto-sub-format", "application/grpc+proto")]
    [InlineData("without-proto-sub-format", "application/grpc")]
    public async Task ProtoSubformat_Case_IsServed(string name, string contentType)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Request) { ContentType = contentType }.SendAsync(host);
        Assert.Equal(name, $"{(answer.Status == "0" ? contentType.Contains('+') ? "with" : "without" : "no")}"
            + "-proto-sub-format");
    }
}
