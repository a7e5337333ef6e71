using Google.Protobuf;
using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Bad messages inside good HTTP/2 (grpc/grpc, PROTOCOL-HTTP2.md and statuscodes.md).</summary>
internal static class MessageCases
{
    private static readonly byte[] Empty = Message(new Empty());
    private static readonly byte[] Small = Message(new SimpleRequest { ResponseSize = 1 });
    private static readonly byte[] Output = Message(new StreamingOutputCallRequest
    {
        ResponseParameters = { new ResponseParameters { Size = 1 } },
    });

    private static readonly (string, string) Gzip = ("grpc-encoding", "gzip");

    public static IEnumerable<HostileCase> All => [.. Counts, .. Prefixes, .. Borders, .. Packed, .. Contents];

    private static HostileCase[] Counts =>
    [
        Call("a valid call, for comparison", "200 status 0", "UnaryCall", Small),
        Call("no message where one is due", "200 status 12", "UnaryCall"),
        Call("two messages where one is due", "200 status 12", "UnaryCall", Small, Small),
        Call("one stray byte behind the message", "200 status 12", "UnaryCall", Small, [0]),
        Call("no message to a server stream", "200 status 12", "StreamingOutputCall"),
        Call("two messages to a server stream", "200 status 12", "StreamingOutputCall", Output, Output),
        Call("no message in a client stream", "200 status 0", "StreamingInputCall"),
        Call("no message in a duplex stream", "200 status 0", "FullDuplexCall"),
    ];

    private static HostileCase[] Prefixes =>
    [
        Call("flag 2", "200 status 13", "UnaryCall", Message(2, [])),
        Call("flag 7", "200 status 13", "UnaryCall", Message(7, [])),
        Call("flag 255", "200 status 13", "UnaryCall", Message(255, [])),
        Announced("length 0xFFFFFFFF", "200 status 8", 0xFFFF_FFFF),
        Announced("length 0x80000000", "200 status 8", 0x8000_0000),
        Announced("length 0x7FFFFFFF", "200 status 8", 0x7FFF_FFFF),
        Announced("length of one byte over 4 MiB", "200 status 8", (4 << 20) + 1),
        Call("the stream ends inside a prefix", "200 status 13", "UnaryCall", [0, 0, 0]),
        Call("the stream ends inside a message", "200 status 13", "UnaryCall", Prefix(0, 10), [1, 2, 3]),
        Call("the stream ends before a message", "200 status 13", "UnaryCall", Prefix(0, 10)),
        Call("a client stream ends inside a message", "200 status 13", "StreamingInputCall",
            Message(new StreamingInputCallRequest()), Prefix(0, 10)),
        Call("a duplex stream ends inside a prefix", "200 status 13", "FullDuplexCall", Output, [0]),
    ];

    private static HostileCase[] Borders =>
    [
        InFrames("a message in DATA frames of one byte", "200 status 0", "UnaryCall",
            Message(new SimpleRequest { Payload = Zeros(2000) }).Chunk(1)),
        InFrames("a message of no bytes", "200 status 0", "EmptyCall", [Empty]),
        InFrames("empty DATA frames between the bytes", "200 status 0", "UnaryCall",
            Small.SelectMany(one => new byte[][] { [one], [], [] })),
        InFrames("a hundred messages in one DATA frame", "200 status 0", "FullDuplexCall",
            [Enumerable.Repeat(Output, 100).SelectMany(bytes => bytes).ToArray()]),
        InFrames("messages cut in the middle of their prefixes", "200 status 0", "FullDuplexCall",
            Enumerable.Repeat(Output, 100).SelectMany(bytes => bytes).Chunk(3)),
    ];

    private static HostileCase[] Packed =>
    [
        WithHeader("broken gzip", "200 status 13", Gzip, Message(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])),
        WithHeader("gzip cut in the middle", "200 status 13", Gzip, Message(1, Bombs.Gzip(new byte[5000])[..20])),
        WithHeader("gzip with a wrong checksum", "200 status 13", Gzip, Message(1, Bombs.WithWrongChecksum)),
        WithHeader("a compressed message of no bytes, as .NET packs nothing", "200 status 0", Gzip, Message(1, [])),
        WithHeader("zlib that says it is gzip", "200 status 13", Gzip, Message(1, Bombs.Zlib(new byte[50]))),
        WithHeader("broken deflate", "200 status 13", ("grpc-encoding", "deflate"), Message(1, [9, 9, 9, 9])),
        Call("a compressed message without an encoding", "200 status 13", "UnaryCall", Message(1, [])),
        WithHeader("a compressed message under identity", "200 status 13", ("grpc-encoding", "identity"),
            Message(1, [])),
        WithHeader("a compressed message in an unknown encoding", "200 status 12", ("grpc-encoding", "snappy"),
            Message(1, [])),
        WithHeader("a plain message under an unknown encoding", "200 status 0", ("grpc-encoding", "snappy"), Small),
        WithHeader("522 KB of gzip that inflate to 512 MiB", "200 status 8", Gzip, Message(1, Bombs.HalfGigabyte)),
        WithHeader("gzip that inflates to one byte over 4 MiB", "200 status 8", Gzip,
            Message(1, Bombs.Gzip(new byte[(4 << 20) + 1]))),
    ];

    private static HostileCase[] Contents =>
    [
        Call("bytes that are no message", "200 status 13", "UnaryCall", Message(0, [0xFF, 0xFF, 0xFF])),
        Call("a field that is longer than its message", "200 status 13", "UnaryCall", Message(0, [0x1A, 0x7F, 1])),
        Call("a length of a field below zero", "200 status 13", "UnaryCall",
            Message(0, [0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01])),
        Call("groups a hundred thousand deep", "200 status 13", "UnaryCall",
            Message(0, Enumerable.Repeat((byte)0x7B, 100_000).ToArray())),
        Call("text that is no UTF-8, which Google.Protobuf mends", "200 status 0", "UnaryCall",
            Message(0, [0x3A, 4, 0x12, 2, 0xC3, 0x28])),
        Call("a wish for an answer of two gigabytes", "200 status 3", "UnaryCall",
            Message(new SimpleRequest { ResponseSize = int.MaxValue })),
    ];

    private static HostileCase Call(string name, string answer, string method, params byte[][] body) =>
        HostileCase.Request(name, answer, Head(method), body.SelectMany(bytes => bytes).ToArray());

    private static HostileCase WithHeader(string name, string answer, (string, string) header, byte[] body) =>
        HostileCase.Request(name, answer, Head("UnaryCall", header), body);

    private static HostileCase InFrames(string name, string answer, string method, IEnumerable<byte[]> frames) =>
        HostileCase.OnConnection(name, answer, async connection =>
        {
            await connection.SendAsync([HeadFrame(1, method), .. frames.Select(bytes => Frame.Data(1, bytes)),
                Frame.Data(1, [], isLast: true)]);
            return await connection.OutcomeAsync(1);
        });

    // The answer comes before the message: nothing but its prefix is ever sent.
    private static HostileCase Announced(string name, string answer, uint length) =>
        HostileCase.OnConnection(name + ", and no more", answer, async connection =>
        {
            await connection.SendAsync(HeadFrame(1, "UnaryCall"), Frame.Data(1, Prefix(0, length)));
            return await connection.OutcomeAsync(1);
        });

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };
}
