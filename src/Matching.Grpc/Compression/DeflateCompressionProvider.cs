using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary><c>deflate</c>: as HTTP means it, the zlib format of RFC 1950.</summary>
/// <param name="defaultCompressionLevel">The level when the call asks for none.</param>
public class DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) : ICompressionProvider
{
    /// <inheritdoc />
    public string EncodingName => "deflate";

    /// <inheritdoc />
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new ZLibStream(stream, compressionLevel ?? defaultCompressionLevel, leaveOpen: true);

    /// <inheritdoc />
    public Stream CreateDecompressionStream(Stream stream) => new ZLibStream(stream, CompressionMode.Decompress);
}
