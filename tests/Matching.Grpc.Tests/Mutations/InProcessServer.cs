using System.IO.Pipelines;
using Matching.Grpc.Tests.Probing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Tests.Mutations;

/// <summary>The probe's methods without a socket: thousands of calls a second.</summary>
internal sealed class InProcessServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, RequestDelegate> _methods;

    public InProcessServer(ProbeHandlers handlers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(handlers);
        builder.Services.AddGrpc(options => options.ResponseCompressionAlgorithm = "gzip");
        _app = builder.Build();
        _app.MapGrpcService<ProbeService>();
        _methods = ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .GroupBy(endpoint => endpoint.RoutePattern.RawText!)
            .ToDictionary(group => group.Key, group => group.First().RequestDelegate!);
    }

    /// <summary>Runs one call; its body arrives in the parts that are given.</summary>
    public async Task<InProcessAnswer> CallAsync(string method, IHeaderDictionary head, IEnumerable<byte[]> parts)
    {
        var path = RawCall.Service + method;
        var arriving = new Pipe();
        var http = new DefaultHttpContext();
        var response = new StartableResponse();
        http.Features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http2,
            Method = HttpMethods.Post,
            Path = path,
            RawTarget = path,
            Headers = head,
        });
        http.Features.Set<IRequestBodyPipeFeature>(new ArrivingBody(arriving.Reader));
        http.Features.Set<IHttpResponseFeature>(response);
        http.Features.Set<IHttpResponseBodyFeature>(response);
        http.Features.Set<IHttpResponseTrailersFeature>(response);
        await using var scope = _app.Services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        var running = _methods[path](http);
        foreach (var part in parts)
            await arriving.Writer.WriteAsync(part);
        await arriving.Writer.CompleteAsync();
        await running;
        return new InProcessAnswer(response.StatusCode, Status(response.Trailers) ?? Status(response.Headers));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string? Status(IHeaderDictionary headers) =>
        headers.TryGetValue("grpc-status", out var status) ? status.ToString() : null;

    private sealed class ArrivingBody(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }

    /// <summary>A response that knows when it has started, and forgets its body.</summary>
    private sealed class StartableResponse() : StreamResponseBodyFeature(Stream.Null), IHttpResponseFeature,
        IHttpResponseBodyFeature, IHttpResponseTrailersFeature
    {
        public int StatusCode { get; set; } = StatusCodes.Status200OK;

        public string? ReasonPhrase { get; set; }

        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

        public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

        public bool HasStarted { get; private set; }

        Stream IHttpResponseFeature.Body { get; set; } = Stream.Null;

        public override Task StartAsync(CancellationToken cancellationToken = default)
        {
            HasStarted = true;
            return base.StartAsync(cancellationToken);
        }

        public void OnStarting(Func<object, Task> callback, object state)
        {
        }

        public void OnCompleted(Func<object, Task> callback, object state)
        {
        }
    }
}

/// <summary>How a call ended: HTTP status and gRPC status.</summary>
internal sealed record InProcessAnswer(int HttpStatus, string? Status);
