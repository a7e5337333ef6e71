namespace Matching.Testing;

/// <summary>
/// How long a test waits for what must come. Whoever gives up fails the test, so the limit is only there to end what
/// hangs: far above what a busy machine needs, and no measure of speed.
/// </summary>
public static class Patience
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>The limit.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Waits until something holds that tells nobody when it does.</summary>
    /// <exception cref="TimeoutException">It does not hold within the limit.</exception>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!holds())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Condition does not hold after {Limit}, expected it to by then.");
            await Task.Delay(Look);
        }
    }
}
