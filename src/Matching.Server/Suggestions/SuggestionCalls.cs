using Grpc.Core;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Core.Suggestions;
using Matching.Core.Words;
using Matching.Protocol.Names;
using Matching.Protocol.Suggestions;
using Matching.Protocol.Words;
using Matching.Server.Errors;
using Matching.Storage;
using Matching.V1;

namespace Matching.Server.Suggestions;

/// <summary>
/// Answers the calls of <c>matching.v1.SuggestionService</c> from the database as it is at the moment.
/// </summary>
internal sealed class SuggestionCalls(MatchingDatabase database) : SuggestionService.SuggestionServiceBase
{
    private const int DefaultPageSize = 3;

    /// <inheritdoc/>
    public override Task<SuggestSlotsResponse> SuggestSlots(SuggestSlotsRequest request, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var participant = ResourceName.Read(check, "participant", request.Participant, ResourceName.Participants);
            var (period, count) = ReadScope(check, request.Period, request.PageSize);
            var snapshot = await database.LoadSnapshotAsync(null, context.CancellationToken);
            Known(snapshot.ParticipantIndex(participant), "participant");
            var options = await OptionsAsync(snapshot, context.CancellationToken);
            var suggestions = new SuggestionFinder(snapshot, period, options).ForParticipant(participant, count);
            var record = SuggestionRecord.Of(suggestions, options, period.AsOf, bySlot: false);
            var response = new SuggestSlotsResponse();
            response.Suggestions.AddRange(
                await KeptAsync(participant, suggestions, record, context.CancellationToken));
            return response;
        });

    /// <inheritdoc/>
    public override Task<SuggestParticipantsResponse> SuggestParticipants(
        SuggestParticipantsRequest request, ServerCallContext context) => Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var slot = ResourceName.Read(check, "slot", request.Slot, ResourceName.Slots);
            var (period, count) = ReadScope(check, request.Period, request.PageSize);
            var snapshot = await database.LoadSnapshotAsync(null, context.CancellationToken);
            Known(snapshot.SlotIndex(slot), "slot");
            var options = await OptionsAsync(snapshot, context.CancellationToken);
            var suggestions = new SuggestionFinder(snapshot, period, options).ForSlot(slot, count);
            var record = SuggestionRecord.Of(suggestions, options, period.AsOf, bySlot: true);
            var response = new SuggestParticipantsResponse();
            response.Suggestions.AddRange(await KeptAsync(slot, suggestions, record, context.CancellationToken));
            return response;
        });

    /// <inheritdoc/>
    public override Task<ExplainPairResponse> ExplainPair(ExplainPairRequest request, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var participant = ResourceName.Read(check, "participant", request.Participant, ResourceName.Participants);
            var slot = ResourceName.Read(check, "slot", request.Slot, ResourceName.Slots);
            var (period, _) = ReadScope(check, request.Period, pageSize: 0);
            var snapshot = await database.LoadSnapshotAsync(null, context.CancellationToken);
            Known(snapshot.ParticipantIndex(participant), "participant");
            Known(snapshot.SlotIndex(slot), "slot");
            var options = await OptionsAsync(snapshot, context.CancellationToken);
            return SuggestionMessages.ToMessage(
                new SuggestionFinder(snapshot, period, options).Explain(participant, slot));
        });

    private static Check NewCheck() => new(Phrase.Of($"Anropet", $"Request"), "");

    // Everything that is wrong is told before anything is looked up.
    private static (PlanPeriod Period, int Count) ReadScope(Check check, Period? period, int pageSize)
    {
        var days = CommonMessages.Read(check, period);
        check.Range("page_size", pageSize, 0, SuggestionFinder.MaximumCount);
        check.ThrowIfAny();
        return (days!, pageSize == 0 ? DefaultPageSize : pageSize);
    }

    private async Task<PlanningOptions> OptionsAsync(Snapshot snapshot, CancellationToken cancellation) => new()
    {
        Model = await database.ActiveModelAsync(snapshot.Area, cancellation),
    };

    // What is answered is kept with what it was made of; an empty answer was made of nothing.
    private async Task<IEnumerable<V1.Suggestion>> KeptAsync(
        Key about, IReadOnlyList<Core.Suggestions.Suggestion> suggestions, SuggestionRecord record,
        CancellationToken cancellation)
    {
        if (suggestions.Count > 0) await database.SaveSuggestionAsync(about, record, cancellation);
        return suggestions.Select(SuggestionMessages.ToMessage);
    }

    private static void Known(int index, string field)
    {
        if (index < 0) throw RpcErrors.NotFound(field);
    }
}
