using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>On the endpoint of each gRPC method: which service and method it is.</summary>
/// <param name="serviceType">The type of the service.</param>
/// <param name="method">The method.</param>
public sealed class GrpcMethodMetadata(Type serviceType, IMethod method)
{
    /// <summary>The type of the service.</summary>
    public Type ServiceType { get; } = serviceType;

    /// <summary>The method.</summary>
    public IMethod Method { get; } = method;
}
