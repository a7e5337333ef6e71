using System.IO.Compression;
using Matching.Grpc.Compression;

namespace Matching.Grpc.Calls;

/// <summary>What the options of the server and of one service together say about its calls.</summary>
internal sealed record CallSettings
{
    /// <summary>Largest request in bytes; null for no limit.</summary>
    public required int? MaxReceiveMessageSize { get; init; }

    /// <summary>Largest response in bytes; null for no limit.</summary>
    public required int? MaxSendMessageSize { get; init; }

    /// <summary>Whether the text of any exception travels to the caller.</summary>
    public required bool IsDetailed { get; init; }

    /// <summary>The encoding of responses, if the caller accepts it; null for identity.</summary>
    public required string? ResponseEncoding { get; init; }

    public required CompressionLevel? ResponseCompressionLevel { get; init; }

    public required Encodings Encodings { get; init; }

    /// <summary>Whether unknown methods of the service are left to the rest of the application.</summary>
    public required bool IgnoresUnknown { get; init; }
}
