using Grpc.AspNetCore.Server;
using Grpc.Core;
using Matching.Grpc.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>Maps every method of a service that derives from a generated base.</summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = ServiceEndpoints.Require<IOptions<GrpcServiceOptions<TService>>>(builder).Value;
        var interceptors = ServiceEndpoints.Interceptors(builder, options);
        return ServiceEndpoints.Map(builder, typeof(TService), ServiceTypeBinder<TService>.Bind(interceptors), options);
    }

    /// <summary>Maps methods with handlers of their own, made with the services of the application.</summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService(this IEndpointRouteBuilder builder,
        Func<IServiceProvider, ServerServiceDefinition> mapDefinition)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(mapDefinition);
        return builder.MapGrpcService(mapDefinition(builder.ServiceProvider));
    }

    /// <summary>Maps methods with handlers of their own.</summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService(this IEndpointRouteBuilder builder,
        ServerServiceDefinition serviceDefinition)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(serviceDefinition);
        var options = new GrpcServiceOptions();
        var collected = new DefinitionBinder(ServiceEndpoints.Interceptors(builder, options));
        serviceDefinition.BindService(collected);
        return ServiceEndpoints.Map(builder, typeof(ServerServiceDefinition), collected.Methods, options);
    }
}
