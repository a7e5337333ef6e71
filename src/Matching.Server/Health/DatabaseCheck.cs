using Matching.Core;
using Matching.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Server.Health;

/// <summary>Whether the database answers: looks up a plan that nobody can have ordered.</summary>
internal sealed class DatabaseCheck(MatchingDatabase database) : IHealthCheck
{
    private static readonly Key NoPlan = new("0000", "health");

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.FindPlanAsync(NoPlan, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Fault.ToString());
        }
    }
}
