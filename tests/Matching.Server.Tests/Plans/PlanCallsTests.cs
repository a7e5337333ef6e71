using Grpc.Core;
using Matching.V1;

namespace Matching.Server.Tests.Plans;

/// <summary>Calls of <c>PlanService</c> over a real connection.</summary>
[Collection(ServerCollection.Name)]
public sealed class PlanCallsTests(RunningServer server)
{
    private readonly PlanService.PlanServiceClient _client = new(server.Channel);

    private CreatePlanRequest Order(int seconds) => new()
    {
        Parent = $"municipalities/{server.Region.Rows.Municipalities[0].Code}",
        Period = new Period { StartOn = "2026-05-04" },
        Seconds = seconds,
    };

    [Fact]
    public async Task CreatePlan_WatchedToItsEnd_PlacesOrExplainsEverybodyOnce()
    {
        var created = await _client.CreatePlanAsync(Order(seconds: 1));
        var moments = new List<WatchPlanResponse>();
        using (var watch = _client.WatchPlan(new WatchPlanRequest { Name = created.Name }))
            while (await watch.ResponseStream.MoveNext(default)) moments.Add(watch.ResponseStream.Current);
        Assert.Equal(Plan.Types.State.Done, moments[^1].State);

        var plan = await _client.GetPlanAsync(new GetPlanRequest { Name = created.Name });
        Assert.Equal(Plan.Types.State.Done, plan.State);
        var people = plan.Placements.Select(p => p.Participant).Concat(plan.Unplaced.Select(u => u.Participant));
        Assert.Equal(
            server.Region.Rows.Participants
                .Select(p => $"municipalities/{p.Municipality}/participants/{p.Id}").Order(StringComparer.Ordinal),
            people.Order(StringComparer.Ordinal));
        Assert.True(plan.Certificate.Bound >= plan.Certificate.Objective);
        Assert.Equal(plan.Certificate.Objective, moments[^1].Objective);
        Assert.Equal(plan.Certificate.Bound, moments[^1].Bound);
    }

    [Fact]
    public async Task WatchPlan_OfAFinishedPlan_SaysSoAndEnds()
    {
        var created = await _client.CreatePlanAsync(Order(seconds: 1));
        for (var i = 0; i < 2; i++)
        {
            using var watch = _client.WatchPlan(new WatchPlanRequest { Name = created.Name });
            WatchPlanResponse? last = null;
            while (await watch.ResponseStream.MoveNext(default)) last = watch.ResponseStream.Current;
            Assert.Equal(Plan.Types.State.Done, last!.State);
        }
    }

    [Fact]
    public async Task WatchPlan_WithADeadlineBeforeTheEnd_IsDeadlineExceeded()
    {
        // A plan may be done before a busy machine comes to watch it, so the next one takes longer.
        RpcException? thrown = null;
        for (var seconds = 2; thrown is null && seconds < 100; seconds *= 2)
        {
            var created = await _client.CreatePlanAsync(Order(seconds));
            thrown = await Record.ExceptionAsync(() => WatchAsync(created.Name, milliseconds: 200)) as RpcException;
        }
        Assert.Equal(StatusCode.DeadlineExceeded, thrown?.StatusCode);
    }

    private async Task WatchAsync(string name, int milliseconds)
    {
        using var watch = _client.WatchPlan(
            new WatchPlanRequest { Name = name },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(milliseconds));
        while (await watch.ResponseStream.MoveNext(default)) Assert.NotNull(watch.ResponseStream.Current);
    }

    [Fact]
    public async Task CreatePlan_WithEverythingWrong_NamesEveryField()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () =>
            await _client.CreatePlanAsync(new CreatePlanRequest { Parent = "x", Seconds = 601 }));
        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
        Assert.StartsWith(
            "3 violations: Request has a parent of another form", thrown.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreatePlan_UnderAMunicipalityThatIsNotThere_IsNotFound()
    {
        var order = Order(seconds: 1);
        order.Parent = "municipalities/0114";
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.CreatePlanAsync(order));
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task GetPlan_ThatNobodyOrdered_IsNotFound()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () =>
            await _client.GetPlanAsync(new GetPlanRequest { Name = "municipalities/2380/plans/none" }));
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
    }
}
