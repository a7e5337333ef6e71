using Grpc.Core;
using Matching.Grpc.Statuses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Matching.Grpc.Calls;

/// <summary>
/// What the head of a request must be for a gRPC call: HTTP/2 and <c>application/grpc</c>. A refusal is an HTTP status,
/// with a gRPC status beside it for clients that look.
/// </summary>
internal static class RequestHead
{
    public const string ContentType = "application/grpc";

    private const string ProtoSubtype = "proto";

    /// <summary>
    /// Whether the content type is gRPC in any sub-format, so that an unknown path gets a gRPC answer.
    /// </summary>
    public static bool IsGrpc(string? contentType) =>
        contentType is not null && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');

    /// <summary>Whether the content type is gRPC with messages of protobuf.</summary>
    public static bool IsProto(string? contentType)
    {
        if (!IsGrpc(contentType))
            return false;
        var subtype = contentType.AsSpan(ContentType.Length);
        if (subtype.IsEmpty || subtype[0] == ';')
            return true;
        var end = subtype.IndexOf(';');
        return (end < 0 ? subtype : subtype[..end])[1..].Trim()
            .Equals(ProtoSubtype, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether the path names the method letter by letter. Routing looks neither at case nor at percent codes nor at a
    /// query; gRPC does, and so may somebody on the way who lets calls through by the text of their path.
    /// </summary>
    public static bool IsTo(HttpContext http, string method)
    {
        var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var prefix = http.Request.PathBase.Value ?? "";
        return sent.Length == prefix.Length + method.Length
            && sent.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && sent.EndsWith(method, StringComparison.Ordinal);
    }

    /// <summary>Answers a request that is no gRPC call over HTTP/2; false when it is one.</summary>
    public static bool TryRefuse(HttpContext http)
    {
        if (!HttpProtocol.IsHttp2(http.Request.Protocol) && !HttpProtocol.IsHttp3(http.Request.Protocol))
        {
            http.Response.Headers.Upgrade = HttpProtocol.Http2;
            Refuse(http.Response, StatusCodes.Status426UpgradeRequired, new Status(StatusCode.Internal,
                "Request is not HTTP/2, expected HTTP/2."));
            return true;
        }
        if (IsProto(http.Request.ContentType))
            return false;
        Refuse(http.Response, StatusCodes.Status415UnsupportedMediaType, new Status(StatusCode.Internal,
            $"Content-Type is not supported, expected '{ContentType}' or '{ContentType}+{ProtoSubtype}'."));
        return true;
    }

    private static void Refuse(HttpResponse response, int httpStatus, Status status)
    {
        response.StatusCode = httpStatus;
        StatusHeaders.Write(response.Headers, status);
    }
}
