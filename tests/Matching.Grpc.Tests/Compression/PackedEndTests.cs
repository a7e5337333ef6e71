using System.Buffers;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Compression;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Compression;

public sealed class PackedEndTests
{
    private static readonly byte[] Plain =
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(number => $"{number};")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Inflate_OfPackedBytesCutAnywhere_IsInternal(string encoding)
    {
        var packed = Pack(encoding, Plain);
        Assert.Equal(Plain, Inflate(encoding, packed));
        for (var length = 1; length < packed.Length; length++)
        {
            var refusal = Assert.Throws<RpcException>(() => Inflate(encoding, packed[..length]));
            Assert.Equal(StatusCode.Internal, refusal.StatusCode);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Inflate_OfNothingPacked_IsNothing(string encoding) =>
        Assert.Equal([], Inflate(encoding, Pack(encoding, [])));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Inflate_OfPackedBytesWithMoreBehind_IsInternal(string encoding) =>
        Assert.Throws<RpcException>(() => Inflate(encoding, [.. Pack(encoding, Plain), 1, 2, 3, 4]));

    [Fact]
    public async Task Ask_WithGzipThatLostItsEnd_IsInternalThoughWhatIsLeftIsAMessage()
    {
        await using var host = await GrpcHost.StartAsync();
        // Each number a field of its own: what comes before the cut can be parsed.
        var note = new Note { Body = ByteString.CopyFrom(Plain), Number = 7 };
        var packed = Frames.Gzip(note.ToByteArray());
        var answer = await new RawCall("Ask", Frames.Of(1, packed[..^9]))
        {
            Headers = [("grpc-encoding", "gzip")],
        }.SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Message could not be inflated, expected gzip.", answer.Message);
    }

    private static byte[] Pack(string encoding, byte[] plain) =>
        plain.Length == 0 ? Convert.FromHexString(encoding == "gzip" ? "1F8B080000000000000303000000000000000000"
            : "789C030000000001")
        : encoding == "gzip" ? Frames.Gzip(plain) : Frames.Zlib(plain);

    private static byte[] Inflate(string encoding, byte[] packed)
    {
        var compression = new MessageCompression(encoding, new Encodings(Encodings.BuiltIn));
        using var plain = compression.Inflate(new ReadOnlySequence<byte>(packed), 1 << 20);
        return plain.Written.ToArray();
    }
}
