using System.Globalization;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Matching.Grpc.Calls;
using Matching.Grpc.Client.Retries;
using Matching.Grpc.Compression;
using Matching.Grpc.Deadlines;

namespace Matching.Grpc.Client;

/// <summary>Makes the requests of one call's attempts; they differ in the time that is left and in the count.</summary>
/// <param name="Channel">Where to.</param>
/// <param name="Method">What is called.</param>
/// <param name="Host">Replaces the authority; null for the address's own.</param>
/// <param name="Options">What the caller said about the call.</param>
internal sealed record ClientRequest(GrpcChannel Channel, IMethod Method, string? Host, CallOptions Options)
{
    /// <summary>When the call must be over; null for never.</summary>
    public required Deadline? Deadline { get; init; }

    /// <summary>How its messages are packed; null for not at all.</summary>
    public required ICompressionProvider? Compression { get; init; }

    /// <summary>The next attempt, behind so many that failed.</summary>
    public async Task<HttpRequestMessage> CreateAsync(HttpContent content, int failed, CancellationToken cancelled)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Channel.Address, Method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.Host = Host;
        request.Headers.TE.Add(new("trailers"));
        Add(request, Encodings.AcceptHeaderName, Channel.Encodings.AcceptHeader);
        if (Compression is not null)
            Add(request, Encodings.HeaderName, Compression.EncodingName);
        if (Deadline is not null)
            Add(request, GrpcTimeout.HeaderName, GrpcTimeout.Format(Deadline.Left));
        if (failed > 0)
            Add(request, Attempts.PreviousAttemptsName, failed.ToString(CultureInfo.InvariantCulture));
        foreach (var entry in await CollectMetadataAsync(cancelled).ConfigureAwait(false))
            if (entry.Key != Encodings.RequestKey)
                Add(request, entry.Key, MetadataHeaders.ToText(entry));
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string value) =>
        request.Headers.TryAddWithoutValidation(name, value);

    private async Task<IEnumerable<Metadata.Entry>> CollectMetadataAsync(CancellationToken cancelled)
    {
        var headers = Options.Headers ?? Metadata.Empty;
        if (Options.Credentials is null && Channel.CallCredentials is null)
            return headers;
        var metadata = new Metadata();
        foreach (var entry in headers)
            metadata.Add(entry);
        var service = new Uri(Channel.Address, Method.ServiceName).ToString();
        foreach (var credentials in new[] { Channel.CallCredentials, Options.Credentials })
            if (credentials is not null)
                await credentials.AddAsync(new AuthInterceptorContext(service, Method.Name, cancelled), metadata)
                    .ConfigureAwait(false);
        return metadata;
    }
}
