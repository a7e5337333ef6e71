using Grpc.Core;
using Matching.Grpc.Statuses;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Calls;

/// <summary>Answers calls to what is not here.</summary>
internal static class Unimplemented
{
    public static Outcome Method { get; } = Outcome.Of(StatusCode.Unimplemented, "Method is not here.");

    public static Outcome Service { get; } = Outcome.Of(StatusCode.Unimplemented, "Service is not here.");

    public static Task AnswerAsync(HttpContext http, Outcome outcome)
    {
        if (!RequestHead.TryRefuse(http))
            StatusHeaders.End(http.Response, outcome.Status, outcome.Trailers);
        return Task.CompletedTask;
    }
}
