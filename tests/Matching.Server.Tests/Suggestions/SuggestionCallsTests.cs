using Google.Rpc;
using Grpc.Core;
using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Core.Suggestions;
using Matching.Protocol.Names;
using Matching.V1;

namespace Matching.Server.Tests.Suggestions;

/// <summary>Calls of <c>SuggestionService</c> over a real connection.</summary>
[Collection(ServerCollection.Name)]
public sealed class SuggestionCallsTests(RunningServer server)
{
    private readonly SuggestionService.SuggestionServiceClient _client = new(server.Channel);
    private readonly Period _period = new() { StartOn = "2026-05-04" };

    [Fact]
    public async Task SuggestSlots_ForEverybody_AnswersAsTheCoreDoes()
    {
        var day = server.Region.Settings.Date;
        var finder = new SuggestionFinder(
            new Snapshot(server.Region.Rows), new PlanPeriod(day, day), new PlanningOptions());
        foreach (var participant in server.Region.Rows.Participants.Take(20))
        {
            var name = $"municipalities/{participant.Municipality}/participants/{participant.Id}";
            var answer = await _client.SuggestSlotsAsync(
                new SuggestSlotsRequest { Participant = name, Period = _period, PageSize = 5 });
            var expected = finder.ForParticipant(participant.Key, 5);
            Assert.Equal(
                expected.Select(s => (s.Rank, ResourceName.Of(ResourceName.Slots, s.Where.Slot.Key), s.Value)),
                answer.Suggestions.Select(s => (s.Rank, s.Slot, s.Value)));
            foreach (var fit in answer.Suggestions.Select(s => s.Fit).Where(f => f is not null))
                Assert.Equal(fit.Score, fit.Intercept + fit.Contributions.Sum(c => c.Points));
        }
    }

    [Fact]
    public async Task SuggestParticipants_WithoutAPageSize_GivesAtMostThree()
    {
        var slot = server.Region.Rows.Slots.First(s => s.Activity is null);
        var answer = await _client.SuggestParticipantsAsync(new SuggestParticipantsRequest
        {
            Slot = $"municipalities/{slot.Municipality}/slots/{slot.Id}",
            Period = _period,
        });
        Assert.InRange(answer.Suggestions.Count, 0, 3);
        Assert.Equal(Enumerable.Range(1, answer.Suggestions.Count), answer.Suggestions.Select(s => s.Rank));
    }

    [Fact]
    public async Task ExplainPair_OfAnyPair_HasAFindingPerRuleInBothLanguages()
    {
        var (participant, slot) = (server.Region.Rows.Participants[0], server.Region.Rows.Slots[0]);
        var answer = await _client.ExplainPairAsync(new ExplainPairRequest
        {
            Participant = $"municipalities/{participant.Municipality}/participants/{participant.Id}",
            Slot = $"municipalities/{slot.Municipality}/slots/{slot.Id}",
            Period = _period,
        });
        Assert.Equal(EligibilityRules.All.Select(r => r.Name), answer.Findings.Select(f => f.Rule));
        Assert.All(answer.Findings, f => Assert.NotEqual(f.Why.Sv, f.Why.En));
    }

    [Fact]
    public async Task SuggestSlots_WithEverythingWrong_NamesEveryFieldAtOnce()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.SuggestSlotsAsync(
            new SuggestSlotsRequest
            {
                Participant = "people/1",
                Period = new Period { StartOn = "4 May", HorizonDays = 3 },
                PageSize = -1,
            }));
        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
        Assert.Equal(
            ["participant", "period.start_on", "period.horizon_days", "page_size"], FieldsOf(thrown));
    }

    [Fact]
    public async Task SuggestSlots_WithAPersonalNumber_DoesNotEchoIt()
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.SuggestSlotsAsync(
            new SuggestSlotsRequest
            {
                Participant = "municipalities/2380/participants/19800101-1234",
                Period = _period,
            }));
        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
        Assert.DoesNotContain("1980", thrown.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("municipalities/2380/participants/nobody")]
    [InlineData("municipalities/0114/participants/demo-p001")]
    public async Task SuggestSlots_OfSomebodyUnknownOrElsewhere_IsTheSameNotFound(string name)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await _client.SuggestSlotsAsync(
            new SuggestSlotsRequest { Participant = name, Period = _period }));
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
        Assert.Equal("Request has a participant that does not exist, expected a known name.", thrown.Status.Detail);
    }

    private static IEnumerable<string> FieldsOf(RpcException thrown)
    {
        var status = Google.Rpc.Status.Parser.ParseFrom(thrown.Trailers.GetValueBytes("grpc-status-details-bin"));
        var bad = status.Details.Single(d => d.Is(BadRequest.Descriptor)).Unpack<BadRequest>();
        return bad.FieldViolations.Select(v => v.Field);
    }
}
