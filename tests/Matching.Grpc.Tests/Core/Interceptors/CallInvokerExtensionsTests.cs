using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Core.Interceptors;

public sealed class CallInvokerExtensionsTests
{
    [Theory]
    [InlineData("Ask")]
    [InlineData("AskAsync")]
    [InlineData("Collect")]
    [InlineData("Watch")]
    [InlineData("Chat")]
    public async Task Intercept_WithSeveral_GoesThroughTheFirstFirst(string method)
    {
        Metadata seen = [];
        await using var host = await StartAsync(headers => seen = headers);
        using var channel = GrpcChannel.ForAddress(host.Address);
        var invoker = channel.Intercept(new Stamp("a"), new Stamp("b")).Intercept(new Stamp("c"))
            .Intercept(headers => [.. headers, new Metadata.Entry("x-stamp", "d")]);
        await CallAsync(new Probe.ProbeClient(invoker), method);
        // HttpClient sends values of one name in one header.
        Assert.Equal("d, c, a, b", seen.GetValue("x-stamp"));
    }

    [Fact]
    public async Task Intercept_OfAChannel_TakesOneOrAFunction()
    {
        Metadata seen = [];
        await using var host = await StartAsync(headers => seen = headers);
        using var channel = GrpcChannel.ForAddress(host.Address);
        await CallAsync(new Probe.ProbeClient(channel.Intercept(new Stamp("a"))), "AskAsync");
        Assert.Equal("a", seen.GetValue("x-stamp"));
        await CallAsync(new Probe.ProbeClient(channel.Intercept(headers => [new("x-stamp", "b")])), "AskAsync");
        Assert.Equal("b", seen.GetValue("x-stamp"));
    }

    [Fact]
    public async Task Interceptor_ThatOverridesNothing_LetsEveryKindThrough()
    {
        await using var host = await StartAsync(_ => { });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new Probe.ProbeClient(channel.Intercept(new Nothing()));
        foreach (var method in new[] { "Ask", "AskAsync", "Collect", "Watch", "Chat" })
            await CallAsync(client, method);
    }

    private static async Task CallAsync(Probe.ProbeClient client, string method)
    {
        var note = new Note { Number = 1 };
        switch (method)
        {
            case "Ask":
                client.Ask(note);
                break;
            case "AskAsync":
                await client.AskAsync(note);
                break;
            case "Collect":
                using (var call = client.Collect())
                {
                    await call.RequestStream.CompleteAsync();
                    await call;
                }
                break;
            case "Watch":
                using (var call = client.Watch(note))
                    while (await call.ResponseStream.MoveNext())
                        Assert.Equal(0, call.ResponseStream.Current.Number);
                break;
            default:
                using (var call = client.Chat())
                {
                    await call.RequestStream.CompleteAsync();
                    Assert.False(await call.ResponseStream.MoveNext());
                }
                break;
        }
    }

    private static Task<GrpcHost> StartAsync(Action<Metadata> see) => GrpcHost.StartAsync(options: server =>
        server.Interceptors.Add<SeeingInterceptor>(see));

    private sealed class Nothing : Interceptor;

    private sealed class SeeingInterceptor(Action<Metadata> see) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request,
            ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            see(context.RequestHeaders);
            return base.UnaryServerHandler(request, context, continuation);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            see(context.RequestHeaders);
            return base.ClientStreamingServerHandler(requestStream, context, continuation);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request,
            IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            see(context.RequestHeaders);
            return base.ServerStreamingServerHandler(request, responseStream, context, continuation);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            see(context.RequestHeaders);
            return base.DuplexStreamingServerHandler(requestStream, responseStream, context, continuation);
        }
    }

    private sealed class Stamp(string text) : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Put(context));

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Put(context));

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
            AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, Put(context));

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(Put(context));

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(Put(context));

        private ClientInterceptorContext<TRequest, TResponse> Put<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context)
            where TRequest : class
            where TResponse : class =>
            new(context.Method, context.Host, context.Options.WithHeaders(
                [.. context.Options.Headers ?? [], new Metadata.Entry("x-stamp", text)]));
    }
}
