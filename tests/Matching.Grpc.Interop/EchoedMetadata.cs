using Grpc.Core;

namespace Matching.Grpc.Interop;

/// <summary>
/// The two keys of metadata that a client sends to have them back, one in the headers, one in the trailers.
/// </summary>
internal static class EchoedMetadata
{
    private const string InitialKey = "x-grpc-test-echo-initial";
    private const string TrailingKey = "x-grpc-test-echo-trailing-bin";
    private const string EncodingKey = "grpc-internal-encoding-request";

    /// <summary>Sends the headers; they ask for gzip when the client wants compressed responses.</summary>
    public static async Task ReturnAsync(ServerCallContext context, bool isCompressed)
    {
        if (context.RequestHeaders.GetValueBytes(TrailingKey) is { } trailing)
            context.ResponseTrailers.Add(TrailingKey, trailing);
        var headers = new Metadata();
        if (context.RequestHeaders.GetValue(InitialKey) is { } initial)
            headers.Add(InitialKey, initial);
        if (isCompressed)
            headers.Add(EncodingKey, "gzip");
        if (headers.Count > 0)
            await context.WriteResponseHeadersAsync(headers);
    }
}
