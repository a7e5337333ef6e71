using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Hosting;

/// <summary>
/// The object that answers one call: the registered one with its registered lifetime, else one made for the call and
/// disposed after it.
/// </summary>
internal readonly struct ServiceActivation<TService> : IAsyncDisposable
    where TService : class
{
    private static readonly ObjectFactory<TService> Factory = ActivatorUtilities.CreateFactory<TService>([]);

    private readonly bool _isOwned;

    private ServiceActivation(TService service, bool isOwned)
    {
        Service = service;
        _isOwned = isOwned;
    }

    public TService Service { get; }

    public static ServiceActivation<TService> For(ServerCallContext call)
    {
        var services = call.GetHttpContext().RequestServices;
        return services.GetService<TService>() is { } registered
            ? new ServiceActivation<TService>(registered, isOwned: false)
            : new ServiceActivation<TService>(Factory(services, []), isOwned: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isOwned)
            return;
        if (Service is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (Service as IDisposable)?.Dispose();
    }
}
