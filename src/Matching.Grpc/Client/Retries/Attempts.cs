using System.Globalization;
using Grpc.Core;

namespace Matching.Grpc.Client.Retries;

/// <summary>
/// The attempts of one call: whether and when a failed one is followed by another (gRFC A6, "Retry policy"; for calls
/// that wait for the server, grpc/grpc, doc/wait-for-ready.md and doc/connection-backoff.md).
/// </summary>
internal sealed class Attempts(RetryPlan? plan, RetryThrottle? throttle, Jitter jitter)
{
    /// <summary>Tells a server how many attempts went before.</summary>
    public const string PreviousAttemptsName = "grpc-previous-rpc-attempts";

    /// <summary>By which a server says when to come back, in milliseconds; anything else means never.</summary>
    public const string PushbackName = "grpc-retry-pushback-ms";

    // Of doc/connection-backoff.md.
    private const double ConnectMultiplier = 1.6;
    private static readonly TimeSpan FirstConnectBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestConnectBackoff = TimeSpan.FromMinutes(2);

    private int _retriesSincePushback;
    private TimeSpan _connectBackoff = FirstConnectBackoff;

    /// <summary>How many attempts have failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Whether a failure may be followed by another attempt.</summary>
    public bool MayFollow => plan is not null && Failed + 1 < plan.MaxAttempts;

    /// <summary>The wait before the next attempt, or null when the failure stands.</summary>
    /// <param name="code">How the attempt ended.</param>
    /// <param name="pushback">The server's <see cref="PushbackName"/>; null for none.</param>
    public TimeSpan? Next(StatusCode code, string? pushback)
    {
        if (plan is null)
            return null;
        var isRetryable = plan.Codes.Contains(code);
        TimeSpan? asked = int.TryParse(pushback, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
        var isToldNotTo = pushback is not null && asked is null;
        if (isRetryable || isToldNotTo)
            throttle?.Failed();
        if (!isRetryable || isToldNotTo || !MayFollow || throttle is { IsOpen: false })
            return null;
        Failed++;
        _retriesSincePushback = asked is null ? _retriesSincePushback + 1 : 0;
        return asked ?? jitter.Spread(plan.Backoff(_retriesSincePushback));
    }

    /// <summary>The wait before the next attempt to connect, of a call that waits for its server.</summary>
    public TimeSpan NextConnect()
    {
        var wait = jitter.Spread(_connectBackoff);
        var longer = _connectBackoff * ConnectMultiplier;
        _connectBackoff = longer < LongestConnectBackoff ? longer : LongestConnectBackoff;
        return wait;
    }

    /// <summary>The call got a response.</summary>
    public void Succeeded() => throttle?.Succeeded();
}
