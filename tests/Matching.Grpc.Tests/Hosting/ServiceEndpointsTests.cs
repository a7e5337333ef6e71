using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Tests.Hosting;

public sealed class ServiceEndpointsTests
{
    private static readonly byte[] Hello = Frames.Of(new Note { Text = "hello" });

    [Fact]
    public async Task Endpoints_OfAService_CarryMethodAttributesAndConventions()
    {
        await using var host = await GrpcHost.StartAsync(new GrpcHostSetup
        {
            Services = services =>
            {
                services.AddAuthorization();
                services.AddGrpc();
            },
            Endpoints = app => app.MapGrpcService<GuardedProbe>().WithMetadata("convention"),
        });
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
            .ToDictionary(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()!.Method.Name);
        Assert.Equal(["Ask", "Chat", "Collect", "Watch"], endpoints.Keys.Order(StringComparer.Ordinal));
        Assert.All(endpoints.Values, endpoint =>
        {
            Assert.Equal(typeof(GuardedProbe), endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()!.ServiceType);
            Assert.Equal("convention", endpoint.Metadata.GetMetadata<string>());
            Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), data => data.Policy == "service");
        });
        Assert.Contains(endpoints["Ask"].Metadata.GetOrderedMetadata<IAuthorizeData>(),
            data => data.Policy == "method");
        Assert.DoesNotContain(endpoints["Watch"].Metadata.GetOrderedMetadata<IAuthorizeData>(),
            data => data.Policy == "method");
    }

    [Fact]
    public async Task Method_NotOverriddenByTheService_IsUnimplemented()
    {
        await using var host = await GrpcHost.StartAsync(Setup(services => services.AddGrpc(),
            app => app.MapGrpcService<CountingProbe>()));
        var answer = await new RawCall("Watch", Hello).SendAsync(host);
        Assert.Equal("12", answer.Status);
        Assert.True(answer.IsTrailersOnly);
    }

    [Theory]
    [InlineData(null, "1 1")]
    [InlineData(ServiceLifetime.Transient, "1 1")]
    [InlineData(ServiceLifetime.Scoped, "1 1")]
    [InlineData(ServiceLifetime.Singleton, "1 2")]
    public async Task Service_WithARegisteredLifetime_LivesAsLong(ServiceLifetime? lifetime, string expected)
    {
        var disposals = new Disposals();
        await using var host = await GrpcHost.StartAsync(Setup(
            services =>
            {
                services.AddSingleton(disposals);
                if (lifetime is not null)
                    services.Add(new ServiceDescriptor(typeof(CountingProbe), typeof(CountingProbe), lifetime.Value));
                services.AddGrpc();
            },
            app => app.MapGrpcService<CountingProbe>()));
        var first = Frames.Notes((await new RawCall("Ask", Hello).SendAsync(host)).Body).Single().Number;
        var second = Frames.Notes((await new RawCall("Ask", Hello).SendAsync(host)).Body).Single().Number;
        Assert.Equal(expected, $"{first} {second}");
        await disposals.ReachAsync(lifetime == ServiceLifetime.Singleton ? 0 : 2);
        Assert.Equal(lifetime == ServiceLifetime.Singleton ? 0 : 2, disposals.Count);
    }

    [Fact]
    public async Task MapGrpcService_OfADefinition_ServesItsHandlers()
    {
        var handlers = new ProbeHandlers();
        await using var host = await GrpcHost.StartAsync(Setup(services => services.AddGrpc(),
            app => app.MapGrpcService(services =>
            {
                Assert.NotNull(services.GetService<EndpointDataSource>());
                return Probe.BindService(new ProbeService(handlers));
            })));
        Assert.Equal("0", (await new RawCall("Ask", Hello).SendAsync(host)).Status);
        Assert.Equal("0", (await new RawCall("Watch", Hello).SendAsync(host)).Status);
        Assert.Equal("0", (await new RawCall("Collect", Hello).SendAsync(host)).Status);
        Assert.Equal("0", (await new RawCall("Chat", Hello).SendAsync(host)).Status);
    }

    [Fact]
    public async Task IgnoreUnknownServices_OfTheServer_LeavesThemToTheApplication()
    {
        await using var host = await GrpcHost.StartAsync(options: server => server.IgnoreUnknownServices = true);
        var answer = await new RawCall("Ask", Hello) { Path = "/no.such.Service/Ask" }.SendAsync(host);
        Assert.Equal(HttpStatusCode.NotFound, answer.HttpStatus);
    }

    [Fact]
    public async Task UnknownServices_BesideOtherEndpoints_DoNotTakeTheirPaths()
    {
        await using var host = await GrpcHost.StartAsync(Setup(services => services.AddGrpc(), app =>
        {
            app.MapGrpcService<CountingProbe>();
            app.MapPost("/forms/{name}", (string name) => name);
        }));
        var answer = await new RawCall("Ask", Hello) { Path = "/forms/one" }.SendAsync(host);
        Assert.Equal("one", System.Text.Encoding.UTF8.GetString(answer.Body));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task MapGrpcService_WithoutAddGrpc_SaysWhatIsMissing()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        var thrown = Assert.Throws<InvalidOperationException>(() => app.MapGrpcService<ProbeService>());
        Assert.Equal("gRPC is not registered, expected it before services are mapped. "
            + "Maybe call services.AddGrpc() first.", thrown.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task MapGrpcService_OfATypeWithoutAGeneratedBase_SaysSo()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        var thrown = Assert.Throws<InvalidOperationException>(() => app.MapGrpcService<ServiceEndpointsTests>());
        Assert.Equal($"Service '{typeof(ServiceEndpointsTests)}' cannot be mapped, expected a base with "
            + "[BindServiceMethod]. Maybe it does not derive from a generated service base.", thrown.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task MapGrpcService_OfADefinitionWithoutHandlers_SaysSo()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        var thrown = Assert.Throws<InvalidOperationException>(() => app.MapGrpcService(ServerServiceDefinition
            .CreateBuilder().AddMethod(Methods.Ask, (UnaryServerMethod<Note, Note>)null!).Build()));
        Assert.Equal("Method '/a.Service/Ask' has no handler, expected one. "
            + "Maybe BindService was called without a service.", thrown.Message);
    }

    private static GrpcHostSetup Setup(Action<IServiceCollection> services, Action<WebApplication> endpoints) =>
        new() { Services = services, Endpoints = endpoints };

    private static class Methods
    {
        public static Method<Note, Note> Ask { get; } = new(MethodType.Unary, "a.Service", "Ask",
            Marshallers.Create<Note>((_, _) => { }, _ => new Note()),
            Marshallers.Create<Note>((_, _) => { }, _ => new Note()));
    }

    [Authorize("service")]
    private sealed class GuardedProbe : Probe.ProbeBase
    {
        [Authorize("method")]
        public override Task<Note> Ask(Note request, ServerCallContext context) => Task.FromResult(request);
    }

    private sealed class CountingProbe(Disposals? disposals = null) : Probe.ProbeBase, IDisposable
    {
        private int _calls;

        public override Task<Note> Ask(Note request, ServerCallContext context) =>
            Task.FromResult(new Note { Number = ++_calls });

        public void Dispose() => disposals?.Add();
    }
}
