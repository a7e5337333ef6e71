using System.Collections.ObjectModel;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>What health calls answer from.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>
    /// The services that may be asked for, and which health checks count for each. The empty name is the whole server;
    /// it is there by default, with every check.
    /// </summary>
    public ServiceMappingCollection Services { get; } = [];

    /// <summary>
    /// Whether calls answer from what the checks said last time, every 30 s by default. Default false: each Check, and
    /// the beginning of each Watch, runs the checks.
    /// </summary>
    public bool UseHealthChecksCache { get; set; }

    /// <summary>
    /// Whether Watch streams go on when the application stops. Default false: they say NOT_SERVING and end, so that
    /// they do not hold the server up.
    /// </summary>
    public bool SuppressCompletionOnShutdown { get; set; }
}

/// <summary>The services that have a health, by name.</summary>
public sealed class ServiceMappingCollection : Collection<ServiceMapping>
{
    /// <summary>Says which health checks count for a service. A service mapped before is replaced.</summary>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        Remove(name);
        Add(new ServiceMapping(name, predicate));
    }

    /// <summary>Takes a service out: it has no health any more.</summary>
    public void Remove(string name)
    {
        foreach (var mapping in this.Where(mapping => mapping.Name == name).ToList())
            Remove(mapping);
    }
}

/// <summary>Which health checks count for a service.</summary>
public sealed class ServiceMapping
{
    /// <summary>A service and the checks that count for it.</summary>
    public ServiceMapping(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(predicate);
        Name = name;
        HealthCheckPredicate = predicate;
    }

    /// <summary>The service; empty for the whole server.</summary>
    public string Name { get; }

    /// <summary>Whether a check counts.</summary>
    public Func<HealthCheckMapContext, bool> HealthCheckPredicate { get; }
}

/// <summary>A health check as a mapping sees it.</summary>
/// <param name="name">The name that it is registered under.</param>
/// <param name="tags">Its tags.</param>
public sealed class HealthCheckMapContext(string name, IEnumerable<string> tags)
{
    /// <summary>The name that it is registered under.</summary>
    public string Name { get; } = name;

    /// <summary>Its tags.</summary>
    public IEnumerable<string> Tags { get; } = tags;
}
