using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Grpc.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Interceptors;

/// <summary>Gives the interceptor of one registration to each call.</summary>
internal sealed class InterceptorFactory
{
    private readonly InterceptorRegistration _registration;
    private readonly ObjectFactory _factory;
    private readonly object[] _arguments;

    public InterceptorFactory(InterceptorRegistration registration)
    {
        _registration = registration;
        _arguments = [.. registration.Arguments];
        _factory = ActivatorUtilities.CreateFactory(registration.Type,
            [.. registration.Arguments.Select(argument => argument.GetType())]);
    }

    /// <summary>
    /// The registered service when the registration has no arguments; otherwise one made for the call, which is
    /// disposed with the activation.
    /// </summary>
    public Activation<Interceptor> For(ServerCallContext call)
    {
        var services = call.GetHttpContext().RequestServices;
        return _arguments.Length == 0 && services.GetService(_registration.Type) is Interceptor registered
            ? new Activation<Interceptor>(registered, isOwned: false)
            : new Activation<Interceptor>((Interceptor)_factory(services, _arguments), isOwned: true);
    }
}
