using Grpc.Core;
using Matching.Grpc.Calls;
using Matching.Grpc.Interceptors;

namespace Matching.Grpc.Hosting;

/// <summary>Collects the methods of a <see cref="ServerServiceDefinition"/>, whose handlers are given.</summary>
internal sealed class DefinitionBinder(InterceptorChain interceptors) : ServiceBinderBase
{
    public List<MappedMethod> Methods { get; } = [];

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler) =>
        Add(method, CallBodies.Unary(method, interceptors.Around(NotNull(method, handler))));

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(method, CallBodies.ClientStreaming(method, interceptors.Around(NotNull(method, handler))));

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(method, CallBodies.ServerStreaming(method, interceptors.Around(NotNull(method, handler))));

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(method, CallBodies.DuplexStreaming(method, interceptors.Around(NotNull(method, handler))));

    private void Add(IMethod method, CallBody body) => Methods.Add(new MappedMethod(method, body, []));

    private static T NotNull<T>(IMethod method, T? handler)
        where T : class => handler
        ?? throw new InvalidOperationException($"Method '{method.FullName}' has no handler, expected one. "
            + "Maybe BindService was called without a service.");
}
