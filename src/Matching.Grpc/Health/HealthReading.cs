using Grpc.AspNetCore.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Matching.Grpc.Health;

/// <summary>
/// Reads the health checks of the application onto the board: now and then as ASP.NET Core publishes them, and when
/// somebody asks.
/// </summary>
internal sealed class HealthReading(HealthBoard board, HealthCheckService checks,
    IOptions<GrpcHealthChecksOptions> options) : IHealthCheckPublisher
{
    /// <summary>The mapping of a service; null for one that has no health.</summary>
    public ServiceMapping? Find(string service) =>
        options.Value.Services.FirstOrDefault(mapping => mapping.Name == service);

    /// <summary>Every service that has a health.</summary>
    public IEnumerable<ServiceMapping> All => options.Value.Services;

    /// <summary>How a service is: by its checks, or as they said last time.</summary>
    public async Task<ServingStatus> ReadAsync(ServiceMapping mapping, CancellationToken cancelled)
    {
        if (board.Look(mapping.Name) is { Status: { } known } seen && (seen.IsStopping || UsesLastTime))
            return known;
        var report = await checks.CheckHealthAsync(check => mapping.HealthCheckPredicate(
            new HealthCheckMapContext(check.Name, check.Tags)), cancelled).ConfigureAwait(false);
        board.Set(mapping.Name, StatusOf(report.Entries.Values));
        return board.Look(mapping.Name) is { Status: { } now, IsStopping: false } ? now : ServingStatus.NotServing;
    }

    /// <inheritdoc />
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var mapping in All)
            board.Set(mapping.Name, StatusOf(report.Entries
                .Where(entry => mapping.HealthCheckPredicate(
                    new HealthCheckMapContext(entry.Key, entry.Value.Tags)))
                .Select(entry => entry.Value)));
        return Task.CompletedTask;
    }

    private bool UsesLastTime => options.Value.UseHealthChecksCache;

    // Nothing is known of a service without checks.
    private static ServingStatus StatusOf(IEnumerable<HealthReportEntry> entries)
    {
        var status = ServingStatus.Unknown;
        foreach (var entry in entries)
        {
            if (entry.Status == HealthStatus.Unhealthy)
                return ServingStatus.NotServing;
            status = ServingStatus.Serving;
        }
        return status;
    }
}
