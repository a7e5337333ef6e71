using Google.Protobuf;
using Grpc.Core;
using Matching.V1;

namespace Matching.Server.Tests.Plans;

/// <summary>Plans that are read in parts.</summary>
[Collection(ServerCollection.Name)]
public sealed class PlanPagesTests(RunningServer server)
{
    // What clients take in one message unless they are told otherwise.
    private const int DefaultLimit = 4 * 1_024 * 1_024;

    private readonly PlanService.PlanServiceClient _client = new(server.Channel);

    [Theory]
    [InlineData(1_000)]
    [InlineData(97)]
    [InlineData(0)]
    public async Task ListPlanPlacements_PageByPage_GivesEverybodyOfThePlanInItsOrder(int pageSize)
    {
        var plan = await FinishedAsync();
        var (placements, unplaced) = (new List<PlannedPlacement>(), new List<Unplaced>());
        var request = new ListPlanPlacementsRequest { Parent = plan.Name, PageSize = pageSize };
        do
        {
            var page = await _client.ListPlanPlacementsAsync(request);
            Assert.InRange(page.Placements.Count + page.Unplaced.Count, 1, pageSize == 0 ? 50 : pageSize);
            placements.AddRange(page.Placements);
            unplaced.AddRange(page.Unplaced);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(plan.Placements, placements);
        Assert.Equal(plan.Unplaced, unplaced);
    }

    [Fact]
    public async Task ListPlanPlacements_OfTheLargestPage_FitsWhatClientsTake()
    {
        var plan = await FinishedAsync();
        var largest = plan.Placements.Concat<IMessage>(plan.Unplaced).Max(person => person.CalculateSize());
        Assert.InRange(largest, 1, DefaultLimit / 1_000);
        // protos/README.md says how large a plan is.
        var people = plan.Placements.Count + plan.Unplaced.Count;
        Assert.InRange(plan.CalculateSize() / people, 330, 390);
    }

    [Fact]
    public async Task ListPlanPlacements_BehindTheEnd_IsEmpty()
    {
        var page = await _client.ListPlanPlacementsAsync(new ListPlanPlacementsRequest
        {
            Parent = (await FinishedAsync()).Name, PageToken = $"{int.MaxValue}", PageSize = 1_000,
        });
        Assert.Equal(new ListPlanPlacementsResponse(), page);
    }

    [Fact]
    public async Task GetPlan_OfTheSummary_HasAllButThePeople()
    {
        var plan = await FinishedAsync();
        var summary = await _client.GetPlanAsync(new GetPlanRequest { Name = plan.Name, View = PlanView.Summary });
        plan.Placements.Clear();
        plan.Unplaced.Clear();
        Assert.Equal(plan, summary);
    }

    [Fact]
    public async Task ListPlanPlacements_WithEverythingWrong_NamesEveryFieldAtOnce()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.ListPlanPlacementsAsync(
            new ListPlanPlacementsRequest { Parent = "plans/1", PageSize = 1_001, PageToken = "-1" }));
        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
        Assert.StartsWith(
            "3 violations: Request has a parent of another form", thrown.Status.Detail, StringComparison.Ordinal);
        thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.GetPlanAsync(
            new GetPlanRequest { Name = "municipalities/2380/plans/none", View = (PlanView)9 }));
        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
    }

    [Fact]
    public async Task ListPlanPlacements_OfAPlanThatNobodyOrdered_IsNotFound()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.ListPlanPlacementsAsync(
            new ListPlanPlacementsRequest { Parent = "municipalities/2380/plans/none" }));
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task ListPlanPlacements_BeforeThePlanIsDone_SaysSo()
    {
        // A plan may be done before a busy machine comes to list it, so the next one takes longer.
        RpcException? thrown = null;
        for (var seconds = 2; thrown is null && seconds < 100; seconds *= 2)
        {
            var name = await OrderAsync(seconds);
            thrown = await Record.ExceptionAsync(async () => await _client.ListPlanPlacementsAsync(
                new ListPlanPlacementsRequest { Parent = name })) as RpcException;
        }
        Assert.Equal(StatusCode.FailedPrecondition, thrown?.StatusCode);
        Assert.Equal("PLAN_NOT_DONE", ErrorDetails.ReasonOf(thrown!));
    }

    private async Task<string> OrderAsync(int seconds) => (await _client.CreatePlanAsync(new CreatePlanRequest
    {
        Parent = $"municipalities/{server.Region.Rows.Municipalities[0].Code}",
        Period = new Period { StartOn = "2026-05-04" },
        Seconds = seconds,
    })).Name;

    private async Task<Plan> FinishedAsync()
    {
        var name = await OrderAsync(seconds: 1);
        using (var watch = _client.WatchPlan(new WatchPlanRequest { Name = name }))
            while (await watch.ResponseStream.MoveNext(default)) Assert.NotNull(watch.ResponseStream.Current);
        return await _client.GetPlanAsync(new GetPlanRequest { Name = name });
    }
}
