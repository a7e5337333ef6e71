using Grpc.Core;
using Matching.Core.Planning;
using Matching.Storage.Plans;
using Matching.V1;
using Plan = Matching.V1.Plan;
using Status = Matching.Optimizer.Status;

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

    [Theory]
    [InlineData(Status.Infeasible, false)]
    [InlineData(Status.Unknown, false)]
    [InlineData(Status.Feasible, true)]
    public async Task WatchPlan_OfAFinishedSearch_HasFiguresWhereThereIsAPlan(Status status, bool hasFigures)
    {
        var day = server.Region.Settings.Date;
        var code = server.Region.Rows.Municipalities[0].Code;
        var key = await server.Database.SavePlanAsync(
            new NewPlan
            {
                Municipality = code,
                Area = [code],
                Options = new PlanningOptions(),
                Plan = new Core.Planning.Plan
                {
                    AsOf = day,
                    StartOn = day,
                    EndOn = day,
                    Seed = 1,
                    Model = "prior",
                    Certificate = new Core.Planning.PlanCertificate(status, 5, 7, 8, 0.1),
                    Placements = [],
                    Unplaced = [],
                    Notes = [],
                },
            },
            default);
        using var watch = _client.WatchPlan(
            new WatchPlanRequest { Name = $"municipalities/{key.Municipality}/plans/{key.Id}" });
        Assert.True(await watch.ResponseStream.MoveNext(default));
        var last = watch.ResponseStream.Current;
        Assert.Equal(Plan.Types.State.Done, last.State);
        Assert.Equal((hasFigures, hasFigures, hasFigures), (last.HasObjective, last.HasBound, last.HasGap));
    }

    [Fact]
    public async Task GetPlan_ThatSomebodyDamaged_IsDataLoss()
    {
        var created = await _client.CreatePlanAsync(Order(seconds: 1));
        using (var watch = _client.WatchPlan(new WatchPlanRequest { Name = created.Name }))
            while (await watch.ResponseStream.MoveNext(default)) Assert.NotNull(watch.ResponseStream.Current);
        server.Execute($"UPDATE plan SET content = '{{' WHERE id = '{created.Name.Split('/')[^1]}'");
        var thrown = await Assert.ThrowsAsync<RpcException>(async () =>
            await _client.GetPlanAsync(new GetPlanRequest { Name = created.Name }));
        Assert.Equal(StatusCode.DataLoss, thrown.StatusCode);
        Assert.Equal("STORAGE_DAMAGED", ErrorDetails.ReasonOf(thrown));
    }

    [Fact]
    public async Task CreatePlan_GivesANameOfTheMomentAndANumber() => Assert.Matches(
        "^municipalities/[0-9]{4}/plans/[0-9]{14}-[0-9]+$", (await _client.CreatePlanAsync(Order(seconds: 1))).Name);

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
