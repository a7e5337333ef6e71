using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Statuses;

/// <summary>
/// How a call ends: what is sent as status and trailers, and the exception behind it, which stays here.
/// </summary>
internal readonly record struct Outcome(Status Status, Metadata Trailers, Exception? Cause = null)
{
    private const string HandlerThrew = "Exception was thrown by handler.";

    public static Outcome Of(StatusCode code, string detail) => new(new Status(code, detail), Metadata.Empty);

    /// <summary>
    /// What an exception means to the caller. Only an <see cref="RpcException"/> speaks for itself; of any other the
    /// text may name a person, so it travels only with <paramref name="isDetailed"/>.
    /// </summary>
    public static Outcome From(Exception exception, bool isDetailed) => exception switch
    {
        RpcException thrown => new Outcome(thrown.Status, thrown.Trailers, thrown),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Outcome(
            new Status(StatusCode.ResourceExhausted, "Request body is larger than the server takes."),
            Metadata.Empty, exception),
        BadHttpRequestException => new Outcome(
            new Status(StatusCode.Internal, "Request body could not be read."), Metadata.Empty, exception),
        _ => new Outcome(new Status(StatusCode.Unknown, isDetailed ? Detail(exception) : HandlerThrew),
            Metadata.Empty, exception),
    };

    private static string Detail(Exception exception)
    {
        var causes = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            causes.Add($"{cause.GetType().Name}: {cause.Message}");
        return $"{HandlerThrew} {string.Join(" ", causes)}";
    }
}
