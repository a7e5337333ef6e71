using Matching.V1;

namespace Matching.Server.Tests.Plans;

/// <summary>Runs of plans, on a server of its own.</summary>
public sealed class PlanRunsTests(PlanRunsTests.SmallServer server) : IClassFixture<PlanRunsTests.SmallServer>
{
    private readonly PlanService.PlanServiceClient _client = new(server.Channel);

    [Fact]
    public async Task Plan_ThatTheDatabaseRefusesAsNobodyForesaw_FailsAloneAndTheNextIsCarriedOut()
    {
        server.Execute("CREATE TRIGGER refusal BEFORE INSERT ON plan BEGIN SELECT RAISE(ABORT, 'refused'); END");
        var name = await OrderAsync();
        Assert.Equal(Plan.Types.State.Failed, (await LastOfAsync(name)).State);
        var failed = await _client.GetPlanAsync(new GetPlanRequest { Name = name });
        Assert.Equal(
            "The plan was ended by a fault of the program, expected a finished one. Maybe the server's log says more.",
            failed.Error.En);

        server.Execute("DROP TRIGGER refusal");
        Assert.Equal(Plan.Types.State.Done, (await LastOfAsync(await OrderAsync())).State);
    }

    [Fact]
    public async Task Plan_FinishedWhileAnotherProcessWrites_IsKeptOnceItMayBe()
    {
        string name;
        using (server.HoldTheWriteLock())
        {
            name = await OrderAsync();
            await Task.Delay(3 * SmallServer.OneSecond);
            var state = (await _client.GetPlanAsync(new GetPlanRequest { Name = name })).State;
            Assert.InRange(state, Plan.Types.State.Queued, Plan.Types.State.Running);
        }
        Assert.Equal(Plan.Types.State.Done, (await LastOfAsync(name)).State);
    }

    private async Task<string> OrderAsync() => (await _client.CreatePlanAsync(new CreatePlanRequest
    {
        Parent = $"municipalities/{server.Region.Rows.Municipalities[0].Code}",
        Period = new Period { StartOn = "2026-05-04" },
        Seconds = 1,
    })).Name;

    private async Task<WatchPlanResponse> LastOfAsync(string name)
    {
        using var watch = _client.WatchPlan(new WatchPlanRequest { Name = name });
        var last = new WatchPlanResponse();
        while (await watch.ResponseStream.MoveNext(default)) last = watch.ResponseStream.Current;
        return last;
    }

    public sealed class SmallServer : RunningServer
    {
        public static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

        protected override int Participants => 60;

        protected override TimeSpan LockPatience => OneSecond;
    }
}
