using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Hosting;

/// <summary>
/// Gives the object that answers to each call: the registered one with its registered lifetime, else one made for the
/// call.
/// </summary>
internal static class ServiceFactory<TService>
    where TService : class
{
    private static readonly ObjectFactory<TService> Factory = ActivatorUtilities.CreateFactory<TService>([]);

    public static Activation<TService> For(ServerCallContext call)
    {
        var services = call.GetHttpContext().RequestServices;
        return services.GetService<TService>() is { } registered
            ? new Activation<TService>(registered, isOwned: false)
            : new Activation<TService>(Factory(services, []), isOwned: true);
    }
}
