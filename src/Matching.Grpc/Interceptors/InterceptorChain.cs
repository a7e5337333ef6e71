using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Matching.Grpc.Interceptors;

/// <summary>
/// Puts the interceptors of a service around its methods: those of the server first, then those of the service, each
/// in the order in which they were added. An interceptor lives as long as what it stands around.
/// </summary>
internal sealed class InterceptorChain
{
    private readonly InterceptorFactory[] _innermostFirst;

    public InterceptorChain(IEnumerable<InterceptorRegistration> outermostFirst) =>
        _innermostFirst = [.. outermostFirst.Select(registration => new InterceptorFactory(registration)).Reverse()];

    public UnaryServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(
        UnaryServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => _innermostFirst.Aggregate(method, (inner, factory) => async (request, call) =>
        {
            await using var activation = factory.For(call);
            return await activation.Instance.UnaryServerHandler(request, call, inner).ConfigureAwait(false);
        });

    public ClientStreamingServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(
        ClientStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => _innermostFirst.Aggregate(method, (inner, factory) => async (requests, call) =>
        {
            await using var activation = factory.For(call);
            return await activation.Instance.ClientStreamingServerHandler(requests, call, inner).ConfigureAwait(false);
        });

    public ServerStreamingServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(
        ServerStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        _innermostFirst.Aggregate(method, (inner, factory) => async (request, responses, call) =>
        {
            await using var activation = factory.For(call);
            await activation.Instance.ServerStreamingServerHandler(request, responses, call, inner)
                .ConfigureAwait(false);
        });

    public DuplexStreamingServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(
        DuplexStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        _innermostFirst.Aggregate(method, (inner, factory) => async (requests, responses, call) =>
        {
            await using var activation = factory.For(call);
            await activation.Instance.DuplexStreamingServerHandler(requests, responses, call, inner)
                .ConfigureAwait(false);
        });
}
