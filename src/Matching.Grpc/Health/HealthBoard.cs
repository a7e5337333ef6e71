using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Matching.Grpc.Health;

/// <summary>The status of every service as it was last seen; watchers wait for the next change. Thread-safe.</summary>
internal sealed class HealthBoard
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ServingStatus> _statusByService = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewChange();
    private bool _isStopping;

    /// <summary>A service's status, null while nobody has said it, and a task that ends at the next change.</summary>
    public (ServingStatus? Status, bool IsStopping, Task Changed) Look(string service)
    {
        lock (_gate)
        {
            ServingStatus? status = _statusByService.TryGetValue(service, out var known) ? known : null;
            return (status, _isStopping, _changed.Task);
        }
    }

    /// <summary>Says how a service is; not heard once the server stops.</summary>
    public void Set(string service, ServingStatus status)
    {
        lock (_gate)
        {
            if (_isStopping || (_statusByService.TryGetValue(service, out var before) && before == status))
                return;
            _statusByService[service] = status;
            Change();
        }
    }

    /// <summary>The server stops: everything known is NOT_SERVING from here on.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopping = true;
            foreach (var service in _statusByService.Keys)
                _statusByService[service] = ServingStatus.NotServing;
            Change();
        }
    }

    private void Change()
    {
        _changed.SetResult();
        _changed = NewChange();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
