using System.Buffers.Binary;
using Google.Protobuf;

namespace Matching.Grpc.Interop.Tests.Http2;

/// <summary>Heads and bodies of requests to the interop service, valid until somebody spoils them.</summary>
internal static class RawRequest
{
    public const string Service = "/grpc.testing.TestService/";

    /// <summary>The head of a valid call.</summary>
    public static List<(string Name, string Value)> Head(string method, params (string, string)[] more) =>
    [
        (":method", "POST"), (":scheme", "http"), (":path", Service + method), (":authority", "127.0.0.1"),
        ("content-type", "application/grpc"), ("te", "trailers"), .. more,
    ];

    /// <summary>The head of a valid call with one field replaced; null leaves it out.</summary>
    public static List<(string Name, string Value)> HeadWith(string method, string name, string? value) =>
    [
        .. Head(method).Where(field => field.Name != name || value is not null)
            .Select(field => field.Name == name ? (name, value!) : field),
    ];

    public static Frame HeadFrame(int stream, string method, params (string, string)[] more) =>
        Frame.Headers(stream, HeaderBlock.Encode(Head(method, more)));

    /// <summary>A length-prefixed message.</summary>
    public static byte[] Message(IMessage message) => Message(0, message.ToByteArray());

    public static byte[] Message(byte flag, byte[] payload) => [.. Prefix(flag, (uint)payload.Length), .. payload];

    public static byte[] Prefix(byte flag, uint length)
    {
        var prefix = new byte[5];
        prefix[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), length);
        return prefix;
    }

    /// <summary>
    /// A whole request as frames: its body in frames of at most 16 KiB; an empty one ends the stream.
    /// </summary>
    public static Frame[] Whole(int stream, IEnumerable<(string, string)> head, byte[] body) =>
    [
        Frame.Headers(stream, HeaderBlock.Encode(head)),
        .. body.Chunk(16_384).Select(part => Frame.Data(stream, part)),
        Frame.Data(stream, [], isLast: true),
    ];

    /// <summary>Sends a whole request on a connection and waits for how it ends.</summary>
    public static async Task<string> AskAsync(this RawConnection connection, IEnumerable<(string, string)> head,
        byte[] body)
    {
        await connection.SendAsync(Whole(1, head, body));
        return await connection.OutcomeAsync(1);
    }
}
