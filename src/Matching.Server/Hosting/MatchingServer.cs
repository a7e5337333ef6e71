using System.Text;
using Matching.Core.Words;
using Matching.Server.Fitting;
using Matching.Server.Health;
using Matching.Server.Plans;
using Matching.Server.Stopping;
using Matching.Server.Suggestions;
using Matching.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class MatchingServer
{
    // A call that has to write while another process does is told so soon; plans are kept with more patience.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(3);

    /// <summary>Serves until it is stopped.</summary>
    /// <returns>0 after an orderly stop, 1 when a fault of the program ended it, 2 when the database or the address
    /// cannot be had.</returns>
    public static async Task<int> RunAsync(
        ServerArguments arguments, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var settings = new DatabaseSettings
            {
                Path = arguments.Database, Clock = TimeProvider.System, CreateMissing = false,
                LockPatience = LockPatience,
            };
            await using var database = await MatchingDatabase.OpenAsync(settings, cancellation);
            await using var app = Build(arguments, database, TimeProvider.System);
            return await ServeAsync(app, error, cancellation);
        }
        catch (StorageException exception)
        {
            await error.WriteLineAsync(exception.Words.In(Language.English));
            return 2;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync(
                $"Option '--listen' has '{arguments.Address}', expected a free address. "
                + "Maybe another server runs there.");
            return 2;
        }
    }

    /// <summary>Serves until the application is stopped.</summary>
    /// <returns>0 after an orderly stop, 1 when no more plans could be carried out.</returns>
    public static async Task<int> ServeAsync(WebApplication app, TextWriter error, CancellationToken cancellation)
    {
        var runs = app.Services.GetRequiredService<PlanRuns>();
        await app.RunAsync(cancellation);
        if (runs.ExecuteTask is not { IsFaulted: true, Exception.InnerException: { } fault }) return 0;
        await error.WriteLineAsync(
            $"Server was ended by '{fault.GetType().Name}' while it carried out plans, expected none. "
            + "Maybe starting it again is enough.");
        return 1;
    }

    /// <summary>
    /// The application, listening on the address once it is started. Only the arguments say how: neither environment
    /// variables nor settings files are read, which could open further endpoints or write more into the log.
    /// </summary>
    public static WebApplication Build(ServerArguments arguments, MatchingDatabase database, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddSimpleConsole();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Matching", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // What keeps the server from starting is said once, in words.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            kestrel.Limits.MaxConcurrentConnections = 1_000;
            // One odd byte in a header would otherwise end the connection, and with it other people's calls.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(arguments.Address, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<PlanRuns>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PlanRuns>());
        builder.Services.AddSingleton(services => new GracefulStop(
            services.GetRequiredService<IHostApplicationLifetime>(), clock, arguments.Settle));
        builder.Services.AddHostedService(services => services.GetRequiredService<GracefulStop>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = arguments.Settle + GracefulStop.Drain);
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
        app.MapGrpcService<ModelCalls>();
        app.MapGrpcHealthChecksService().DisableRateLimiting();
        if (arguments.Reflection) app.MapGrpcReflectionService();
        return app;
    }
}
