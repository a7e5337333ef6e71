using Grpc.Core;
using Grpc.Testing;

namespace Matching.Grpc.Interop;

/// <summary>
/// Refuses a plain request that says it should be compressed. A service does not see the flag of a single message, so
/// the headers of the call decide: clients probe with a call of its own that has no encoding. What the flag itself must
/// be is the layer's to check.
/// </summary>
internal static class CompressedRequests
{
    private const string EncodingHeader = "grpc-encoding";

    public static void Require(BoolValue? expected, ServerCallContext context)
    {
        var encoding = context.GetHttpContext().Request.Headers[EncodingHeader].ToString();
        if (expected is { Value: true } && (encoding is "" or "identity"))
            throw new RpcException(new Status(StatusCode.InvalidArgument,
                "Request is not compressed, expected it to be as its message says."));
    }
}
