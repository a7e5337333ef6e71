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
            var response = new SuggestSlotsResponse();
            response.Suggestions.AddRange(
                Finder(snapshot, period).ForParticipant(participant, count).Select(SuggestionMessages.ToMessage));
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
            var response = new SuggestParticipantsResponse();
            response.Suggestions.AddRange(
                Finder(snapshot, period).ForSlot(slot, count).Select(SuggestionMessages.ToMessage));
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
            return SuggestionMessages.ToMessage(Finder(snapshot, period).Explain(participant, slot));
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

    private static SuggestionFinder Finder(Snapshot snapshot, PlanPeriod period) =>
        new(snapshot, period, new PlanningOptions());

    private static void Known(int index, string field)
    {
        if (index < 0) throw RpcErrors.NotFound(field);
    }
}
