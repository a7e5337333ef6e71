namespace Matching.Grpc.Client.Retries;

/// <summary>Spreads waits, so that callers that failed together do not come back together. Thread-safe.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>The wait times a factor from [0.8, 1.2).</summary>
    public TimeSpan Spread(TimeSpan wait)
    {
        lock (_gate)
            return wait * (0.8 + (0.4 * _random.NextDouble()));
    }
}
