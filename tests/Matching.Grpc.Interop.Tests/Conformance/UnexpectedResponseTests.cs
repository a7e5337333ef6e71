using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Matching.Grpc.Interop.Tests.Http2;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("gRPC Unexpected Responses")]
public sealed class UnexpectedResponseTests(AnsweringServer server) : IClassFixture<AnsweringServer>
{
    private static readonly (string, string)[] Ok = [("grpc-status", "0")];
    private static readonly byte[] Message = RawRequest.Message(new Echo { Requests = 1 });

    [Theory]
    [InlineData("missing-status")]
    public Task Answer_WithoutAStatus_IsUnknown(string name) =>
        FailsAsync(name, StatusCode.Unknown, new RawAnswer { Trailers = [("grpc-message", "error")] });

    [Theory]
    [InlineData("unary/ok-but-no-response")]
    [InlineData("client-stream/ok-but-no-response")]
    public Task Success_WithoutAMessage_IsUnimplemented(string name) =>
        FailsAsync(name, StatusCode.Unimplemented, new RawAnswer { Trailers = Ok });

    [Theory]
    [InlineData("unary/multiple-responses")]
    [InlineData("client-stream/multiple-responses")]
    public Task Success_WithTwoMessages_IsUnimplemented(string name) =>
        FailsAsync(name, StatusCode.Unimplemented, new RawAnswer { Body = [.. Message, .. Message], Trailers = Ok });

    // The suite takes INTERNAL and UNKNOWN: the trailers are missing.
    [Theory]
    [InlineData("trailers-only/ignore-header-if-body-present")]
    public Task StatusInTheHeaders_BeforeABody_IsNone(string name) => FailsAsync(name, StatusCode.Unknown,
        new RawAnswer { Headers = [("grpc-status", "9")], Body = Message });

    [Theory]
    [InlineData("trailers-only/ignore-header-if-trailer-present")]
    public Task StatusInTheHeaders_BeforeOneInTheTrailers_IsNone(string name) => FailsAsync(name,
        StatusCode.FailedPrecondition,
        new RawAnswer { Headers = [("grpc-status", "8")], Trailers = [("foo", "bar"), ("grpc-status", "9")] });

    [Theory]
    [InlineData("unexpected-content-type")]
    public Task Answer_OfAnotherContentType_IsUnknown(string name) =>
        FailsAsync(name, StatusCode.Unknown, new RawAnswer { ContentType = "image/jpeg" });

    [Theory]
    [InlineData("unexpected-codec")]
    public Task Answer_InAnotherSubFormat_IsUnknown(string name) => FailsAsync(name, StatusCode.Unknown,
        new RawAnswer { ContentType = "application/grpc+json", Body = Message, Trailers = Ok });

    [Theory]
    [InlineData("unexpected-compression", "foo")]
    [InlineData("unexpected-compressed-message", "identity")]
    public Task Message_PackedAsNobodySaid_IsInternal(string name, string encoding) => FailsAsync(name,
        StatusCode.Internal, new RawAnswer
        {
            Headers = [("grpc-encoding", encoding)], Body = RawRequest.Message(1, [1, 2, 3]), Trailers = Ok,
        });

    private async Task FailsAsync(string name, StatusCode code, RawAnswer answer)
    {
        var observed = await server.ObserveAsync(name, answer);
        Assert.Equal(code, observed.Status.StatusCode);
        Assert.Empty(observed.Messages);
    }
}

[Suite("Unexpected Responses")]
public sealed class UnexpectedHttpStatusTests(AnsweringServer server) : IClassFixture<AnsweringServer>
{
    [Theory]
    [InlineData("unmapped-http-status-code", 418)]
    [InlineData("nonexistent-http-status-code", 800)]
    public async Task HttpStatus_ThatHasNoMeaning_IsUnknown(string name, int httpStatus)
    {
        var observed = await server.ObserveAsync(name, new RawAnswer { HttpStatus = httpStatus, ContentType = null });
        Assert.Equal((name, StatusCode.Unknown), (name, observed.Status.StatusCode));
    }
}

// The suite wants UNKNOWN for 431; INTERNAL is what newer gRPC documents say.
[Suite("HTTP to RPC Code Mapping")]
public sealed class HttpToRpcCodeTests(AnsweringServer server) : IClassFixture<AnsweringServer>
{
    [Theory]
    [InlineData("bad-request", 400, StatusCode.Internal)]
    [InlineData("unauthorized", 401, StatusCode.Unauthenticated)]
    [InlineData("forbidden", 403, StatusCode.PermissionDenied)]
    [InlineData("not-found", 404, StatusCode.Unimplemented)]
    [InlineData("conflict", 409, StatusCode.Unknown)]
    [InlineData("precondition-failed", 412, StatusCode.Unknown)]
    [InlineData("payload-too-large", 413, StatusCode.Unknown)]
    [InlineData("unsupported-media-type", 415, StatusCode.Unknown)]
    [InlineData("too-many-requests", 429, StatusCode.Unavailable)]
    [InlineData("request-header-fields-too-large", 431, StatusCode.Internal)]
    [InlineData("bad-gateway", 502, StatusCode.Unavailable)]
    [InlineData("service-unavailable", 503, StatusCode.Unavailable)]
    [InlineData("gateway-timeout", 504, StatusCode.Unavailable)]
    [InlineData("http-version-not-supported", 505, StatusCode.Unknown)]
    public async Task HttpStatus_OfSomethingOnTheWay_HasACode(string name, int httpStatus, StatusCode code)
    {
        var observed = await server.ObserveAsync(name, new RawAnswer { HttpStatus = httpStatus, ContentType = null });
        Assert.Equal((name, code), (name, observed.Status.StatusCode));
    }
}
