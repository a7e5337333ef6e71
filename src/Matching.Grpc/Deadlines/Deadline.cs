namespace Matching.Grpc.Deadlines;

/// <summary>The moment when a call must be over, measured on a clock that nobody can set back.</summary>
internal sealed class Deadline
{
    // Timers take at most some 49 days; a later deadline is waited for in several steps.
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(30);

    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly long _start;

    public Deadline(TimeProvider clock, TimeSpan timeout)
        : this(clock, timeout, clock.GetTimestamp())
    {
    }

    /// <summary>A deadline whose timeout has run since <paramref name="start"/>, a timestamp of the clock.</summary>
    public Deadline(TimeProvider clock, TimeSpan timeout, long start)
    {
        _clock = clock;
        _timeout = timeout;
        _start = start;
        var (now, left) = (clock.GetUtcNow().UtcDateTime, Left);
        Moment = left < DateTime.MaxValue - now ? now + left : DateTime.MaxValue;
    }

    /// <summary>The moment in UTC; the last moment that there is when it lies beyond.</summary>
    public DateTime Moment { get; }

    public bool HasPassed => Left <= TimeSpan.Zero;

    /// <summary>What is left until the moment; negative behind it.</summary>
    public TimeSpan Left => _timeout - _clock.GetElapsedTime(_start);

    /// <summary>Waits for the moment: true when it passed, false when <paramref name="stop"/> came first.</summary>
    public async Task<bool> WaitAsync(CancellationToken stop)
    {
        for (var left = Left; left > TimeSpan.Zero; left = Left)
        {
            var step = left < LongestStep
                ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds))
                : LongestStep;
            await Task.Delay(step, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return false;
        }
        return true;
    }
}
