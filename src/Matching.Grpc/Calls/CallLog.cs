using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Calls;

/// <summary>
/// What calls leave in the log: methods and codes; never messages, metadata or details, which may name people.
/// </summary>
internal static partial class CallLog
{
    [LoggerMessage(1, LogLevel.Debug, "Call of {Method} ended with {StatusCode}.")]
    public static partial void CallEnded(this ILogger log, string method, StatusCode statusCode);

    [LoggerMessage(2, LogLevel.Error, "Call of {Method} ended with {StatusCode} by an exception.")]
    public static partial void HandlerThrew(this ILogger log, Exception exception, string method,
        StatusCode statusCode);

    [LoggerMessage(3, LogLevel.Information, "Client left the call of {Method}.")]
    public static partial void ClientLeft(this ILogger log, string method);

    [LoggerMessage(4, LogLevel.Debug, "Deadline of the call of {Method} passed.")]
    public static partial void DeadlineExceeded(this ILogger log, string method);

    [LoggerMessage(5, LogLevel.Debug, "Method {Method} went on until after the deadline of its call.")]
    public static partial void EndedAfterDeadline(this ILogger log, string method);

    [LoggerMessage(6, LogLevel.Information, "Client of {Method} read too slowly to get the status of its deadline.")]
    public static partial void DeadlineStatusNotSent(this ILogger log, string method);

    [LoggerMessage(7, LogLevel.Error, "A callback on the cancellation token of {Method} threw.")]
    public static partial void CancellationCallbackThrew(this ILogger log, Exception exception, string method);

    [LoggerMessage(8, LogLevel.Information, "Request to {Method} was refused with HTTP {HttpStatus}.")]
    public static partial void RequestRefused(this ILogger log, string method, int httpStatus);
}
