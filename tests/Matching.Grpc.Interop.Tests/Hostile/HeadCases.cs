using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Bad heads of requests: what gRPC, HTTP/2 and the limits on headers say.</summary>
internal static class HeadCases
{
    private const string Echo = "x-grpc-test-echo-trailing-bin";
    private static readonly byte[] Body = Message(new SimpleRequest { ResponseSize = 1 });

    public static IEnumerable<HostileCase> All => [.. Heads, .. Malformed, .. Metadata, .. Timeouts, .. Sizes];

    private static HostileCase[] Heads =>
    [
        Replaced("a path in lower case", "200 status 12", ":path", "/grpc.testing.testservice/unarycall"),
        Replaced("a path with a percent code", "200 status 12", ":path", Service + "%55naryCall"),
        Replaced("a path with a query", "200 status 12", ":path", Service + "UnaryCall?x=1"),
        Replaced("a method that is not there", "200 status 12", ":path", Service + "Nothing"),
        Replaced("a service that is not there", "200 status 12", ":path", "/grpc.testing.Nothing/UnaryCall"),
        Replaced("a path of one name", "200 status 12", ":path", "/UnaryCall"),
        Replaced("a path without a slash", "reset ProtocolError", ":path", "grpc.testing.TestService/UnaryCall"),
        Replaced("an empty path", "reset ProtocolError", ":path", ""),
        Replaced("a path with a broken percent sign", "200 status 12", ":path", Service + "UnaryCall%zz"),
        Replaced("GET", "405", ":method", "GET"),
        Replaced("OPTIONS", "405", ":method", "OPTIONS"),
        Replaced("a verb that nobody knows", "405", ":method", "FROB"),
        Replaced("no content type", "415 status 13", "content-type", null),
        Replaced("application/json", "415 status 13", "content-type", "application/json"),
        Replaced("application/grpc-web", "415 status 13", "content-type", "application/grpc-web"),
        Replaced("application/grpc+json", "415 status 13", "content-type", "application/grpc+json"),
        Replaced("application/grpcx", "415 status 13", "content-type", "application/grpcx"),
        Replaced("no te", "200 status 0", "te", null),
    ];

    private static HostileCase[] Malformed =>
    [
        Replaced("te other than trailers", "goaway ProtocolError", "te", "gzip"),
        Replaced("no :path", "reset ProtocolError", ":path", null),
        Replaced("no :method", "reset ProtocolError", ":method", null),
        Replaced("no :scheme", "reset ProtocolError", ":scheme", null),
        Replaced("a :scheme that the connection has not", "reset ProtocolError", ":scheme", "ftp"),
        Added("two :path", "goaway ProtocolError", (":path", "/")),
        Added("a pseudo-header that nobody knows", "goaway ProtocolError", (":frob", "1")),
        Added("a pseudo-header of answers", "goaway ProtocolError", (":status", "200")),
        Added("a name in upper case", "goaway ProtocolError", ("X-Upper", "1")),
        Added("a header of a connection", "goaway ProtocolError", ("connection", "close")),
        Added("a name with a space, which is no metadata", "200 status 0", ("x y", "1")),
        Added("an empty name", "goaway CompressionError", ("", "1")),
        Added("a value with a line break", "goaway ProtocolError", ("x-line", "a\r\nb")),
        Added("a value with a zero", "goaway ProtocolError", ("x-zero", "a\0b")),
        Added("a content-length that is too large", "reset ProtocolError", ("content-length", "100")),
        Added("a content-length that is too small", "reset ProtocolError", ("content-length", "3")),
        Added("a content-length that is no number", "goaway ProtocolError", ("content-length", "many")),
    ];

    private static HostileCase[] Metadata =>
    [
        Added("-bin that is no base64", "200 status 3", (Echo, "%%%")),
        Added("-bin of one letter", "200 status 3", (Echo, "q")),
        Added("-bin with two values", "200 status 0", (Echo, "qw,q6s=")),
        Added("-bin with nothing in it", "200 status 0", (Echo, "")),
        Added("a value with odd bytes", "200 status 0", ("x-odd", "\u00e5\u00ff\u0080")),
        Added("a name twice", "200 status 0", ("x-twice", "1"), ("x-twice", "2")),
        Added("an encoding twice", "200 status 0", ("grpc-encoding", "gzip"), ("grpc-encoding", "identity")),
        Added("an unreadable list of encodings", "200 status 0", ("grpc-accept-encoding", ",;,gzip;q=x,,")),
    ];

    private static HostileCase[] Timeouts =>
    [
        .. new[] { "", "S", "1", "-1S", "0S", "+1S", " 1S", "1 S", "1x", "1.5S", "123456789S", "0x1S", "1SS" }
            .Select(value => Added($"grpc-timeout '{value}'", "200 status 0", ("grpc-timeout", value))),
        Added("grpc-timeout of ten thousand years", "200 status 0", ("grpc-timeout", "99999999H")),
        HostileCase.OnConnection("grpc-timeout of a nanosecond, and no message", "200 status 4", async connection =>
        {
            await connection.SendAsync(HeadFrame(1, "UnaryCall", ("grpc-timeout", "1n")));
            return await connection.OutcomeAsync(1);
        }),
    ];

    private static HostileCase[] Sizes =>
    [
        InParts("a head in CONTINUATION frames of one byte", "200 status 0", [], 1),
        InParts("headers of 30 KB over several frames", "200 status 0", Many(30), 16_384),
        InParts("headers of 40 KB over several frames", "431", Many(40), 16_384),
        InParts("headers of 63 KB over several frames", "431", Many(63), 16_384),
        InParts("one header of 30 KB", "200 status 0", [("x-large", new string('x', 30_000))], 16_384),
        InParts("a hundred and fifty headers", "431", Single(150), 16_384),
        InParts("two hundred headers", "goaway ProtocolError", Single(200), 16_384),
    ];

    private static HostileCase Replaced(string name, string answer, string field, string? value) =>
        HostileCase.Request(name, answer, HeadWith("UnaryCall", field, value), Body);

    private static HostileCase Added(string name, string answer, params (string, string)[] fields) =>
        HostileCase.Request(name, answer, Head("UnaryCall", fields), Body);

    private static (string, string)[] Many(int kilobytes) =>
        [.. Enumerable.Range(0, kilobytes).Select(n => ($"x-{n}", new string('x', 1000 - 4)))];

    private static (string, string)[] Single(int count) =>
        [.. Enumerable.Range(0, count).Select(n => ($"x-{n}", "1"))];

    private static HostileCase InParts(string name, string answer, (string, string)[] more, int size) =>
        HostileCase.OnConnection(name, answer, async connection =>
        {
            await connection.SendAsync([.. HeadParts(HeaderBlock.Encode(Head("UnaryCall", more)), size),
                Frame.Data(1, Body, isLast: true)]);
            return await connection.OutcomeAsync(1);
        });

    private static IEnumerable<Frame> HeadParts(byte[] block, int size)
    {
        var parts = block.Chunk(size).ToList();
        foreach (var (index, part) in parts.Index())
            yield return new Frame(index == 0 ? FrameType.Headers : FrameType.Continuation,
                index == parts.Count - 1 ? Frame.EndHeaders : (byte)0, 1, part);
    }
}
