namespace Matching.Server.Tests.Stopping;

/// <summary>The system's clock, but waits of one length end when the test says so.</summary>
internal sealed class HeldClock(TimeSpan held) : TimeProvider
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the waits of that length.</summary>
    public void Release() => _released.TrySetResult();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != held) return base.CreateTimer(callback, state, dueTime, period);
        _released.Task.ContinueWith(_ => callback(state), TaskScheduler.Default);
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
