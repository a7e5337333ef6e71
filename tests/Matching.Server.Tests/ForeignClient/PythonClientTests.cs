using Google.Protobuf;
using Matching.Testing;
using Matching.V1;

namespace Matching.Server.Tests.ForeignClient;

/// <summary>The same calls by a client that nobody here wrote: Debian's python3-grpcio.</summary>
[Collection(ServerCollection.Name)]
public sealed class PythonClientTests(RunningServer server)
{
    private readonly Period _period = new() { StartOn = "2026-05-04" };

    private string Parent => $"municipalities/{server.Region.Rows.Municipalities[0].Code}";

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Unary_SuggestSlots_GivesSuggestions()
    {
        var participant = server.Region.Rows.Participants.First(p => p.Stage >= Core.Participants.Stage.OwnArena);
        var lines = await CallAsync("SuggestionService/SuggestSlots", "unary", new SuggestSlotsRequest
        {
            Participant = $"municipalities/{participant.Municipality}/participants/{participant.Id}",
            Period = _period,
        });
        Assert.Equal("OK", lines[^1]);
        Assert.NotNull(SuggestSlotsResponse.Parser.ParseFrom(Convert.FromHexString(lines[0])));
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Unary_WithABadName_GivesTheStatusAndTheText()
    {
        var lines = await CallAsync("PlanService/GetPlan", "unary", new GetPlanRequest { Name = "plan 1" });
        Assert.Equal(
            "INVALID_ARGUMENT Request has a name of another form, expected municipalities/<four digits>/plans/<id>.",
            lines[^1]);
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Stream_WatchPlan_EndsWithThePlanDone()
    {
        var plan = await CreateAsync(seconds: 1);
        var lines = await CallAsync("PlanService/WatchPlan", "stream", new WatchPlanRequest { Name = plan.Name });
        Assert.Equal("OK", lines[^1]);
        var last = WatchPlanResponse.Parser.ParseFrom(Convert.FromHexString(lines[^2]));
        Assert.Equal(Plan.Types.State.Done, last.State);
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Unary_ListPlanPlacements_GivesPageBehindPage()
    {
        var plan = await CreateAsync(seconds: 1);
        await CallAsync("PlanService/WatchPlan", "stream", new WatchPlanRequest { Name = plan.Name });
        var first = await PageAsync(new ListPlanPlacementsRequest { Parent = plan.Name, PageSize = 3 });
        var second = await PageAsync(new ListPlanPlacementsRequest
        {
            Parent = plan.Name, PageSize = 1_000, PageToken = first.NextPageToken,
        });
        Assert.Equal(3, first.Placements.Count);
        Assert.Equal(
            server.Region.Rows.Participants.Count - 3, second.Placements.Count + second.Unplaced.Count);
        Assert.Equal("", second.NextPageToken);
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Stream_CancelledByTheClient_IsCancelledAndTheServerGoesOn()
    {
        // A plan may be done before a busy machine has started the client that watches it, so the next takes longer.
        string[] lines = ["OK"];
        for (var seconds = 2; lines[^1] == "OK" && seconds < 100; seconds *= 2)
        {
            var plan = await CreateAsync(seconds);
            var watch = new WatchPlanRequest { Name = plan.Name };
            lines = await CallAsync("PlanService/WatchPlan", "cancel", watch);
            Assert.Equal("OK", (await CallAsync("PlanService/WatchPlan", "stream", watch))[^1]);
        }
        Assert.StartsWith("CANCELLED", lines[^1], StringComparison.Ordinal);
    }

    [FactNeeding(Tool.PythonGrpc)]
    public async Task Unary_OfAMethodThatIsNotThere_IsUnimplemented()
    {
        var lines = await CallAsync("PlanService/DeletePlan", "unary", new GetPlanRequest());
        Assert.StartsWith("UNIMPLEMENTED", lines[^1], StringComparison.Ordinal);
    }

    private async Task<ListPlanPlacementsResponse> PageAsync(ListPlanPlacementsRequest request)
    {
        var lines = await CallAsync("PlanService/ListPlanPlacements", "unary", request);
        Assert.Equal("OK", lines[^1]);
        return ListPlanPlacementsResponse.Parser.ParseFrom(Convert.FromHexString(lines[0]));
    }

    private async Task<Plan> CreateAsync(int seconds)
    {
        var lines = await CallAsync("PlanService/CreatePlan", "unary", new CreatePlanRequest
        {
            Parent = Parent,
            Period = _period,
            Seconds = seconds,
        });
        return Plan.Parser.ParseFrom(Convert.FromHexString(lines[0]));
    }

    private async Task<string[]> CallAsync(string method, string kind, IMessage request)
    {
        var run = await ProcessRun.RunAsync(
            Tools.Python, Path.Combine(AppContext.BaseDirectory, "ForeignClient", "client.py"),
            server.Address.Authority, $"/matching.v1.{method}", kind, $"{Patience.Limit.TotalSeconds}",
            Convert.ToHexString(request.ToByteArray()));
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
