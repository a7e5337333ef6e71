using System.Buffers;
using System.IO.Pipelines;
using Grpc.Net.Compression;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Compression;

/// <summary>
/// Inflates one message in memory that is bounded before anything is inflated: by the size that gzip announces at its
/// end, and by the limit. Nothing that is announced is believed: what is more, or less, is refused.
/// </summary>
internal static class Inflater
{
    private const int ScratchSize = 16 << 10;

    /// <summary>
    /// The message; the caller disposes it. Throws <see cref="BufferLimitException"/> when it is larger than
    /// <paramref name="maxSize"/> bytes and <see cref="InvalidDataException"/> when it is not packed as it should be.
    /// </summary>
    public static PooledBuffer Inflate(ICompressionProvider provider, in ReadOnlySequence<byte> packed, int maxSize)
    {
        // The streams of .NET pack an empty message into no bytes at all, and so do the official clients on them.
        if (packed.IsEmpty)
            return new PooledBuffer();
        using var source = PipeReader.Create(packed).AsStream();
        using var inflating = provider.CreateDecompressionStream(source);
        var announced = PackedEnd.AnnouncedSize(provider.EncodingName, packed);
        if (announced > maxSize)
            throw Oversized(inflating, maxSize);
        var plain = new PooledBuffer((int)(announced ?? maxSize));
        try
        {
            plain.ReadFrom(inflating);
            PackedEnd.Require(provider.EncodingName, packed, plain.Written.Span);
            return plain;
        }
        catch (BufferLimitException) when (announced is not null)
        {
            plain.Dispose();
            throw new InvalidDataException("More is packed than is announced.");
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    // A message that says that it is too large is inflated all the same, without being kept: it may as well be broken.
    private static Exception Oversized(Stream inflating, int maxSize)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(ScratchSize);
        try
        {
            int count;
            for (var size = 0L; (count = inflating.Read(scratch)) > 0;)
                if ((size += count) > maxSize)
                    return new BufferLimitException(maxSize);
            return new InvalidDataException("Less is packed than is announced.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }
}
