using System.Buffers.Text;
using System.Collections.Frozen;
using Grpc.Core;
using Matching.Grpc.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Matching.Grpc.Calls;

/// <summary>Metadata to HTTP headers and back.</summary>
internal static class MetadataHeaders
{
    // What the protocol itself says in headers is not metadata: neither shown to services nor taken from them.
    private static readonly FrozenSet<string> OfTheProtocol = FrozenSet.ToFrozenSet(
    [
        "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "grpc-accept-encoding",
        "grpc-encoding", "grpc-message", "grpc-status", "grpc-timeout", "host", "te", "trailer", "transfer-encoding",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The metadata among some headers, in order; a header whose name is no key of metadata is none. A <c>-bin</c>
    /// value is split at commas and decoded as base64 with or without padding; what is no base64 throws
    /// INVALID_ARGUMENT.
    /// </summary>
    public static Metadata Read(IEnumerable<KeyValuePair<string, IEnumerable<string?>>> headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers)
        {
            if (OfTheProtocol.Contains(name) || !Metadata.Entry.IsKey(name))
                continue;
            foreach (var value in values)
                Add(metadata, name, value ?? "");
        }
        return metadata;
    }

    /// <summary>
    /// Adds entries to headers. Throws <see cref="InvalidOperationException"/> before any is added that cannot go.
    /// </summary>
    public static void Write(IHeaderDictionary headers, IEnumerable<Metadata.Entry> entries)
    {
        if (entries is Metadata { Count: 0 })
            return;
        var texts = entries.Select(entry => (entry.Key, Text: ToText(entry))).ToList();
        // Append would leave empty values out.
        foreach (var (key, text) in texts)
            headers[key] = StringValues.Concat(headers[key], text);
    }

    /// <summary>
    /// An entry's value as it travels. Throws when HTTP/2 or the protocol forbids it; the value is not named.
    /// </summary>
    public static string ToText(Metadata.Entry entry)
    {
        if (entry.IsBinary)
            return Convert.ToBase64String(entry.Bytes).TrimEnd('=');
        if (OfTheProtocol.Contains(entry.Key) && entry.Key != Encodings.AcceptHeaderName)
            throw new InvalidOperationException(
                $"Metadata key '{entry.Key}' belongs to the protocol, expected another key.");
        if (entry.Value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new InvalidOperationException(
                $"Metadata key '{entry.Key}' has a value with a character outside printable ASCII, expected none. "
                + $"Maybe use a key ending in '{Metadata.BinaryHeaderSuffix}'.");
        return entry.Value;
    }

    private static void Add(Metadata metadata, string name, string value)
    {
        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            metadata.Add(name, value);
            return;
        }
        foreach (var part in value.Split(','))
            metadata.Add(name, Decode(name, part.Trim()));
    }

    private static byte[] Decode(string name, string base64)
    {
        var source = base64.TrimEnd('=');
        var padded = source.PadRight((source.Length + 3) / 4 * 4, '=');
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        if (!Convert.TryFromBase64String(padded, bytes, out var count))
            throw new RpcException(new Status(StatusCode.InvalidArgument,
                $"Metadata '{name.ToLowerInvariant()}' is no base64, expected RFC 4648 section 4."));
        return bytes[..count];
    }
}
