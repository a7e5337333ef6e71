using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>A server that knows nothing of gRPC and answers every request in the same way, for our client.</summary>
public sealed class AnsweringServer : IAsyncLifetime
{
    private WebApplication? _app;
    private GrpcChannel? _channel;
    private RawAnswer _answer = new();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0,
            listen => listen.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.Run(http => _answer.SendAsync(http));
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(_app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public async Task DisposeAsync()
    {
        _channel?.Dispose();
        await _app!.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    /// <summary>What our client makes of an answer to a call whose kind the name of the case says.</summary>
    internal Task<Observed> ObserveAsync(string name, RawAnswer answer)
    {
        _answer = answer;
        var hasKind = name.StartsWith("client-stream/", StringComparison.Ordinal)
            || name.StartsWith("server-stream/", StringComparison.Ordinal)
            || name.StartsWith("bidi-stream/", StringComparison.Ordinal);
        return new ScriptedCall(hasKind ? name : "unary/" + name, new Script())
            .PlayAsync(new Scripted.ScriptedClient(_channel!));
    }
}

/// <summary>An answer as it goes over the wire.</summary>
internal sealed record RawAnswer
{
    public int HttpStatus { get; init; } = 200;

    public string? ContentType { get; init; } = "application/grpc";

    public (string Name, string Value)[] Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>Null for an answer that ends with its headers or its body.</summary>
    public (string Name, string Value)[]? Trailers { get; init; }

    /// <summary>Answers when the request has come: to an earlier answer the client may find its call over.</summary>
    public async Task SendAsync(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        http.Response.StatusCode = HttpStatus;
        http.Response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
            http.Response.Headers.Append(name, value);
        if (Body.Length == 0 && Trailers is null)
            return;
        await http.Response.StartAsync();
        await http.Response.Body.WriteAsync(Body);
        foreach (var fields in (Trailers ?? []).GroupBy(field => field.Name, field => field.Value))
            http.Response.AppendTrailer(fields.Key, fields.ToArray());
    }
}
