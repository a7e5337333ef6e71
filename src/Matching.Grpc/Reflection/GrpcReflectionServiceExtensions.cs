using Matching.Grpc.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers reflection.</summary>
public static class GrpcReflectionServiceExtensions
{
    /// <summary>Registers what reflection answers from; nothing is answered before it is mapped.</summary>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ServiceDirectory>();
        return services;
    }
}
