using Grpc.Core;
using Grpc.Health.V1;
using Matching.Server.Hosting;
using Matching.Testing;
using Matching.V1;
using HealthClient = Grpc.Health.V1.Health.HealthClient;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Matching.Server.Tests.Stopping;

public sealed class GracefulStopTests
{
    [Fact]
    public async Task StopAsync_WithCallsUnderWay_SaysNotServingFirstThenEndsWatchesAndTakesNoMore()
    {
        var server = new StoppingServer();
        await server.InitializeAsync();
        try
        {
            var plans = new PlanService.PlanServiceClient(server.Channel);
            using var health = new HealthClient(server.Channel).Watch(new HealthCheckRequest());
            Assert.Equal(ServingStatus.Serving, await NextAsync(health));
            using var plan = plans.WatchPlan(new WatchPlanRequest { Name = await OrderAsync(server, plans) });
            Assert.True(await plan.ResponseStream.MoveNext(default));

            var stopping = server.StopAsync();
            Assert.Equal(ServingStatus.NotServing, await NextAsync(health));
            Assert.False(await health.ResponseStream.MoveNext(default));
            Assert.Equal(StatusCode.NotFound, await AskAsync(plans));

            server.Held.Release();
            var watched = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await plan.ResponseStream.MoveNext(default).WaitAsync(Patience.Limit))
                    Assert.NotNull(plan.ResponseStream.Current);
            });
            Assert.Equal(StatusCode.Unavailable, watched.StatusCode);
            Assert.Equal("Server is stopping, expected a running one. Maybe try again in a moment.",
                watched.Status.Detail);
            Assert.Equal("STOPPING", ErrorDetails.ReasonOf(watched));
            Assert.Equal(StatusCode.Unavailable, await AskAsync(plans));
            await stopping.WaitAsync(Patience.Limit);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> call)
    {
        Assert.True(await call.ResponseStream.MoveNext(default).WaitAsync(Patience.Limit));
        return call.ResponseStream.Current.Status;
    }

    private static async Task<string> OrderAsync(StoppingServer server, PlanService.PlanServiceClient plans)
    {
        var plan = await plans.CreatePlanAsync(new CreatePlanRequest
        {
            Parent = $"municipalities/{server.Region.Rows.Municipalities[0].Code}",
            Period = new Period { StartOn = "2026-05-04" },
            Seconds = 60,
        });
        return plan.Name;
    }

    private static async Task<StatusCode> AskAsync(PlanService.PlanServiceClient plans)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(() => plans.GetPlanAsync(
            new GetPlanRequest { Name = "municipalities/2380/plans/none" }).ResponseAsync.WaitAsync(Patience.Limit));
        return thrown.StatusCode;
    }

    private sealed class StoppingServer : RunningServer
    {
        private static readonly TimeSpan Settle = TimeSpan.FromSeconds(12.345);

        public HeldClock Held { get; } = new(Settle);

        protected override TimeProvider Clock => Held;

        private protected override ServerArguments Tell(ServerArguments arguments) =>
            arguments with { Settle = Settle };
    }
}
