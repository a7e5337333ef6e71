namespace Grpc.Core.Interceptors;

/// <summary>The call that a client's interceptor stands around.</summary>
/// <param name="method">The method that is called.</param>
/// <param name="host">Replaces the authority; null for the channel's own.</param>
/// <param name="options">What the caller said about the call.</param>
public readonly struct ClientInterceptorContext<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host,
    CallOptions options)
    where TRequest : class
    where TResponse : class
{
    /// <summary>The method that is called.</summary>
    public Method<TRequest, TResponse> Method { get; } = method;

    /// <summary>Replaces the authority; null for the channel's own.</summary>
    public string? Host { get; } = host;

    /// <summary>What the caller said about the call.</summary>
    public CallOptions Options { get; } = options;
}
