namespace Grpc.Core;

/// <summary>How many messages travel each way.</summary>
public enum MethodType
{
    /// <summary>One request, one response.</summary>
    Unary,
    /// <summary>Any number of requests, one response.</summary>
    ClientStreaming,
    /// <summary>One request, any number of responses.</summary>
    ServerStreaming,
    /// <summary>Any number both ways, independently.</summary>
    DuplexStreaming,
}

/// <summary>A method without its message types.</summary>
public interface IMethod
{
    /// <summary>How many messages travel each way.</summary>
    MethodType Type { get; }

    /// <summary>The service with its package, such as <c>grpc.testing.TestService</c>.</summary>
    string ServiceName { get; }

    /// <summary>The method alone, such as <c>EmptyCall</c>.</summary>
    string Name { get; }

    /// <summary>The path on the wire: <c>/service/method</c>.</summary>
    string FullName { get; }
}

/// <summary>A method of a service with its marshallers.</summary>
public class Method<TRequest, TResponse> : IMethod
{
    /// <summary>All parts of a method; none may be null.</summary>
    public Method(MethodType type, string serviceName, string name,
        Marshaller<TRequest> requestMarshaller, Marshaller<TResponse> responseMarshaller)
    {
        ArgumentNullException.ThrowIfNull(serviceName);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(requestMarshaller);
        ArgumentNullException.ThrowIfNull(responseMarshaller);
        Type = type;
        ServiceName = serviceName;
        Name = name;
        RequestMarshaller = requestMarshaller;
        ResponseMarshaller = responseMarshaller;
        FullName = $"/{serviceName}/{name}";
    }

    /// <inheritdoc />
    public MethodType Type { get; }

    /// <inheritdoc />
    public string ServiceName { get; }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public string FullName { get; }

    /// <summary>Bytes to request and back.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; }

    /// <summary>Bytes to response and back.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; }
}
