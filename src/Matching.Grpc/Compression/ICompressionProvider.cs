using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>A way to compress messages, known on the wire by its name.</summary>
public interface ICompressionProvider
{
    /// <summary>The name in <c>grpc-encoding</c>, such as <c>gzip</c>.</summary>
    string EncodingName { get; }

    /// <summary>A stream that packs what is written to it into <paramref name="stream"/>.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream that inflates what it reads from <paramref name="stream"/>.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
