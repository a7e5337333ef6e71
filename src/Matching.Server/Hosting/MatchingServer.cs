using Matching.Server.Health;
using Matching.Server.Plans;
using Matching.Server.Stopping;
using Matching.Server.Suggestions;
using Matching.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class MatchingServer
{
    /// <summary>The application, listening on the address once it is started.</summary>
    public static WebApplication Build(ServerArguments arguments, MatchingDatabase database, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Matching", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            kestrel.Limits.MaxConcurrentConnections = 1_000;
            kestrel.Listen(arguments.Address, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<PlanRuns>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PlanRuns>());
        builder.Services.AddSingleton(services => new GracefulStop(
            services.GetRequiredService<IHostApplicationLifetime>(), clock, arguments.Settle));
        builder.Services.AddHostedService(services => services.GetRequiredService<GracefulStop>());
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks().AddCheck<DatabaseCheck>("database");
        arguments.Limits.AddTo(builder.Services);
        if (arguments.Reflection) builder.Services.AddGrpcReflection();
        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<GracefulStop>().RefuseAsync);
        app.UseRouting();
        app.UseRateLimiter();
        app.MapGrpcService<SuggestionCalls>();
        app.MapGrpcService<PlanCalls>();
        app.MapGrpcHealthChecksService().DisableRateLimiting();
        if (arguments.Reflection) app.MapGrpcReflectionService();
        return app;
    }
}
