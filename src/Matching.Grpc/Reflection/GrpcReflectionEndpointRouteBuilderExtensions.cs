using Matching.Grpc.Reflection;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps reflection.</summary>
public static class GrpcReflectionEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>grpc.reflection.v1.ServerReflection</c> and its twin v1alpha. Whoever reaches them reads the whole
    /// contract; require authorization, or map them in development only.
    /// </summary>
    public static IEndpointConventionBuilder MapGrpcReflectionService(this IEndpointRouteBuilder builder)
    {
        var current = builder.MapGrpcService<ReflectionCalls>();
        var alpha = builder.MapGrpcService<AlphaReflectionCalls>();
        return new GrpcServiceEndpointConventionBuilder([current, alpha]);
    }
}
