namespace Grpc.Core;

/// <summary>
/// What generated <c>BindService</c> code tells the methods of a service to. The handler is null when only the
/// methods are asked for.
/// </summary>
public abstract class ServiceBinderBase
{
    /// <summary>A method with one request and one response.</summary>
    public virtual void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw NotOverridden(method);

    /// <summary>A method with a stream of requests.</summary>
    public virtual void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw NotOverridden(method);

    /// <summary>A method with a stream of responses.</summary>
    public virtual void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw NotOverridden(method);

    /// <summary>A method with streams both ways.</summary>
    public virtual void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw NotOverridden(method);

    private static NotSupportedException NotOverridden(IMethod method) =>
        new($"This binder does not take methods like '{method.FullName}' ({method.Type}).");
}
