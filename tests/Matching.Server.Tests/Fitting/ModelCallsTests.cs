using Grpc.Core;
using Matching.Core.Fitting;
using Matching.Core.Loading;
using Matching.Core.Slots;
using Matching.Fit;
using Matching.Storage.Fitting;
using Matching.V1;

namespace Matching.Server.Tests.Fitting;

/// <summary>Calls of <c>ModelService</c> over a real connection, on a registry of three versions.</summary>
public sealed class ModelCallsTests(ModelCallsTests.Registry registry) : IClassFixture<ModelCallsTests.Registry>
{
    private readonly ModelService.ModelServiceClient _client = new(registry.Channel);

    [Fact]
    public async Task ListModels_OfARegistry_NamesEveryVersionTheNewestFirst()
    {
        var answer = await _client.ListModelsAsync(new ListModelsRequest { Parent = Registry.Parent });
        Assert.Equal(
            new[] { 3, 2, 1 }.Select(number => $"{Registry.Parent}/models/{number}"),
            answer.Models.Select(m => m.Name));
        Assert.Equal(["version 3", "version 2", "version 1"], answer.Models.Select(m => m.Title));
        Assert.Equal([false, true, false], answer.Models.Select(m => m.Active));
        Assert.All(answer.Models, model =>
        {
            Assert.Equal(64, model.Version.Length);
            Assert.Equal(("2024-01-02", "", 40, 7UL), (model.FromOn, model.ToOn, model.Rows, model.Seed));
            Assert.Equal(0.61, model.Figures["challenger_log_loss"]);
        });
        Assert.Equal("", answer.NextPageToken);
    }

    [Fact]
    public async Task ListModels_PageByPage_GivesEachVersionOnce()
    {
        var first = await _client.ListModelsAsync(new ListModelsRequest { Parent = Registry.Parent, PageSize = 2 });
        var second = await _client.ListModelsAsync(new ListModelsRequest
        {
            Parent = Registry.Parent, PageSize = 2, PageToken = first.NextPageToken,
        });
        Assert.Equal(
            ["version 3", "version 2", "version 1"], first.Models.Concat(second.Models).Select(m => m.Title));
        Assert.Equal("", second.NextPageToken);
    }

    [Fact]
    public async Task ListModels_OfAMunicipalityWithoutARegistry_IsEmpty() => Assert.Empty(
        (await _client.ListModelsAsync(new ListModelsRequest { Parent = "municipalities/0180" })).Models);

    [Fact]
    public async Task ListModels_WithEverythingWrong_NamesEveryFieldAtOnce()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.ListModelsAsync(
            new ListModelsRequest { Parent = "models", PageSize = 1_001, PageToken = "next" }));
        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
        Assert.Contains("3 violations: Request has a parent of another form", thrown.Status.Detail);
    }

    [Fact]
    public async Task GetModelCard_OfAVersion_IsWrittenInBothLanguagesAndNamesWhoApproved()
    {
        var card = await _client.GetModelCardAsync(new GetModelCardRequest { Name = $"{Registry.Parent}/models/2" });
        Assert.StartsWith("# ", card.Good.Sv, StringComparison.Ordinal);
        Assert.Contains("Approved by m4 on", card.Good.En, StringComparison.Ordinal);
        Assert.NotEqual(card.Good.Sv, card.Good.En);
        Assert.Null(card.Started);

        var page = await _client.GetModelCardAsync(new GetModelCardRequest
        {
            Name = $"{Registry.Parent}/models/3", Form = GetModelCardRequest.Types.Form.Html,
        });
        Assert.StartsWith("<!DOCTYPE html>", page.Good.En, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.Started.Sv);
        Assert.DoesNotContain("m4", page.Good.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("municipalities/2280/models/9", 0, StatusCode.NotFound)]
    [InlineData("municipalities/0180/models/1", 0, StatusCode.NotFound)]
    [InlineData("models/1", 0, StatusCode.InvalidArgument)]
    [InlineData("municipalities/2280/models/1", 9, StatusCode.InvalidArgument)]
    public async Task GetModelCard_OfNothing_SaysSo(string name, int form, StatusCode status)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.GetModelCardAsync(
            new GetModelCardRequest { Name = name, Form = (GetModelCardRequest.Types.Form)form }));
        Assert.Equal(status, thrown.StatusCode);
    }

    [Fact]
    public async Task ActiveModel_OfAMunicipalityThatIsNotTheFirst_CountsInSuggestionsAndPlans()
    {
        var suggestions = new SuggestionService.SuggestionServiceClient(registry.Channel);
        var period = new Period { StartOn = "2026-05-04" };
        foreach (var slot in registry.Region.Rows.Slots)
            await suggestions.SuggestParticipantsAsync(new SuggestParticipantsRequest
            {
                Slot = $"municipalities/{slot.Municipality}/slots/{slot.Id}", Period = period,
            });
        var kept = await registry.Database.NewestSuggestionsAsync(null, 100, default);
        Assert.NotEmpty(kept);
        Assert.All(kept, suggestion => Assert.Equal("version 2", suggestion.Record.Model));

        var plans = new PlanService.PlanServiceClient(registry.Channel);
        var created = await plans.CreatePlanAsync(
            new CreatePlanRequest { Parent = Registry.Parent, Period = period, Seconds = 1 });
        using (var watch = plans.WatchPlan(new WatchPlanRequest { Name = created.Name }))
            while (await watch.ResponseStream.MoveNext(default)) { }
        Assert.Equal("version 2", (await plans.GetPlanAsync(new GetPlanRequest { Name = created.Name })).Model);
    }

    /// <summary>
    /// A server whose registry holds three versions, the second of which counts; a municipality with a lower code has
    /// joined.
    /// </summary>
    public sealed class Registry : RunningServer, IAsyncLifetime
    {
        private const string Municipality = "2280";

        internal const string Parent = $"municipalities/{Municipality}";

        protected override int Participants => 60;

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            for (var number = 1; number <= 3; number++)
            {
                var kept = await Database.SaveModelAsync(Version(number), default);
                if (number == 2)
                    await Database.ActivateAsync(
                        new Activation
                        {
                            Municipality = Municipality, Version = kept.Version, ActedBy = "m4", Reason = "trial",
                        },
                        default);
            }
            await using var load = await Database.BeginAsync(
                new LoadSettings { Source = "test", OnError = OnError.Abort, Today = Region.Settings.Date }, default);
            await load.ApplyAsync([new LoadRow(1, [Joining])], default);
            await load.CompleteAsync(default);
        }

        private static Supervisor Joining => new(new SupervisorDraft
        {
            Municipality = "0114", Id = "h1", SupportCapacity = 5,
        });

        private static NewModel Version(int number) => new()
        {
            Municipality = Municipality,
            Name = $"version {number}",
            LabelVersion = "placement-1",
            From = new DateOnly(2024, 1, 2),
            Rows = 40,
            Seed = 7,
            Metrics = new Dictionary<string, double> { ["challenger_log_loss"] = 0.61 },
            GoodFile = ModelText.Of(Model(number)),
            StartedFile = number == 3 ? ModelText.Of(Model(30)) : null,
        };

        private static FitModel Model(int intercept) => new(new FitModelDraft
        {
            Name = $"version {intercept}",
            Intercept = intercept,
            Features = RulePrior.Model.Features,
            Terms = RulePrior.Model.Terms,
        });
    }
}
