using System.Net;
using Grpc.AspNetCore.Server;
using Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Tests.Probing;

/// <summary>A Kestrel on a free loopback port with HTTP/2 in plain text, and a client for raw requests to it.</summary>
internal sealed class GrpcHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GrpcHost(WebApplication app, RecordedLog log)
    {
        _app = app;
        Log = log;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        Http = new HttpClient { BaseAddress = Address, Timeout = Patience.Limit };
    }

    public Uri Address { get; }

    public RecordedLog Log { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>A server with the probe.</summary>
    public static Task<GrpcHost> StartAsync(Action<ProbeHandlers>? handle = null,
        Action<GrpcServiceOptions>? options = null) => StartAsync(ProbeSetup(handle, options));

    /// <summary>What <see cref="StartAsync(Action{ProbeHandlers}?, Action{GrpcServiceOptions}?)"/> starts.</summary>
    public static GrpcHostSetup ProbeSetup(Action<ProbeHandlers>? handle = null,
        Action<GrpcServiceOptions>? options = null)
    {
        var handlers = new ProbeHandlers();
        handle?.Invoke(handlers);
        return new GrpcHostSetup
        {
            Services = services =>
            {
                services.AddSingleton(handlers);
                services.AddGrpc(options ?? (_ => { }));
            },
            Endpoints = app => app.MapGrpcService<ProbeService>(),
        };
    }

    public static async Task<GrpcHost> StartAsync(GrpcHostSetup setup)
    {
        var log = new RecordedLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.ConfigureKestrel(setup.Kestrel);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0,
            listen =>
            {
                listen.Protocols = setup.Protocols;
                setup.Listen(listen);
            }));
        setup.Services(builder.Services);
        var app = builder.Build();
        setup.Endpoints(app);
        await app.StartAsync();
        return new GrpcHost(app, log);
    }

    /// <summary>Stops in good order, however long that takes.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}

/// <summary>What is special about a server under test.</summary>
internal sealed record GrpcHostSetup
{
    public required Action<IServiceCollection> Services { get; init; }

    public required Action<WebApplication> Endpoints { get; init; }

    public HttpProtocols Protocols { get; init; } = HttpProtocols.Http2;

    public Action<ListenOptions> Listen { get; init; } = _ => { };

    public Action<KestrelServerOptions> Kestrel { get; init; } = _ => { };
}
