using System.Buffers;
using Grpc.Core;
using Grpc.Net.Compression;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Compression;

/// <summary>
/// How the compressed messages of one stream are packed: what its <c>grpc-encoding</c> header says. An unknown encoding
/// does no harm until a message is marked as compressed.
/// </summary>
internal sealed class MessageCompression
{
    private readonly Encodings _encodings;
    private readonly bool _isNamed;
    private readonly ICompressionProvider? _provider;

    public MessageCompression(string? encodingHeader, Encodings encodings)
    {
        _encodings = encodings;
        _isNamed = !string.IsNullOrEmpty(encodingHeader) && encodingHeader != Encodings.Identity;
        if (_isNamed)
            encodings.TryFind(encodingHeader!, out _provider);
    }

    /// <summary>
    /// The code of a message in an encoding that is not known here. Default UNIMPLEMENTED, which a server answers; a
    /// client that is sent what it has not accepted has INTERNAL (grpc/grpc, compression.md).
    /// </summary>
    public StatusCode UnknownEncoding { get; init; } = StatusCode.Unimplemented;

    /// <summary>Throws unless a message of this stream may be compressed.</summary>
    public void RequireKnown()
    {
        if (!_isNamed)
            throw new RpcException(new Status(StatusCode.Internal,
                "Message is marked as compressed, expected a 'grpc-encoding' header other than identity."));
        if (_provider is null)
            throw new RpcException(
                new Status(UnknownEncoding,
                    $"Message encoding is not supported, expected one of {_encodings.AcceptHeader}."),
                new Metadata { { Encodings.AcceptHeaderName, _encodings.AcceptHeader } });
    }

    /// <summary>
    /// Inflates a message, but never more than <paramref name="maxSize"/> bytes of it. The caller disposes.
    /// </summary>
    public PooledBuffer Inflate(in ReadOnlySequence<byte> packed, int maxSize)
    {
        try
        {
            return Inflater.Inflate(_provider!, packed, maxSize);
        }
        catch (BufferLimitException)
        {
            throw MessageSize.TooLargeInflated(maxSize);
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            throw new RpcException(new Status(StatusCode.Internal,
                $"Message could not be inflated, expected {_provider!.EncodingName}.", cause));
        }
    }
}
