using System.Globalization;
using Google.Protobuf;

namespace Matching.Server.Errors;

/// <summary>
/// Answers a call that is turned away before its method runs: a status in the one frame of headers (trailers-only),
/// with its details. A request that is no gRPC call gets the HTTP status alone.
/// </summary>
internal static class Refusal
{
    private const string Grpc = "application/grpc";

    /// <summary>Writes the answer; the message is ASCII without a percent sign, so it needs no encoding.</summary>
    public static void Write(HttpContext http, Google.Rpc.Status status, int httpStatus)
    {
        if (http.Request.ContentType?.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase) != true)
        {
            http.Response.StatusCode = httpStatus;
            return;
        }
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = Grpc;
        http.Response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["grpc-message"] = status.Message;
        http.Response.Headers["grpc-status-details-bin"] =
            Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
    }
}
