using System.Reflection;
using Grpc.Core;
using Matching.Grpc.Calls;

namespace Matching.Grpc.Hosting;

/// <summary>Collects the methods of a service type; the object that answers is found anew for each call.</summary>
internal sealed class ServiceTypeBinder<TService> : ServiceBinderBase
    where TService : class
{
    private ServiceTypeBinder()
    {
    }

    private List<MappedMethod> Methods { get; } = [];

    /// <summary>The methods that the generated base of the service declares.</summary>
    public static IReadOnlyList<MappedMethod> Bind()
    {
        var attribute = typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw NotGenerated("a base with [BindServiceMethod]");
        var bind = attribute.BindType.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == attribute.BindMethodName
                && method.GetParameters() is [var binder, var service]
                && binder.ParameterType == typeof(ServiceBinderBase)
                && service.ParameterType.IsAssignableFrom(typeof(TService)))
            ?? throw NotGenerated($"{attribute.BindType}.{attribute.BindMethodName}(ServiceBinderBase, service)");
        var collected = new ServiceTypeBinder<TService>();
        bind.CreateDelegate<Action<ServiceBinderBase, TService?>>()(collected, null);
        return collected.Methods;
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(TRequest), typeof(ServerCallContext));
        var answer = target.CreateDelegate<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>();
        Add(method, target, CallBodies.Unary(method, async (request, call) =>
        {
            await using var activation = ServiceActivation<TService>.For(call);
            return await answer(activation.Service, request, call).ConfigureAwait(false);
        }));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        var answer = target
            .CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>();
        Add(method, target, CallBodies.ClientStreaming(method, async (requests, call) =>
        {
            await using var activation = ServiceActivation<TService>.For(call);
            return await answer(activation.Service, requests, call).ConfigureAwait(false);
        }));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var answer = target
            .CreateDelegate<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        Add(method, target, CallBodies.ServerStreaming(method, async (request, responses, call) =>
        {
            await using var activation = ServiceActivation<TService>.For(call);
            await answer(activation.Service, request, responses, call).ConfigureAwait(false);
        }));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var target = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>),
            typeof(ServerCallContext));
        var answer = target.CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>,
            IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        Add(method, target, CallBodies.DuplexStreaming(method, async (requests, responses, call) =>
        {
            await using var activation = ServiceActivation<TService>.For(call);
            await answer(activation.Service, requests, responses, call).ConfigureAwait(false);
        }));
    }

    private void Add(IMethod method, MethodInfo target, CallBody body) =>
        Methods.Add(new MappedMethod(method, body, target.GetCustomAttributes(inherit: true)));

    private static MethodInfo Find(IMethod method, params Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
        ?? throw NotGenerated($"a public method '{method.Name}'");

    private static InvalidOperationException NotGenerated(string expected) =>
        new($"Service '{typeof(TService)}' cannot be mapped, expected {expected}. "
            + "Maybe it does not derive from a generated service base.");
}
