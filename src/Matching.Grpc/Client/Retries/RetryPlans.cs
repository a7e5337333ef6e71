using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Matching.Grpc.Client.Retries;

/// <summary>Which method is tried again how, and what all calls of a channel share for it.</summary>
internal sealed class RetryPlans
{
    private readonly Dictionary<(string Service, string Method), RetryPlan?> _plansByName = [];

    public RetryPlans(ServiceConfig? config, int? maxAttempts)
    {
        foreach (var method in config?.MethodConfigs ?? [])
        {
            var plan = method.RetryPolicy is null ? null : RetryPlan.Of(method.RetryPolicy, maxAttempts);
            foreach (var name in method.Names)
                Add(name, plan);
        }
        Throttle = config?.RetryThrottling is null ? null : new RetryThrottle(config.RetryThrottling);
    }

    /// <summary>Stops retries when too much fails; null when nothing does.</summary>
    public RetryThrottle? Throttle { get; }

    /// <summary>The plan of a method: its own, else its service's, else that of all; null for none.</summary>
    public RetryPlan? Find(IMethod method) =>
        _plansByName.Count == 0 ? null
        : _plansByName.TryGetValue((method.ServiceName, method.Name), out var plan)
        || _plansByName.TryGetValue((method.ServiceName, ""), out plan)
        || _plansByName.TryGetValue(("", ""), out plan) ? plan : null;

    private void Add(MethodName name, RetryPlan? plan)
    {
        var (service, method) = (name.Service ?? "", name.Method ?? "");
        if (service.Length == 0 && method.Length > 0)
            throw new InvalidOperationException($"MethodName has method '{method}' without a service, expected both.");
        if (!_plansByName.TryAdd((service, method), plan))
            throw new InvalidOperationException(
                $"MethodName '{service}/{method}' is in the service config twice, expected once.");
    }
}
