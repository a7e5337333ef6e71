using System.Net;
using System.Net.Http.Headers;

namespace Matching.Grpc.Tests.Probing;

/// <summary>A gRPC request written by hand on HttpClient.</summary>
internal sealed record RawCall(string Method, params byte[][] Chunks)
{
    public const string Service = "/matching.grpc.tests.Probe/";

    public string Path { get; init; } = Service + Method;

    public string? ContentType { get; init; } = "application/grpc";

    public HttpMethod Verb { get; init; } = HttpMethod.Post;

    public Version Version { get; init; } = HttpVersion.Version20;

    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Sends the request and reads the answer whole.</summary>
    public async Task<RawAnswer> SendAsync(GrpcHost host)
    {
        using var request = CreateRequest();
        using var response = await host.Http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return new RawAnswer(response.StatusCode, Values(response.Headers, response.Content.Headers), body,
            Values(response.TrailingHeaders));
    }

    public HttpRequestMessage CreateRequest()
    {
        var request = new HttpRequestMessage(Verb, Path)
        {
            Version = Version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ChunkedContent(Chunks),
        };
        if (ContentType is not null)
            request.Content.Headers.TryAddWithoutValidation("content-type", ContentType);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static Dictionary<string, string[]> Values(params HttpHeaders[] headers) =>
        headers.SelectMany(part => part.NonValidated).ToDictionary(header => header.Key,
            header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends each chunk in a DATA frame of its own.</summary>
    private sealed class ChunkedContent(byte[][] chunks) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var chunk in chunks)
            {
                await stream.WriteAsync(chunk);
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

/// <summary>The answer to a <see cref="RawCall"/>.</summary>
internal sealed record RawAnswer(HttpStatusCode HttpStatus, Dictionary<string, string[]> Headers, byte[] Body,
    Dictionary<string, string[]> Trailers)
{
    /// <summary>Whether the status came with the headers.</summary>
    public bool IsTrailersOnly => Headers.ContainsKey("grpc-status");

    public string Status => Single("grpc-status") ?? "none";

    public string? Message => Single("grpc-message");

    /// <summary>A value that stands in the headers or in the trailers.</summary>
    public string? Single(string name) =>
        Headers.GetValueOrDefault(name)?.Single() ?? Trailers.GetValueOrDefault(name)?.Single();
}
