using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Probing;

/// <summary>Frames made and taken apart by hand, so that no code under test judges itself.</summary>
internal static class Frames
{
    public static byte[] Of(IMessage message) => Of(0, message.ToByteArray());

    public static byte[] Of(byte flag, byte[] payload) => [.. Head(flag, (uint)payload.Length), .. payload];

    public static byte[] Head(byte flag, uint length)
    {
        var head = new byte[5];
        head[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(1), length);
        return head;
    }

    public static List<(byte Flag, byte[] Payload)> Split(byte[] body)
    {
        var frames = new List<(byte, byte[])>();
        for (var rest = body.AsSpan(); rest.Length > 0;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
            frames.Add((rest[0], rest.Slice(5, length).ToArray()));
            rest = rest[(5 + length)..];
        }
        return frames;
    }

    public static List<Note> Notes(byte[] body) =>
        [.. Split(body).Select(frame => Note.Parser.ParseFrom(frame.Payload))];

    public static byte[] Gzip(byte[] bytes) => Pack(bytes, target => new GZipStream(target, CompressionLevel.Optimal));

    public static byte[] Zlib(byte[] bytes) => Pack(bytes, target => new ZLibStream(target, CompressionLevel.Optimal));

    public static byte[] Gunzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            stream.CopyTo(target);
        return target.ToArray();
    }

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packer)
    {
        using var target = new MemoryStream();
        using (var stream = packer(target))
            stream.Write(bytes);
        return target.ToArray();
    }
}
