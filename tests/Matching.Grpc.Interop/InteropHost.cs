using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Interop;

/// <summary>
/// <c>grpc.testing.TestService</c> on loopback, HTTP/2 in plain text. Disposing stops it without waiting for calls.
/// </summary>
public sealed class InteropHost : IAsyncDisposable
{
    private InteropHost(WebApplication app)
    {
        App = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public static async Task<InteropHost> StartAsync(InteropSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // A client that leaves or sends nonsense is what this server is for, and no news.
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        // Kestrel says at Critical that it has ended the connection of somebody who floods it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = settings.MaxReceiveMessageSize);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, settings.Port, listen => listen.Protocols = HttpProtocols.Http2);
            // Kestrel's UTF-8 would end the whole connection for one odd byte in one header of one call.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        var app = builder.Build();
        app.MapGrpcService<InteropService>();
        await app.StartAsync();
        return new InteropHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(new CancellationToken(canceled: true));
        await App.DisposeAsync();
    }
}
