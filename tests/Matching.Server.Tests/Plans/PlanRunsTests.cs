using System.Runtime.CompilerServices;
using Matching.Core;
using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Optimizer;
using Matching.Sample;
using Matching.Server.Plans;
using Matching.Testing;
using Matching.V1;
using Microsoft.Extensions.Logging.Abstractions;
using Plan = Matching.V1.Plan;

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

    [Fact]
    public async Task Run_ThatHasFailed_IsRememberedWithoutItsFacts()
    {
        server.Execute("CREATE TRIGGER refusal BEFORE INSERT ON plan BEGIN SELECT RAISE(ABORT, 'refused'); END");
        using var runs = new PlanRuns(server.Database, TimeProvider.System, NullLogger<PlanRuns>.Instance);
        await runs.StartAsync(default);
        var (key, facts) = Order(runs, server.Region);
        await Patience.UntilAsync(() => runs.Find(key)!.Look().Now.Ended);
        server.Execute("DROP TRIGGER refusal");

        Assert.Equal(RunState.Failed, runs.Find(key)!.Look().Now.State);
        await Patience.UntilAsync(() =>
        {
            GC.Collect();
            return !facts.IsAlive;
        });
        await runs.StopAsync(default);
    }

    // Nothing on the stack may keep the facts.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Key Key, WeakReference Facts) Order(PlanRuns runs, SampleRegion region)
    {
        var (snapshot, day) = (new Snapshot(region.Rows), region.Settings.Date);
        var run = runs.Order(new PlanOrder(region.Rows.Municipalities[0].Code, new PlanRequest(
            snapshot, new PlanPeriod(day, day), new PlanningOptions(), new SolveOptions { Ticks = 1 })));
        return (run.Key, new WeakReference(snapshot));
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
