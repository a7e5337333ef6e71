using Grpc.AspNetCore.Server;
using Matching.Grpc.Calls;
using Matching.Grpc.Compression;

namespace Matching.Grpc.Hosting;

/// <summary>
/// Makes the settings of a service out of the options: its own where set, else the server's, else the default.
/// </summary>
internal static class ServiceSettings
{
    private const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    public static CallSettings Merge(GrpcServiceOptions service, GrpcServiceOptions server)
    {
        var settings = new CallSettings
        {
            MaxReceiveMessageSize = service.IsMaxReceiveMessageSizeSet ? service.MaxReceiveMessageSize
                : server.IsMaxReceiveMessageSizeSet ? server.MaxReceiveMessageSize
                : DefaultMaxReceiveMessageSize,
            MaxSendMessageSize =
                service.IsMaxSendMessageSizeSet ? service.MaxSendMessageSize : server.MaxSendMessageSize,
            IsDetailed = service.EnableDetailedErrors ?? server.EnableDetailedErrors ?? false,
            ResponseEncoding = service.ResponseCompressionAlgorithm ?? server.ResponseCompressionAlgorithm,
            ResponseCompressionLevel = service.ResponseCompressionLevel ?? server.ResponseCompressionLevel,
            Encodings = new Encodings(
                [.. service.CompressionProviders, .. server.CompressionProviders, .. Encodings.BuiltIn]),
            IgnoresUnknown = service.IgnoreUnknownServices ?? server.IgnoreUnknownServices ?? false,
        };
        RequireKnown(settings);
        return settings;
    }

    private static void RequireKnown(CallSettings settings)
    {
        if (settings.ResponseEncoding is null or Encodings.Identity
            || settings.Encodings.TryFind(settings.ResponseEncoding, out _))
            return;
        throw new InvalidOperationException($"ResponseCompressionAlgorithm is '{settings.ResponseEncoding}', expected "
            + $"one of {settings.Encodings.AcceptHeader}. Maybe add its provider to CompressionProviders.");
    }
}
