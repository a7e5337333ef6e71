using System.Buffers;
using System.Buffers.Binary;

namespace Matching.Grpc.Compression;

/// <summary>
/// The end of packed bytes: for gzip the size of the message (RFC 1952, section 2.3.1), for deflate its Adler-32 (RFC
/// 1950, section 2.2). The streams of .NET check what they find there, but take packed bytes that stop earlier for
/// whole, and a message that lost its end may still be a message.
/// </summary>
internal static class PackedEnd
{
    private const string Gzip = "gzip";
    private const string Deflate = "deflate";
    private const int NumberSize = 4;

    // Ten bytes of header and eight of CRC and size; two of header and four of Adler-32; two for nothing between them.
    private const int SmallestGzip = 20;
    private const int SmallestDeflate = 8;

    // RFC 1950, section 9; a run of that many bytes keeps both sums below 2³² without a modulus.
    private const uint AdlerModulus = 65_521;
    private const int AdlerRun = 5552;

    /// <summary>The size in bytes that gzip says it inflates to (modulo 2³²); null for other encodings.</summary>
    public static long? AnnouncedSize(string encoding, in ReadOnlySequence<byte> packed)
    {
        if (encoding != Gzip)
            return null;
        RequireLength(packed, SmallestGzip);
        Span<byte> last = stackalloc byte[NumberSize];
        packed.Slice(packed.Length - NumberSize).CopyTo(last);
        return BinaryPrimitives.ReadUInt32LittleEndian(last);
    }

    /// <summary>
    /// Throws <see cref="InvalidDataException"/> when the end does not belong to the inflated message; of encodings
    /// other than gzip and deflate nothing is known. O(1) for gzip, O(n) for deflate.
    /// </summary>
    public static void Require(string encoding, in ReadOnlySequence<byte> packed, ReadOnlySpan<byte> plain)
    {
        var fits = encoding switch
        {
            Gzip => AnnouncedSize(encoding, packed) == plain.Length,
            Deflate => AnnouncedSum(packed) == Adler32(plain),
            _ => true,
        };
        if (!fits)
            throw new InvalidDataException("Packed bytes are cut, or go on behind their end.");
    }

    private static uint AnnouncedSum(in ReadOnlySequence<byte> packed)
    {
        RequireLength(packed, SmallestDeflate);
        Span<byte> last = stackalloc byte[NumberSize];
        packed.Slice(packed.Length - NumberSize).CopyTo(last);
        return BinaryPrimitives.ReadUInt32BigEndian(last);
    }

    private static void RequireLength(in ReadOnlySequence<byte> packed, int smallest)
    {
        if (packed.Length < smallest)
            throw new InvalidDataException("Packed bytes are fewer than there can be.");
    }

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        uint sum = 1, sumOfSums = 0;
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(AdlerRun, bytes.Length)];
            foreach (var one in run)
            {
                sum += one;
                sumOfSums += sum;
            }
            sum %= AdlerModulus;
            sumOfSums %= AdlerModulus;
            bytes = bytes[run.Length..];
        }
        return (sumOfSums << 16) | sum;
    }
}
