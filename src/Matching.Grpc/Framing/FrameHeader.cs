using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace Matching.Grpc.Framing;

/// <summary>
/// What stands before each message: one byte that is 1 for a compressed message and 0 for a plain one, then the length
/// of the message in bytes as four bytes, big-endian (grpc/grpc, PROTOCOL-HTTP2.md, "Length-Prefixed-Message").
/// </summary>
internal readonly record struct FrameHeader(bool IsCompressed, uint Length)
{
    public const int Size = 5;

    /// <summary>Reads the header without moving on; false when fewer than five bytes are there.</summary>
    public static bool TryRead(in ReadOnlySequence<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < Size)
            return false;
        Span<byte> head = stackalloc byte[Size];
        bytes.Slice(0, Size).CopyTo(head);
        if (head[0] > 1)
            throw new RpcException(new Status(StatusCode.Internal, $"Message flag is {head[0]}, expected 0 or 1."));
        header = new FrameHeader(head[0] == 1, BinaryPrimitives.ReadUInt32BigEndian(head[1..]));
        return true;
    }

    public void Write(Span<byte> target)
    {
        target[0] = IsCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(target[1..], Length);
    }
}
