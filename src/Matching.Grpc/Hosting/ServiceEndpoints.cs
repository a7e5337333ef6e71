using Grpc.AspNetCore.Server;
using Matching.Grpc.Calls;
using Matching.Grpc.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matching.Grpc.Hosting;

/// <summary>The endpoints of a service: one per method, and the answers to what is unknown.</summary>
internal static class ServiceEndpoints
{
    // After every endpoint of the application.
    private const int LastOrder = int.MaxValue;

    private static readonly string[] Post = [HttpMethods.Post];

    public static GrpcServiceEndpointConventionBuilder Map(IEndpointRouteBuilder builder, Type serviceType,
        IReadOnlyList<MappedMethod> methods, GrpcServiceOptions serviceOptions)
    {
        var mapped = Require<MappedServices>(builder);
        var serverOptions = Require<IOptions<GrpcServiceOptions>>(builder).Value;
        var settings = ServiceSettings.Merge(serviceOptions, serverOptions);
        var surroundings = Require<CallSurroundings>(builder);
        var endpoints = new List<IEndpointConventionBuilder>();
        foreach (var method in methods)
        {
            var handler = new CallHandler(method.Method, method.Body, settings, surroundings);
            endpoints.Add(builder.Map(RoutePatternFactory.Parse(method.Method.FullName), handler.HandleAsync)
                .WithDisplayName($"gRPC - {method.Method.FullName}")
                .WithMetadata([.. serviceType.GetCustomAttributes(inherit: true), .. method.Attributes,
                    new GrpcMethodMetadata(serviceType, method.Method), new HttpMethodMetadata(Post)]));
        }
        if (!settings.IgnoresUnknown)
            foreach (var service in methods.Select(method => method.Method.ServiceName).Distinct())
                endpoints.Add(MapUnknown(builder, $"/{service}/{{**method}}", "method", Unimplemented.Method));
        if (serverOptions.IgnoreUnknownServices != true && mapped.TakeFallback())
            MapUnknown(builder, "/{**path}", "path", Unimplemented.Service);
        return new GrpcServiceEndpointConventionBuilder(endpoints);
    }

    /// <summary>The interceptors of the server, then those of a service.</summary>
    public static InterceptorChain Interceptors(IEndpointRouteBuilder builder, GrpcServiceOptions service) =>
        new(Require<IOptions<GrpcServiceOptions>>(builder).Value.Interceptors.Concat(service.Interceptors));

    /// <summary>A service of the application that <c>AddGrpc</c> registers.</summary>
    public static T Require<T>(IEndpointRouteBuilder builder)
        where T : notnull
    {
        if (builder.ServiceProvider.GetService<MappedServices>() is null)
            throw new InvalidOperationException(
                "gRPC is not registered, expected it before services are mapped. Maybe call services.AddGrpc() first.");
        return builder.ServiceProvider.GetRequiredService<T>();
    }

    private static IEndpointConventionBuilder MapUnknown(IEndpointRouteBuilder builder, string path, string parameter,
        Statuses.Outcome outcome)
    {
        var onlyGrpc = new RouteValueDictionary { [parameter] = new GrpcContentConstraint() };
        var endpoint = builder
            .Map(RoutePatternFactory.Parse(path, defaults: null, onlyGrpc),
                http => Unimplemented.AnswerAsync(http, outcome))
            .WithDisplayName($"gRPC - unknown {parameter}")
            .WithMetadata(new HttpMethodMetadata(Post));
        endpoint.Add(made => ((RouteEndpointBuilder)made).Order = LastOrder);
        return endpoint;
    }

    /// <summary>Matches gRPC requests only, so that the rest of the application keeps its own paths.</summary>
    private sealed class GrpcContentConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
            RouteDirection routeDirection) => RequestHead.IsGrpc(httpContext?.Request.ContentType);
    }
}
