using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Sample.Files;

/// <summary>The columns of slots.csv.</summary>
internal static class SlotColumns
{
    /// <summary>In the order of the file.</summary>
    public static readonly IReadOnlyList<Column<Slot>> All =
    [
        new("municipality", s => s.Municipality),
        new("id", s => s.Id),
        new("site", s => s.Site),
        new("title", s => s.Title),
        new("activity", s => s.Activity is { } activity ? Activities.Words.Code(activity) : ""),
        new("stage", s => StageWords.Stages.Code(s.Stage)),
        new("field", s => WorkFields.Words.Code(s.Field)),
        new("form", s => PlacementForms.Words.Code(s.Form)),
        new("start_on", s => Cell.Of(s.StartOn)),
        new("end_on", s => Cell.Of(s.EndOn)),
        new("season", s => s.Season is { } season ? $"{season}" : ""),
        new("open_sessions", s => s.OpenSessions.Text(Language.English)),
        new("session_capacity", s => ListText.Of(s.SessionCapacity)),
        new("minimum_crew", s => Cell.Of(s.MinimumCrew)),
        new("supervisors", s => ListText.Of(s.Supervisors)),
        new("physical_demand", s => Cell.Of(s.Demands.Physical)),
        new("social_demand", s => Cell.Of(s.Demands.Social)),
        new("cognitive_demand", s => Cell.Of(s.Demands.Cognitive)),
        new("tasks", s => ListText.Of(s.Tasks)),
        new("adaptations", s => ListText.Of(s.Adaptations)),
        new("driving_licence_required", s => Cell.Of(s.DrivingLicenceRequired)),
        new("shared", s => Cell.Of(s.Shared)),
        new("note", _ => "påhittad plats / invented slot"),
    ];
}
