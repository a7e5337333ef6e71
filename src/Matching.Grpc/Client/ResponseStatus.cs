using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Matching.Grpc.Calls;
using Matching.Grpc.Statuses;

namespace Matching.Grpc.Client;

/// <summary>What an answer, or its failure, means as a status.</summary>
internal static class ResponseStatus
{
    // HTTP/2 error codes of RFC 9113 section 7.
    private const long RefusedStream = 7;
    private const long Cancel = 8;
    private const long EnhanceYourCalm = 11;
    private const long InadequateSecurity = 12;

    /// <summary>The status among headers or trailers; null when there is none.</summary>
    public static Status? Find(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(StatusHeaders.StatusName, out var codes))
            return null;
        var detail = headers.NonValidated.TryGetValues(StatusHeaders.MessageName, out var messages)
            ? PercentEncoding.Decode(messages.ToString())
            : "";
        return int.TryParse(codes.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && Enum.IsDefined((StatusCode)code)
                ? new Status((StatusCode)code, detail)
                : new Status(StatusCode.Unknown, $"Status code is unknown, expected 0 to 16. {detail}");
    }

    /// <summary>A header's text; null when there is none.</summary>
    public static string? FindText(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    /// <summary>The code of an answer whose head says that the call failed; null while that is open.</summary>
    public static StatusCode? FindFailure(HttpResponseMessage response) =>
        (Refuse(response) ?? Find(response.Headers))?.StatusCode is { } code and not StatusCode.OK ? code : null;

    /// <summary>
    /// The status and trailers of an answer that was read to its end. Headers are trailers only where nothing followed
    /// them.
    /// </summary>
    public static (Status Status, Metadata Trailers) Of(HttpResponseMessage response, bool isTrailersOnly)
    {
        if (Find(response.TrailingHeaders) is { } status)
            return (status, ReadMetadata(response.TrailingHeaders));
        if (isTrailersOnly && Find(response.Headers) is { } trailersOnly)
            return (trailersOnly, ReadMetadata(response.Headers));
        var missing = new Status(StatusCode.Unknown, "Answer ended without a status, expected 'grpc-status'.");
        return (missing, Metadata.Empty);
    }

    /// <summary>
    /// The refusal of a head that is no gRPC answer; null for one that is (doc/http-grpc-status-mapping.md).
    /// </summary>
    public static Status? Refuse(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return Find(response.Headers) ?? new Status(FromHttp(response.StatusCode),
                $"Answer has HTTP status {(int)response.StatusCode}, expected 200.");
        return RequestHead.IsProto(response.Content.Headers.ContentType?.ToString())
            ? null
            : new Status(StatusCode.Unknown, $"Answer has another content type, expected {RequestHead.ContentType}.");
    }

    /// <summary>What a failure of the transport means.</summary>
    public static Status FromTransport(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is HttpProtocolException protocol)
                return new Status(FromReset(protocol.ErrorCode), "Stream was reset by the server.", failure);
        return failure is HttpRequestException or IOException
            ? new Status(StatusCode.Unavailable, "Server could not be reached, or the connection broke.", failure)
            : new Status(StatusCode.Internal, "Call could not be made.", failure);
    }

    /// <summary>The metadata of an answer's headers or trailers.</summary>
    public static Metadata ReadMetadata(HttpHeaders headers) => MetadataHeaders.Read(
        headers.NonValidated.Select(header =>
            KeyValuePair.Create<string, IEnumerable<string?>>(header.Key, header.Value)));

    private static StatusCode FromReset(long errorCode) => errorCode switch
    {
        RefusedStream => StatusCode.Unavailable,
        Cancel => StatusCode.Cancelled,
        EnhanceYourCalm => StatusCode.ResourceExhausted,
        InadequateSecurity => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    private static StatusCode FromHttp(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.RequestHeaderFieldsTooLarge => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
