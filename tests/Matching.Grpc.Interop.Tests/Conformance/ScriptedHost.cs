using System.Net;
using Grpc.Net.Client;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>The scripted service on loopback, with compressed answers and a small limit on requests.</summary>
public sealed class ScriptedHost : IAsyncLifetime
{
    /// <summary>Largest request in bytes.</summary>
    public const int Limit = 200 << 10;

    private WebApplication? _app;
    private GrpcChannel? _channel;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public Witness Witness => _app!.Services.GetRequiredService<Witness>();

    public Scripted.ScriptedClient Client => new(_channel!);

    /// <summary>How the port is listened on; HTTP/2 in plain text when it is not set.</summary>
    public Action<ListenOptions> Listen { get; init; } = listen => listen.Protocols = HttpProtocols.Http2;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<Witness>().AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = Limit;
            options.ResponseCompressionAlgorithm = "gzip";
        });
        builder.WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Listen));
        _app = builder.Build();
        _app.MapGrpcService<ScriptedService>();
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        _channel = GrpcChannel.ForAddress(Address);
    }

    public async Task DisposeAsync()
    {
        _channel?.Dispose();
        await _app!.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
