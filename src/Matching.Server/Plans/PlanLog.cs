namespace Matching.Server.Plans;

/// <summary>What is logged of plans: keys and times, never people.</summary>
internal static partial class PlanLog
{
    [LoggerMessage(1, LogLevel.Information, "Plan {Key} is done after {Seconds} s of search.")]
    public static partial void Done(ILogger log, string key, double seconds);

    [LoggerMessage(2, LogLevel.Error, "Plan {Key} failed: {Fault}.")]
    public static partial void Failed(ILogger log, string key, string fault);

    // An exception's own message may hold anything; its type and the place where it was thrown do not.
    [LoggerMessage(3, LogLevel.Error, "Plan {Key} failed by {Fault}, a fault of the program. It was thrown {Trace}")]
    public static partial void Broke(ILogger log, string key, string fault, string? trace);
}
