using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using Matching.Grpc.Interop.Tests.Peers;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("gRPC Unexpected Requests")]
public sealed class UnexpectedRequestTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    private static readonly byte[] Request = Message(new SimpleRequest { ResponseSize = 1 });

    [Theory]
    [Trait("Official", "differs")]
    [InlineData("unary/no-request", "UnaryCall", 0)]
    [InlineData("unary/multiple-requests", "UnaryCall", 2)]
    [InlineData("server-stream/no-request", "StreamingOutputCall", 0)]
    [InlineData("server-stream/multiple-requests", "StreamingOutputCall", 2)]
    public async Task Requests_NoneOrTwoWhereOneIsDue_AreUnimplemented(string name, string method, int count)
    {
        var body = Enumerable.Repeat(Request, count).SelectMany(bytes => bytes).ToArray();
        await AnswersAsync(name, "200 status 12", Head(method), body);
    }

    // The suite takes UNKNOWN, INTERNAL and UNIMPLEMENTED; what HTTP says itself, a client maps to one of them.
    [Theory]
    [Trait("Official", "differs")]
    [InlineData("unexpected-verb", ":method", "DELETE", "405")]
    [InlineData("unexpected-uri", ":path", "/grpc.testing.UnknownService/UnknownMethod", "200 status 12")]
    [InlineData("unexpected-codec", "content-type", "application/grpc+foo", "415 status 13")]
    public Task Head_OfAnotherKind_IsRefused(string name, string field, string value, string answer) =>
        AnswersAsync(name, answer, HeadWith("UnaryCall", field, value), Request);

    [Theory]
    [InlineData("unexpected-compression", "foo", "200 status 12")]
    [InlineData("unexpected-compressed-message", "identity", "200 status 13")]
    public Task Message_PackedAsNobodySaid_IsRefused(string name, string encoding, string answer) =>
        AnswersAsync(name, answer, Head("UnaryCall", ("grpc-encoding", encoding)), Message(1, [1, 2, 3]));

    private async Task AnswersAsync(string name, string answer, IEnumerable<(string, string)> head, byte[] body)
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        Assert.Equal((name, answer), (name, await connection.AskAsync(head, body)));
    }
}

[Suite("gRPC Proto Sub-Format Requests")]
public sealed class ProtoSubFormatTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    [Theory]
    [InlineData("with-proto-sub-format", "application/grpc+proto")]
    [InlineData("without-proto-sub-format", "application/grpc")]
    public async Task ContentType_WithAndWithoutProto_IsServed(string name, string contentType)
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        var head = HeadWith("EmptyCall", "content-type", contentType);
        Assert.Equal((name, "200 status 0"), (name, await connection.AskAsync(head, Message(0, []))));
        Assert.Equal(["application/grpc"], connection.Stream(1).Values("content-type"));
    }
}

[Suite("Unexpected Requests")]
public sealed class UnexpectedContentTypeTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    [Theory]
    [InlineData("unexpected-content-type", "video/mp4")]
    public async Task ContentType_ThatIsNoGrpc_Is415(string name, string contentType)
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        var head = HeadWith("EmptyCall", "content-type", contentType);
        Assert.Equal((name, "415 status 13"), (name, await connection.AskAsync(head, Message(0, []))));
    }
}
