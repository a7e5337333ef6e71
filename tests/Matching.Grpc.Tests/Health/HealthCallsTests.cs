using Grpc.AspNetCore.HealthChecks;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Matching.Grpc.Health;
using Matching.Grpc.Tests.Probing;
using Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace Matching.Grpc.Tests.Health;

public sealed class HealthCallsTests
{
    private volatile HealthStatus _database = HealthStatus.Healthy;

    [Theory]
    [InlineData(HealthStatus.Healthy, ServingStatus.Serving)]
    [InlineData(HealthStatus.Degraded, ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, ServingStatus.NotServing)]
    public async Task Check_OfTheWholeServer_IsTheWorstOfItsChecks(HealthStatus database, ServingStatus expected)
    {
        _database = database;
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        Assert.Equal(expected, (await new HealthClient(channel).CheckAsync(new HealthCheckRequest())).Status);
    }

    [Fact]
    public async Task Check_OfAServiceWithAMapping_CountsItsChecksOnly()
    {
        _database = HealthStatus.Unhealthy;
        await using var host = await StartAsync(options =>
        {
            options.Services.Map("plans", check => check.Name == "database" && check.Tags.Contains("slow"));
            options.Services.Map("words", check => check.Name == "words");
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new HealthClient(channel);
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(Ask("plans"))).Status);
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(Ask("words"))).Status);
    }

    [Fact]
    public async Task Check_OfAnUnknownService_IsNotFound()
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => new HealthClient(channel).CheckAsync(Ask("elsewhere")).ResponseAsync);
        Assert.Equal((StatusCode.NotFound, "Service has no health, expected a known one."),
            (thrown.StatusCode, thrown.Status.Detail));
    }

    [Fact]
    public async Task Check_OfTheWholeServerWhenItsMappingIsRemoved_IsNotFound()
    {
        await using var host = await StartAsync(options => options.Services.Remove(""));
        using var channel = GrpcChannel.ForAddress(host.Address);
        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => new HealthClient(channel).CheckAsync(new HealthCheckRequest()).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task Check_OfAServiceWithoutChecks_IsUnknown()
    {
        await using var host = await StartAsync(options => options.Services.Map("none", _ => false));
        using var channel = GrpcChannel.ForAddress(host.Address);
        Assert.Equal(ServingStatus.Unknown, (await new HealthClient(channel).CheckAsync(Ask("none"))).Status);
    }

    [Fact]
    public async Task Check_FromTheCache_SaysWhatTheChecksSaidLastTime()
    {
        await using var host = await StartAsync(options => options.UseHealthChecksCache = true);
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new HealthClient(channel);
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest())).Status);
        _database = HealthStatus.Unhealthy;
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest())).Status);
        await PublishAsync(host);
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(new HealthCheckRequest())).Status);
    }

    [Fact]
    public async Task List_OfEverything_GivesEachMappedService()
    {
        await using var host = await StartAsync(options => options.Services.Map("plans", _ => true));
        using var channel = GrpcChannel.ForAddress(host.Address);
        var list = await new HealthClient(channel).ListAsync(new HealthListRequest());
        Assert.Equal(["", "plans"], list.Statuses.Keys.Order(StringComparer.Ordinal));
        Assert.All(list.Statuses.Values, each => Assert.Equal(ServingStatus.Serving, each.Status));
    }

    [Fact]
    public async Task Watch_OfTheWholeServer_SaysTheStatusAtOnceAndThenEachChange()
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));
        await PublishAsync(host);
        _database = HealthStatus.Unhealthy;
        await PublishAsync(host);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        _database = HealthStatus.Healthy;
        await PublishAsync(host);
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));
    }

    [Fact]
    public async Task Watch_OfAnUnknownService_SaysSoAndStaysOpen()
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new HealthClient(channel).Watch(Ask("elsewhere"));
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(call));
        await PublishAsync(host);
        var next = call.ResponseStream.MoveNext();
        await new HealthClient(channel).CheckAsync(new HealthCheckRequest());
        Assert.False(next.IsCompleted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("elsewhere")]
    public async Task Watch_WhenTheServerStops_SaysNotServingAndEnds(string service)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new HealthClient(channel).Watch(Ask(service));
        await NextAsync(call);
        var stopping = host.StopAsync();
        if (service.Length == 0)
            Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        Assert.False(await call.ResponseStream.MoveNext().WaitAsync(Patience.Limit));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        await stopping.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Watch_ThatIsToOutliveTheStop_StaysOpen()
    {
        await using var host = await StartAsync(options => options.SuppressCompletionOnShutdown = true);
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));
        host.Services.GetRequiredService<HealthBoard>().Stop();
        Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        var next = call.ResponseStream.MoveNext();
        Assert.Equal(ServingStatus.NotServing,
            (await new HealthClient(channel).CheckAsync(new HealthCheckRequest())).Status);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Watch_BegunWhenTheServerStops_SaysNotServingAndEnds()
    {
        await using var host = await StartAsync();
        host.Services.GetRequiredService<HealthBoard>().Stop();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        Assert.False(await call.ResponseStream.MoveNext().WaitAsync(Patience.Limit));
    }

    private static HealthCheckRequest Ask(string service) => new() { Service = service };

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> call)
    {
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(Patience.Limit));
        return call.ResponseStream.Current.Status;
    }

    private static async Task PublishAsync(GrpcHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        await host.Services.GetRequiredService<HealthReading>().PublishAsync(report, CancellationToken.None);
    }

    private Task<GrpcHost> StartAsync(Action<GrpcHealthChecksOptions>? configure = null) =>
        GrpcHost.StartAsync(new GrpcHostSetup
        {
            Services = services =>
            {
                services.AddGrpc();
                services.AddGrpcHealthChecks(configure ?? (_ => { }))
                    .AddCheck("words", () => HealthCheckResult.Healthy())
                    .AddCheck("database", () => new HealthCheckResult(_database), ["slow"]);
                services.Configure<HealthCheckPublisherOptions>(publisher => publisher.Delay = TimeSpan.FromHours(1));
            },
            Endpoints = app => app.MapGrpcHealthChecksService(),
        });
}
