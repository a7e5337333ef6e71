using Google.Protobuf.Reflection;
using Grpc.Health.V1;
using Matching.Server.Hosting;
using Matching.Server.Limits;
using Matching.Testing;
using Matching.V1;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace Matching.Server.Tests.Suggestions;

/// <summary>Calls that keep their answers, and calls that only read, while another process writes.</summary>
public sealed class OtherWriterTests(OtherWriterTests.PatientServer server)
    : IClassFixture<OtherWriterTests.PatientServer>
{
    private const int Callers = 200;

    private readonly SuggestionService.SuggestionServiceClient _client = new(server.Channel);
    private readonly Period _period = new() { StartOn = "2026-05-04" };

    private string Participant
    {
        get
        {
            var participant = server.Region.Rows.Participants.First(p => p.Stage >= Core.Participants.Stage.OwnArena);
            return $"municipalities/{participant.Municipality}/participants/{participant.Id}";
        }
    }

    private string Slot =>
        $"municipalities/{server.Region.Rows.Slots[0].Municipality}/slots/{server.Region.Rows.Slots[0].Id}";

    [Fact]
    public async Task CallsThatRead_WhileManyWaitToWrite_AreAnsweredAllTheSame()
    {
        var request = new SuggestSlotsRequest { Participant = Participant, Period = _period };
        Task<SuggestSlotsResponse>[] writing;
        using (server.HoldTheWriteLock())
        {
            writing = [.. Enumerable.Range(0, Callers).Select(_ => _client.SuggestSlotsAsync(request).ResponseAsync)];
            var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30);
            var health = await new HealthClient(server.Channel).CheckAsync(new HealthCheckRequest(), deadline: soon);
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
            var pair = await _client.ExplainPairAsync(
                new ExplainPairRequest { Participant = Participant, Slot = Slot, Period = _period }, deadline: soon);
            Assert.NotEmpty(pair.Findings);
            Assert.DoesNotContain(writing, call => call.IsCompleted);
        }
        Assert.All(
            await Task.WhenAll(writing).WaitAsync(Patience.Limit), answer => Assert.NotEmpty(answer.Suggestions));
    }

    [Fact]
    public async Task CallsThatKeepTheirAnswers_AreNotMarkedAsReading()
    {
        Assert.Equal(
            ["ExplainPair", "GetModelCard", "GetPlan", "ListModels", "ListPlanPlacements"],
            new[] { SuggestionService.Descriptor, PlanService.Descriptor, ModelService.Descriptor }
                .SelectMany(service => service.Methods)
                .Where(method => method.GetOptions()?.IdempotencyLevel
                    == MethodOptions.Types.IdempotencyLevel.NoSideEffects)
                .Select(method => method.Name).Order(StringComparer.Ordinal));

        var kept = await CountAsync();
        await _client.ExplainPairAsync(
            new ExplainPairRequest { Participant = Participant, Slot = Slot, Period = _period });
        Assert.Equal(kept, await CountAsync());
        for (var i = 1; i <= 2; i++)
        {
            await _client.SuggestSlotsAsync(new SuggestSlotsRequest { Participant = Participant, Period = _period });
            Assert.Equal(kept + i, await CountAsync());
        }
    }

    private async Task<int> CountAsync() => (await server.Database.NewestSuggestionsAsync(null, 10_000, default)).Count;

    public sealed class PatientServer : RunningServer
    {
        protected override int Participants => 60;

        protected override TimeSpan LockPatience => Patience.Limit;

        private protected override ServerArguments Tell(ServerArguments arguments) =>
            arguments with { Limits = new CallLimits(Running: Callers) };
    }
}
