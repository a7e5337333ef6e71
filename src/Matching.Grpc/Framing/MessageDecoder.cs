using System.Buffers;
using Grpc.Core;
using Matching.Grpc.Compression;

namespace Matching.Grpc.Framing;

/// <summary>Turns frames into messages.</summary>
/// <param name="Deserialize">Bytes to message.</param>
/// <param name="Compression">How compressed messages of this stream are packed.</param>
/// <param name="MaxSize">Largest message in bytes, packed and inflated; null for no limit.</param>
internal sealed record MessageDecoder<T>(Func<DeserializationContext, T> Deserialize,
    MessageCompression Compression, int? MaxSize)
{
    /// <summary>
    /// Takes one message off the front; false when it is not here whole. A message that is too large is refused by its
    /// header, before any of it is waited for.
    /// </summary>
    public bool TryDecode(ref ReadOnlySequence<byte> bytes, out T? message)
    {
        message = default;
        if (!FrameHeader.TryRead(bytes, out var header))
            return false;
        if (header.Length > (MaxSize ?? int.MaxValue))
            throw MessageSize.TooLargeToReceive(header.Length, MaxSize ?? int.MaxValue);
        if (header.IsCompressed)
            Compression.RequireKnown();
        if (bytes.Length < FrameHeader.Size + (long)header.Length)
            return false;
        var payload = bytes.Slice(FrameHeader.Size, header.Length);
        message = header.IsCompressed ? Inflate(payload) : Parse(payload);
        bytes = bytes.Slice(payload.End);
        return true;
    }

    private T Inflate(in ReadOnlySequence<byte> packed)
    {
        using var plain = Compression.Inflate(packed, MaxSize ?? int.MaxValue);
        return Parse(new ReadOnlySequence<byte>(plain.Written));
    }

    private T Parse(in ReadOnlySequence<byte> payload)
    {
        try
        {
            return Deserialize(new PayloadReader(payload));
        }
        catch (Exception cause) when (cause is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Internal,
                "Message could not be parsed, expected the bytes of the method's message type.", cause));
        }
    }
}
