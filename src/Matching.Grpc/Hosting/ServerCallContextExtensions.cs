using Matching.Grpc.Calls;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>From a call to its HTTP request.</summary>
public static class ServerCallContextExtensions
{
    // Test doubles put their HttpContext here; the official packages look for the same key.
    private const string HttpContextKey = "__HttpContext";

    /// <summary>The HTTP context of a call, or of a test double that left one in its user state.</summary>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        if (serverCallContext is ServerCall call)
            return call.Http;
        return serverCallContext.UserState.TryGetValue(HttpContextKey, out var state) && state is HttpContext http
            ? http
            : throw new InvalidOperationException("Call context has no HttpContext, expected a call on this server. "
                + $"Maybe a test double should put one into UserState under '{HttpContextKey}'.");
    }
}
