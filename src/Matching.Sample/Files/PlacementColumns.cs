using Matching.Core.Placements;
using Matching.Core.Words;

namespace Matching.Sample.Files;

/// <summary>The columns of placements.csv.</summary>
internal static class PlacementColumns
{
    /// <summary>In the order of the file.</summary>
    public static readonly IReadOnlyList<Column<Placement>> All =
    [
        new("municipality", p => p.Municipality),
        new("id", p => p.Id),
        new("participant", p => p.Participant),
        new("slot_municipality", p => p.SlotMunicipality),
        new("slot", p => p.Slot),
        new("state", p => PlacementStates.Words.Code(p.State)),
        new("sessions", p => p.Sessions.Text(Language.English)),
        new("start_on", p => Cell.Of(p.StartOn)),
        new("end_on", p => Cell.Of(p.EndOn)),
        new("outcome", p => p.Outcome is { } outcome ? Outcomes.Results.Code(outcome.Result) : ""),
        new("outcome_reason", p => p.Outcome is { } outcome ? Outcomes.Reasons.Code(outcome.Reason) : ""),
        new("progress", p => p.Outcome is { } outcome ? Cell.Of(outcome.Progress) : ""),
        new("decided_on", p => p.DecidedOn is { } day ? Cell.Of(day) : ""),
        new("agreed_start_on", p => p.AgreedStartOn is { } day ? Cell.Of(day) : ""),
        new("agreed_end_on", p => p.AgreedEndOn is { } day ? Cell.Of(day) : ""),
        new("note", _ => "påhittad person / invented person"),
    ];
}
