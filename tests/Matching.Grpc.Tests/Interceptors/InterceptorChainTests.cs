using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Tests.Interceptors;

public sealed class InterceptorChainTests
{
    private static readonly byte[] Hello = Frames.Of(new Note { Text = "hello", Number = 1 });

    [Theory]
    [InlineData("Ask")]
    [InlineData("Collect")]
    [InlineData("Watch")]
    [InlineData("Chat")]
    public async Task Interceptors_OfServerAndService_RunInOrderOfRegistrationServerFirst(string method)
    {
        var type = typeof(NamingInterceptor);
        await using var host = await StartAsync(
            server =>
            {
                server.Interceptors.Add<NamingInterceptor>("a");
                server.Interceptors.Add<NamingInterceptor>("b");
            },
            service =>
            {
                service.Interceptors.Add<NamingInterceptor>("c");
                service.Interceptors.Add(type, "d");
            });
        var answer = await new RawCall(method, Hello).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal("a b c d -d -c -b -a", answer.Trailers["went"].Single());
    }

    [Fact]
    public async Task Interceptor_ThatThrows_EndsTheCallWithItsStatus()
    {
        await using var host = await StartAsync(server => server.Interceptors.Add<RefusingInterceptor>());
        var answer = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal("7", answer.Status);
        Assert.True(answer.IsTrailersOnly);
    }

    [Fact]
    public async Task Interceptor_ThatChangesTheMessages_IsSeenByBothSides()
    {
        await using var host = await StartAsync(server => server.Interceptors.Add<ShoutingInterceptor>());
        var answer = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal("hello!?", Frames.Notes(answer.Body).Single().Text);
    }

    [Theory]
    [InlineData(null, "1 1", 2)]
    [InlineData(ServiceLifetime.Transient, "1 1", 2)]
    [InlineData(ServiceLifetime.Scoped, "1 1", 2)]
    [InlineData(ServiceLifetime.Singleton, "1 2", 0)]
    public async Task Interceptor_WithARegisteredLifetime_LivesAsLong(
        ServiceLifetime? lifetime, string expected, int disposals)
    {
        var ended = new Disposals();
        var setup = GrpcHost.ProbeSetup(options: server => server.Interceptors.Add<CountingInterceptor>());
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Services = services =>
            {
                setup.Services(services);
                services.AddSingleton(ended);
                if (lifetime is { } lives)
                    services.Add(ServiceDescriptor.Describe(
                        typeof(CountingInterceptor), typeof(CountingInterceptor), lives));
            },
        });
        var first = await new RawCall("Ask", Hello).SendAsync(host);
        var second = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal(expected, $"{first.Trailers["calls"].Single()} {second.Trailers["calls"].Single()}");
        await ended.ReachAsync(disposals);
        Assert.Equal(disposals, ended.Count);
    }

    [Fact]
    public async Task Interceptors_OfAServerOptions_StandAroundDefinitionsToo()
    {
        var setup = GrpcHost.ProbeSetup(options: server => server.Interceptors.Add<RefusingInterceptor>());
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Endpoints = app => Microsoft.AspNetCore.Builder.GrpcEndpointRouteBuilderExtensions.MapGrpcService(app,
                Probe.BindService(new ProbeService(new ProbeHandlers()))),
        });
        Assert.Equal("7", (await new RawCall("Ask", Hello).SendAsync(host)).Status);
    }

    [Trait("Official", "differs")]
    [Fact]
    public void Add_OfATypeThatIsNoInterceptor_IsRefused()
    {
        var type = typeof(string);
        var thrown = Assert.Throws<ArgumentException>(() => new GrpcServiceOptions().Interceptors.Add(type));
        Assert.StartsWith($"Type 'System.String' is not an interceptor, expected one that derives from "
            + $"{typeof(Interceptor)}.", thrown.Message, StringComparison.Ordinal);
    }

    private static Task<GrpcHost> StartAsync(Action<GrpcServiceOptions> server,
        Action<GrpcServiceOptions<ProbeService>>? service = null)
    {
        var setup = GrpcHost.ProbeSetup(options: server);
        return GrpcHost.StartAsync(setup with
        {
            Services = services =>
            {
                setup.Services(services);
                if (service is not null)
                    services.Configure(service);
            },
        });
    }

    private abstract class AnyKindInterceptor : Interceptor
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request,
            ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Enter(context);
            var response = await continuation(request, context);
            Leave(context);
            return response;
        }

        public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Enter(context);
            var response = await continuation(requestStream, context);
            Leave(context);
            return response;
        }

        public override async Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request,
            IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Enter(context);
            await continuation(request, responseStream, context);
            Leave(context);
        }

        public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Enter(context);
            await continuation(requestStream, responseStream, context);
            Leave(context);
        }

        protected abstract void Enter(ServerCallContext context);

        protected virtual void Leave(ServerCallContext context)
        {
        }
    }

    private sealed class NamingInterceptor(string name) : AnyKindInterceptor
    {
        protected override void Enter(ServerCallContext context) => Went(context).Add(name);

        protected override void Leave(ServerCallContext context)
        {
            Went(context).Add("-" + name);
            if (name == "a")
                context.ResponseTrailers.Add("went", string.Join(' ', Went(context)));
        }

        private static List<string> Went(ServerCallContext context)
        {
            if (!context.UserState.ContainsKey("went"))
                context.UserState["went"] = new List<string>();
            return (List<string>)context.UserState["went"];
        }
    }

    private sealed class RefusingInterceptor : AnyKindInterceptor
    {
        protected override void Enter(ServerCallContext context) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "no"));
    }

    private sealed class ShoutingInterceptor : Interceptor
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request,
            ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            ((Note)(object)request).Text += "!";
            var response = await continuation(request, context);
            ((Note)(object)response).Text += "?";
            return response;
        }
    }

    private sealed class CountingInterceptor(Disposals ended) : AnyKindInterceptor, IAsyncDisposable
    {
        private int _calls;

        protected override void Enter(ServerCallContext context) =>
            context.ResponseTrailers.Add("calls", $"{++_calls}");

        public ValueTask DisposeAsync()
        {
            ended.Add();
            return ValueTask.CompletedTask;
        }
    }
}
