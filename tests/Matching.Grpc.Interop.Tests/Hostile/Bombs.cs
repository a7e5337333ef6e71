using System.IO.Compression;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Packed bytes, some of which are more than they look.</summary>
internal static class Bombs
{
    private const int HalfGigabyteSize = 512 << 20;

    private static readonly Lazy<byte[]> PackedHalfGigabyte = new(() => Pack(
        target => new GZipStream(target, CompressionLevel.Optimal), Enumerable.Repeat(new byte[1 << 20], 512)));

    /// <summary>Some 522 KB that inflate to 512 MiB of zeros; made once.</summary>
    public static byte[] HalfGigabyte => PackedHalfGigabyte.Value.Length * 900L < HalfGigabyteSize
        ? PackedHalfGigabyte.Value
        : throw new InvalidOperationException("The bomb is too large to be one.");

    /// <summary>Gzip whose last four bytes but four, the CRC, do not fit.</summary>
    public static byte[] WithWrongChecksum
    {
        get
        {
            var packed = Gzip(new byte[100]);
            packed[^8] ^= 0xFF;
            return packed;
        }
    }

    public static byte[] Gzip(byte[] bytes) => Pack(
        target => new GZipStream(target, CompressionLevel.Optimal), [bytes]);

    public static byte[] Zlib(byte[] bytes) => Pack(
        target => new ZLibStream(target, CompressionLevel.Optimal), [bytes]);

    private static byte[] Pack(Func<Stream, Stream> packer, IEnumerable<byte[]> parts)
    {
        using var target = new MemoryStream();
        using (var stream = packer(target))
            foreach (var part in parts)
                stream.Write(part);
        return target.ToArray();
    }
}
