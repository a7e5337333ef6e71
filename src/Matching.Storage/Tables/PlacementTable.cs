using Matching.Core;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

internal sealed record PlacementRow : NounRow
{
    public string Participant { get; init; } = "";

    public string SlotMunicipality { get; init; } = "";

    public string Slot { get; init; } = "";

    public string State { get; init; } = "";

    public int Sessions { get; init; }

    public DateOnly StartOn { get; init; }

    public DateOnly EndOn { get; init; }

    public string? Outcome { get; init; }

    public string? OutcomeReason { get; init; }

    public bool? OutcomeProgress { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public DateOnly? AgreedStartOn { get; init; }

    public DateOnly? AgreedEndOn { get; init; }
}

/// <summary>Placements, each with its participant and its slot; the slot may be another municipality's.</summary>
internal sealed class PlacementTable() : NounTable<Placement, PlacementRow>(
    "placement",
    Phrase.Of($"Placering", $"Placement"),
    new TableSql(
        "placement", "participant", "slot_municipality", "slot", "state", "sessions", "start_on", "end_on",
        "outcome", "outcome_reason", "outcome_progress", "decided_on", "agreed_start_on", "agreed_end_on"))
{
    public override IEnumerable<Reference> References(INoun noun)
    {
        var placement = (Placement)noun;
        return
        [
            new Reference("participant", NounTables.Participants, placement.ParticipantKey),
            new Reference("slot", NounTables.Slots, placement.SlotKey),
        ];
    }

    protected override PlacementRow RowOf(Placement noun) => new()
    {
        Municipality = noun.Municipality,
        Id = noun.Id,
        Participant = noun.Participant,
        SlotMunicipality = noun.SlotMunicipality,
        Slot = noun.Slot,
        State = PlacementStates.Words.Code(noun.State),
        Sessions = noun.Sessions.Bits,
        StartOn = noun.StartOn,
        EndOn = noun.EndOn,
        Outcome = Outcomes.Results.OptionalCode(noun.Outcome?.Result),
        OutcomeReason = Outcomes.Reasons.OptionalCode(noun.Outcome?.Reason),
        OutcomeProgress = noun.Outcome?.Progress,
        DecidedOn = noun.DecidedOn,
        AgreedStartOn = noun.AgreedStartOn,
        AgreedEndOn = noun.AgreedEndOn,
    };

    protected override Placement NounOf(PlacementRow row) => new(new PlacementDraft
    {
        Municipality = row.Municipality,
        Id = row.Id,
        Participant = row.Participant,
        SlotMunicipality = row.SlotMunicipality,
        Slot = row.Slot,
        State = PlacementStates.Words.Read(row.State),
        Sessions = new SessionMask((ushort)row.Sessions),
        StartOn = row.StartOn,
        EndOn = row.EndOn,
        Outcome = OutcomeOf(row),
        DecidedOn = row.DecidedOn,
        AgreedStartOn = row.AgreedStartOn,
        AgreedEndOn = row.AgreedEndOn,
    });

    private static Outcome? OutcomeOf(PlacementRow row) => row.Outcome is null
        ? null
        : new Outcome(
            Outcomes.Results.Read(row.Outcome),
            Outcomes.Reasons.Read(row.OutcomeReason ?? ""),
            row.OutcomeProgress ?? false);
}
