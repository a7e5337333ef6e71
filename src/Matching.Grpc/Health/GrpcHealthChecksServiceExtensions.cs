using Grpc.AspNetCore.HealthChecks;
using Matching.Grpc.Health;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers health calls.</summary>
public static class GrpcHealthChecksServiceExtensions
{
    /// <summary>Registers health calls; checks are added to the builder that it gives.</summary>
    public static IHealthChecksBuilder AddGrpcHealthChecks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
        {
            var board = new HealthBoard();
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(board.Stop);
            return board;
        });
        services.TryAddSingleton<HealthReading>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<HealthReading>());
        services.Configure<GrpcHealthChecksOptions>(options => options.Services.Map("", _ => true));
        return services.AddHealthChecks();
    }

    /// <summary>Registers health calls and says what they answer from.</summary>
    public static IHealthChecksBuilder AddGrpcHealthChecks(this IServiceCollection services,
        Action<GrpcHealthChecksOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = services.AddGrpcHealthChecks();
        services.Configure(configure);
        return builder;
    }
}
