using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Matching.Grpc.Reflection;

/// <summary>The services that the application has mapped, read from its endpoints when somebody first asks.</summary>
internal sealed class ServiceDirectory(EndpointDataSource endpoints)
{
    private readonly Lazy<(string[] Names, FileIndex Files)> _content = new(() => Read(endpoints));

    /// <summary>Full names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => _content.Value.Names;

    /// <summary>The files behind them.</summary>
    public FileIndex Files => _content.Value.Files;

    private static (string[] Names, FileIndex Files) Read(EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>())
            .OfType<GrpcMethodMetadata>().ToList();
        var names = methods.Select(method => method.Method.ServiceName).Distinct().Order(StringComparer.Ordinal);
        var descriptors = methods.Select(method => method.ServiceType).Distinct().Select(FindDescriptor)
            .OfType<ServiceDescriptor>();
        return ([.. names], new FileIndex(descriptors));
    }

    // Generated code has the descriptor beside the method that binds; a definition with handlers of its own has none.
    private static ServiceDescriptor? FindDescriptor(Type service) =>
        service.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)?.BindType
            .GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
            ?.GetValue(null) as ServiceDescriptor;
}
