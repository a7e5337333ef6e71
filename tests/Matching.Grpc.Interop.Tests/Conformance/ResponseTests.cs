using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Matching.Grpc.Interop.Tests.Http2;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("gRPC Empty Responses")]
public sealed class EmptyResponseTests(AnsweringServer server) : IClassFixture<AnsweringServer>
{
    [Theory]
    [InlineData("unary/empty-response")]
    [InlineData("client-stream/empty-response")]
    [InlineData("server-stream/empty-response")]
    [InlineData("bidi-stream/half-duplex/empty-response")]
    public async Task Message_OfNoBytes_IsAMessage(string name)
    {
        var observed = await server.ObserveAsync(name, new RawAnswer
        {
            ContentType = "application/grpc+proto",
            Headers = [("x-custom-header", "foo")],
            Body = RawRequest.Message(0, []),
            Trailers = [("grpc-status", "0"), ("x-custom-trailer", "bing")],
        });
        Assert.Equal(StatusCode.OK, observed.Status.StatusCode);
        Assert.Equal([new Echo()], observed.Messages);
        Assert.Equal("foo", observed.Headers.GetValue("x-custom-header"));
        Assert.Equal("bing", observed.Trailers.GetValue("x-custom-trailer"));
    }
}

[Suite("gRPC Proto Sub-Format Responses")]
public sealed class ProtoSubFormatResponseTests(AnsweringServer server) : IClassFixture<AnsweringServer>
{
    [Theory]
    [InlineData("with-proto-sub-format", "application/grpc+proto")]
    [InlineData("without-proto-sub-format", "application/grpc")]
    public async Task ContentType_WithAndWithoutProto_IsRead(string name, string contentType)
    {
        var echo = new Echo { Requests = 5 };
        var observed = await server.ObserveAsync(name, new RawAnswer
        {
            ContentType = contentType, Body = RawRequest.Message(echo), Trailers = [("grpc-status", "0")],
        });
        Assert.Equal([echo], observed.Messages);
    }
}

[Suite("gRPC Trailers")]
public sealed class TrailersTests(AnsweringServer server) : IClassFixture<AnsweringServer>
{
    private static readonly (string, string)[] Error = [("grpc-status", "9"), ("grpc-message", "error")];

    [Theory]
    [InlineData("trailers-at-end/expected", "bing")]
    [InlineData("trailers-at-end/duplicate-metadata", "bing", "quuz")]
    [InlineData("trailers-only/expected", "bing")]
    [InlineData("trailers-only/duplicate-metadata", "bing", "quuz")]
    public async Task Status_AtTheEndOrInTheHeaders_ComesWithItsTrailers(string name, params string[] values)
    {
        (string, string)[] fields = [.. Error, .. values.Select(value => ("x-custom-trailer", value))];
        var observed = await server.ObserveAsync(name, name.StartsWith("trailers-only", StringComparison.Ordinal)
            ? new RawAnswer { Headers = fields }
            : new RawAnswer { Headers = [("x-custom-header", "foo"), ("x-custom-header", "bar")], Trailers = fields });
        Assert.Equal(new Status(StatusCode.FailedPrecondition, "error"), observed.Status);
        Assert.Equal(values, observed.Trailers.GetAll("x-custom-trailer").Select(entry => entry.Value));
        if (name.StartsWith("trailers-at-end", StringComparison.Ordinal))
            Assert.Equal(["foo", "bar"], observed.Headers.GetAll("x-custom-header").Select(entry => entry.Value));
    }
}
