namespace Matching.Grpc.Client.Retries;

/// <summary>Bytes that all calls of a channel together may keep for further attempts. Thread-safe.</summary>
internal sealed class ReplayLimits(long? ofAllCalls, long? ofOneCall)
{
    private long _taken;

    /// <summary>What one call may keep.</summary>
    public long OfOneCall => ofOneCall ?? long.MaxValue;

    /// <summary>Takes some bytes; false, and none taken, when too few are left.</summary>
    public bool TryTake(long size)
    {
        if (Interlocked.Add(ref _taken, size) <= (ofAllCalls ?? long.MaxValue))
            return true;
        GiveBack(size);
        return false;
    }

    public void GiveBack(long size) => Interlocked.Add(ref _taken, -size);
}

/// <summary>What one call has taken of <see cref="ReplayLimits"/>; disposing gives it back.</summary>
internal sealed class ReplayBudget(ReplayLimits limits) : IDisposable
{
    private readonly Lock _gate = new();
    private long _taken;
    private bool _isDisposed;

    /// <summary>Takes some bytes; false when the call or the channel has no more.</summary>
    public bool TryTake(long size)
    {
        lock (_gate)
        {
            if (_isDisposed || _taken + size > limits.OfOneCall || !limits.TryTake(size))
                return false;
            _taken += size;
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            limits.GiveBack(_taken);
        }
    }
}
