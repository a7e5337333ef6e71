using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Storage;

namespace Matching.Server.Errors;

/// <summary>
/// What a caller is told when a call cannot be answered: a status, a message in English, and details as
/// google.rpc.Status with an ErrorInfo (reason and domain) and, for bad input, every violation of every field at
/// once.
/// </summary>
internal static class RpcErrors
{
    /// <summary>Domain of every reason.</summary>
    public const string Domain = "matching";

    /// <summary>INVALID_ARGUMENT with every violation.</summary>
    public static RpcException Invalid(IReadOnlyList<Violation> violations)
    {
        var bad = new BadRequest();
        foreach (var violation in violations)
            bad.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = violation.Field,
                Description = violation.Message.In(Language.English),
            });
        var message = violations.Count == 1
            ? violations[0].Message.In(Language.English)
            : $"{violations.Count} violations: {violations[0].Message.In(Language.English)} …";
        return Error(StatusCode.InvalidArgument, "INVALID_ARGUMENT", message, bad);
    }

    /// <summary>NOT_FOUND for a resource of another municipality as for one that does not exist.</summary>
    public static RpcException NotFound(string field) =>
        Error(StatusCode.NotFound, "NOT_FOUND", $"Request has a {field} that does not exist, expected a known name.");

    /// <summary>FAILED_PRECONDITION: a plan that waits, runs or has failed has nobody in it.</summary>
    public static RpcException PlanNotDone() => Error(
        StatusCode.FailedPrecondition, "PLAN_NOT_DONE",
        "Plan is not done, expected a finished one. Maybe it still runs or has failed, which GetPlan says.");

    /// <summary>RESOURCE_EXHAUSTED: the queue is full; the caller may try again.</summary>
    public static RpcException QueueFull(int limit) => Error(
        StatusCode.ResourceExhausted, "QUEUE_FULL",
        $"Queue of plans has {limit} waiting, expected fewer. Maybe try again in a minute.",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMinutes(1)) });

    /// <summary>The database cannot answer; see <see cref="CodeOf"/>.</summary>
    public static RpcException Storage(StorageException exception) => Error(
        CodeOf(exception.Fault), ReasonOf(exception.Fault), exception.Words.In(Language.English));

    /// <summary>
    /// UNAVAILABLE where asking again later may help; else FAILED_PRECONDITION, as somebody has to put the database in
    /// order first, or DATA_LOSS.
    /// </summary>
    public static StatusCode CodeOf(StorageFault fault) => fault switch
    {
        StorageFault.Locked or StorageFault.DiskFull or StorageFault.CannotOpen or StorageFault.InputOutput =>
            StatusCode.Unavailable,
        StorageFault.Damaged => StatusCode.DataLoss,
        _ => StatusCode.FailedPrecondition,
    };

    /// <summary>The reason of a fault, such as <c>STORAGE_DISK_FULL</c>.</summary>
    public static string ReasonOf(StorageFault fault) => "STORAGE_" + SnakeCase(fault.ToString());

    /// <summary>UNAVAILABLE: the server goes down while a watch is under way.</summary>
    public static RpcException Stopping() => StoppingStatus().ToRpcException();

    /// <summary>UNAVAILABLE: the server goes down and takes no more calls.</summary>
    public static Google.Rpc.Status StoppingStatus() => StatusOf(StatusCode.Unavailable, "STOPPING",
        "Server is stopping, expected a running one. Maybe try again in a moment.");

    /// <summary>RESOURCE_EXHAUSTED: too many calls of one method at a time; the caller may try again.</summary>
    public static Google.Rpc.Status TooManyCalls() => StatusOf(StatusCode.ResourceExhausted, "TOO_MANY_CALLS",
        "Method has as many calls as it takes at a time, expected fewer. Maybe try again in a second.",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    private static RpcException Error(StatusCode code, string reason, string message, params IMessage[] details) =>
        StatusOf(code, reason, message, details).ToRpcException();

    private static Google.Rpc.Status StatusOf(
        StatusCode code, string reason, string message, params IMessage[] details)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        // Field 1 is called type in this version of the package and reason in later ones: it is set by its number.
        var error = new ErrorInfo { Domain = Domain };
        ErrorInfo.Descriptor.FindFieldByNumber(1).Accessor.SetValue(error, reason);
        status.Details.Add(Any.Pack(error));
        foreach (var detail in details) status.Details.Add(Any.Pack(detail));
        return status;
    }

    private static string SnakeCase(string name) => string.Concat(
        name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
