using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Grpc.Net.Compression;

namespace Matching.Grpc.Compression;

/// <summary>The encodings that one service (or client) knows, by name; <c>identity</c> is always one of them.</summary>
internal sealed class Encodings
{
    public const string Identity = "identity";

    /// <summary>The header that names how compressed messages of a stream are packed.</summary>
    public const string HeaderName = "grpc-encoding";

    /// <summary>The header that lists what the sender can inflate.</summary>
    public const string AcceptHeaderName = "grpc-accept-encoding";

    /// <summary>The metadata key by which one call chooses an encoding for what it sends; it stays here.</summary>
    public const string RequestKey = "grpc-internal-encoding-request";

    /// <summary>What every service and client knows without being told.</summary>
    public static readonly IReadOnlyList<ICompressionProvider> BuiltIn =
    [
        new GzipCompressionProvider(CompressionLevel.Fastest),
        new DeflateCompressionProvider(CompressionLevel.Fastest),
    ];

    private readonly Dictionary<string, ICompressionProvider> _providersByName = new(StringComparer.Ordinal);

    /// <summary>Of two providers with the same name the first counts.</summary>
    public Encodings(IEnumerable<ICompressionProvider> providers)
    {
        foreach (var provider in providers)
            _providersByName.TryAdd(provider.EncodingName, provider);
        AcceptHeader = string.Join(',', _providersByName.Keys.Prepend(Identity));
    }

    /// <summary>The names as <c>grpc-accept-encoding</c> lists them.</summary>
    public string AcceptHeader { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out ICompressionProvider? provider) =>
        _providersByName.TryGetValue(name, out provider);

    /// <summary>Whether a <c>grpc-accept-encoding</c> header lists the name.</summary>
    public static bool IsListed(string acceptHeader, string name)
    {
        foreach (var range in acceptHeader.AsSpan().Split(','))
            if (acceptHeader.AsSpan(range).Trim().SequenceEqual(name))
                return true;
        return false;
    }
}
