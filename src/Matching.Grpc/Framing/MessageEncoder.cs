using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Matching.Grpc.Framing;

/// <summary>Turns messages into frames.</summary>
/// <param name="Serialize">Message to bytes.</param>
/// <param name="MaxSize">Largest message in bytes before compression; null for no limit.</param>
internal sealed record MessageEncoder<T>(Action<T, SerializationContext> Serialize, int? MaxSize)
{
    /// <summary>
    /// One whole frame; compressed when a compression is given and there is anything to pack. The caller disposes it.
    /// </summary>
    public PooledBuffer Encode(T message, ICompressionProvider? compression, CompressionLevel? level)
    {
        var plain = new PooledBuffer();
        try
        {
            PayloadWriter.Write(plain, MaxSize, message, Serialize);
            // .NET packs nothing into nothing at all, which no peer could inflate.
            if (compression is not null && plain.Length > FrameHeader.Size)
                return Compress(plain, compression, level);
            WriteHeader(plain, isCompressed: false);
            return plain;
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    private static PooledBuffer Compress(PooledBuffer plain, ICompressionProvider compression, CompressionLevel? level)
    {
        var packed = new PooledBuffer();
        packed.GetSpan(FrameHeader.Size);
        packed.Advance(FrameHeader.Size);
        using (var target = new PooledBufferStream(packed))
        using (var stream = compression.CreateCompressionStream(target, level))
            stream.Write(plain.Written.Span[FrameHeader.Size..]);
        WriteHeader(packed, isCompressed: true);
        plain.Dispose();
        return packed;
    }

    private static void WriteHeader(PooledBuffer frame, bool isCompressed) =>
        new FrameHeader(isCompressed, (uint)(frame.Length - FrameHeader.Size)).Write(frame.Written.Span);
}
