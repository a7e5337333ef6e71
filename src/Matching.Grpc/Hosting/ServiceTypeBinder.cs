using System.Reflection;
using Grpc.Core;
using Matching.Grpc.Calls;
using Matching.Grpc.Interceptors;

namespace Matching.Grpc.Hosting;

/// <summary>Collects the methods of a service type; the object that answers is found anew for each call.</summary>
internal sealed class ServiceTypeBinder<TService> : ServiceBinderBase
    where TService : class
{
    private readonly InterceptorChain _interceptors;
    private readonly List<MappedMethod> _methods = [];

    private ServiceTypeBinder(InterceptorChain interceptors) => _interceptors = interceptors;

    /// <summary>The methods that the generated base of the service declares, behind the interceptors.</summary>
    public static IReadOnlyList<MappedMethod> Bind(InterceptorChain interceptors)
    {
        var attribute = typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw NotGenerated("a base with [BindServiceMethod]");
        var bind = attribute.BindType.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == attribute.BindMethodName
                && method.GetParameters() is [var binder, var service]
                && binder.ParameterType == typeof(ServiceBinderBase)
                && service.ParameterType.IsAssignableFrom(typeof(TService)))
            ?? throw NotGenerated($"{attribute.BindType}.{attribute.BindMethodName}(ServiceBinderBase, service)");
        var collected = new ServiceTypeBinder<TService>(interceptors);
        bind.CreateDelegate<Action<ServiceBinderBase, TService?>>()(collected, null);
        return collected._methods;
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(TRequest), typeof(ServerCallContext));
        var answer = target.CreateDelegate<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>();
        UnaryServerMethod<TRequest, TResponse> service = async (request, call) =>
        {
            await using var activation = ServiceFactory<TService>.For(call);
            return await answer(activation.Instance, request, call).ConfigureAwait(false);
        };
        Add(method, target, CallBodies.Unary(method, _interceptors.Around(service)));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        var answer = target
            .CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>();
        ClientStreamingServerMethod<TRequest, TResponse> service = async (requests, call) =>
        {
            await using var activation = ServiceFactory<TService>.For(call);
            return await answer(activation.Instance, requests, call).ConfigureAwait(false);
        };
        Add(method, target, CallBodies.ClientStreaming(method, _interceptors.Around(service)));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var answer = target
            .CreateDelegate<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        ServerStreamingServerMethod<TRequest, TResponse> service = async (request, responses, call) =>
        {
            await using var activation = ServiceFactory<TService>.For(call);
            await answer(activation.Instance, request, responses, call).ConfigureAwait(false);
        };
        Add(method, target, CallBodies.ServerStreaming(method, _interceptors.Around(service)));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>),
            typeof(ServerCallContext));
        var answer = target.CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>,
            IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        DuplexStreamingServerMethod<TRequest, TResponse> service = async (requests, responses, call) =>
        {
            await using var activation = ServiceFactory<TService>.For(call);
            await answer(activation.Instance, requests, responses, call).ConfigureAwait(false);
        };
        Add(method, target, CallBodies.DuplexStreaming(method, _interceptors.Around(service)));
    }

    private void Add(IMethod method, MethodInfo target, CallBody body) =>
        _methods.Add(new MappedMethod(method, body, target.GetCustomAttributes(inherit: true)));

    private static MethodInfo Find(IMethod method, params Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
        ?? throw NotGenerated($"a public method '{method.Name}'");

    private static InvalidOperationException NotGenerated(string expected) =>
        new($"Service '{typeof(TService)}' cannot be mapped, expected {expected}. "
            + "Maybe it does not derive from a generated service base.");
}
