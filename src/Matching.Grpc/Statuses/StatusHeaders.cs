using System.Globalization;
using Grpc.Core;
using Matching.Grpc.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Matching.Grpc.Statuses;

/// <summary>Puts a status on the wire, as headers or as trailers.</summary>
internal static class StatusHeaders
{
    public const string StatusName = "grpc-status";
    public const string MessageName = "grpc-message";

    /// <summary>Writes the status; the message is left out when it is empty.</summary>
    public static void Write(IHeaderDictionary target, Status status)
    {
        target[StatusName] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (status.Detail.Length > 0)
            target[MessageName] = PercentEncoding.Encode(status.Detail);
    }

    /// <summary>
    /// Ends the response of a call with status and trailers. When nothing has been sent the one frame of headers
    /// carries both (trailers-only); otherwise the trailers do. Trailers that HTTP/2 cannot carry turn the status into
    /// INTERNAL.
    /// </summary>
    public static void End(HttpResponse response, Status status, IEnumerable<Metadata.Entry> trailers)
    {
        var target = Target(response);
        try
        {
            MetadataHeaders.Write(target, trailers);
            Write(target, status);
        }
        catch (InvalidOperationException invalid)
        {
            Write(target, new Status(StatusCode.Internal, invalid.Message));
        }
    }

    private static IHeaderDictionary Target(HttpResponse response)
    {
        if (response.HasStarted)
            return response.HttpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        response.ContentType = RequestHead.ContentType;
        return response.Headers;
    }
}
