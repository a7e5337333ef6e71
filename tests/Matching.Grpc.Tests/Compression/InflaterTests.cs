using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;
using Matching.Grpc.Compression;
using Matching.Grpc.Tests.Probing;

namespace Matching.Grpc.Tests.Compression;

public sealed class InflaterTests
{
    private const int Limit = 1 << 20;

    [Theory]
    [InlineData("gzip", 0)]
    [InlineData("gzip", 1)]
    [InlineData("gzip", Limit)]
    [InlineData("deflate", 1)]
    [InlineData("deflate", Limit)]
    public void Inflate_UpToTheLimit_IsTheMessage(string encoding, int size) =>
        Assert.Equal(new byte[size], Inflate(encoding, Pack(encoding, size)));

    [Theory]
    [InlineData("gzip", Limit + 1)]
    [InlineData("gzip", 50 * Limit)]
    [InlineData("deflate", Limit + 1)]
    [InlineData("deflate", 50 * Limit)]
    public void Inflate_OverTheLimit_IsExhausted(string encoding, int size) =>
        Refused(StatusCode.ResourceExhausted, encoding, Pack(encoding, size));

    [Theory]
    [InlineData(0u)]
    [InlineData(999u)]
    [InlineData(1001u)]
    [InlineData(Limit)]
    [InlineData(Limit + 1u)]
    [InlineData(uint.MaxValue)]
    public void Inflate_OfGzipThatAnnouncesAnotherSize_IsInternal(uint announced)
    {
        var packed = Pack("gzip", 1000);
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(packed.Length - 4), announced);
        Refused(StatusCode.Internal, "gzip", packed);
    }

    [Fact]
    public void Inflate_OfABombThatAnnouncesALittle_StopsThere()
    {
        var packed = Pack("gzip", 50 * Limit);
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(packed.Length - 4), 10);
        Refused(StatusCode.Internal, "gzip", packed);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Inflate_OfNoBytes_IsAnEmptyMessageAsOfficialClientsOnDotNetSendIt(string encoding) =>
        Assert.Equal([], Inflate(encoding, []));

    private static void Refused(StatusCode code, string encoding, byte[] packed) =>
        Assert.Equal(code, Assert.Throws<RpcException>(() => Inflate(encoding, packed)).StatusCode);

    // .NET packs nothing into nothing, which no other gzip does.
    private static byte[] Pack(string encoding, int size) =>
        size == 0 ? Convert.FromHexString("1F8B080000000000000303000000000000000000")
        : encoding == "gzip" ? Frames.Gzip(new byte[size]) : Frames.Zlib(new byte[size]);

    private static byte[] Inflate(string encoding, byte[] packed)
    {
        var compression = new MessageCompression(encoding, new Encodings(Encodings.BuiltIn));
        using var plain = compression.Inflate(new ReadOnlySequence<byte>(packed), Limit);
        return plain.Written.ToArray();
    }
}
