using Grpc.AspNetCore.Server;
using Matching.Grpc;
using Matching.Grpc.Calls;
using Matching.Grpc.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers gRPC.</summary>
public static class GrpcServicesExtensions
{
    private const string LogCategory = "Grpc.AspNetCore.Server.ServerCallHandler";

    /// <summary>Registers gRPC with default options.</summary>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(_ => SystemClock.Instance);
        services.TryAddSingleton<MappedServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ArrivalFilter>());
        services.TryAddSingleton(provider => new CallSurroundings(
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory),
            provider.GetRequiredService<TimeProvider>()));
        return new GrpcServerBuilder(services);
    }

    /// <summary>Registers gRPC and says how its services behave.</summary>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services,
        Action<GrpcServiceOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        var builder = services.AddGrpc();
        services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Says how one service behaves where it differs from the others.</summary>
    public static IGrpcServerBuilder AddServiceOptions<TService>(this IGrpcServerBuilder grpcBuilder,
        Action<GrpcServiceOptions<TService>> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(grpcBuilder);
        ArgumentNullException.ThrowIfNull(configure);
        grpcBuilder.Services.Configure(configure);
        return grpcBuilder;
    }

    private sealed class GrpcServerBuilder(IServiceCollection services) : IGrpcServerBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
