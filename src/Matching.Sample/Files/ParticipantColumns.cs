using Matching.Core.Participants;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Sample.Files;

/// <summary>The columns of participants.csv.</summary>
internal static class ParticipantColumns
{
    /// <summary>In the order of the file.</summary>
    public static readonly IReadOnlyList<Column<Participant>> All =
    [
        new("municipality", p => p.Municipality),
        new("id", p => p.Id),
        new("protected_identity", p => Cell.Of(p.ProtectedIdentity)),
        new("stage", p => StageWords.Stages.Code(p.Stage)),
        new("readiness", p => StageWords.Readinesses.Code(p.Readiness)),
        new("ready_from", p => Cell.Of(p.ReadyFrom)),
        new("registered_on", p => Cell.Of(p.RegisteredOn)),
        new("sessions_needed", p => Cell.Of(p.SessionsNeeded)),
        new("available_sessions", p => p.AvailableSessions.Text(Language.English)),
        new("work_ability_percent", p => Cell.Of(p.WorkAbilityPercent)),
        new("work_ability_contested", p => Cell.Of(p.WorkAbilityContested)),
        new("language", p => LanguageWords.Levels.Code(p.Language)),
        new("physical_ability", p => Cell.Of(p.Ability.Physical)),
        new("social_ability", p => Cell.Of(p.Ability.Social)),
        new("cognitive_ability", p => Cell.Of(p.Ability.Cognitive)),
        new("support_need", p => Cell.Of(p.SupportNeed)),
        new("needed_adaptations", p => ListText.Of(p.NeededAdaptations.Select(Core.Slots.Adaptations.Words.Code))),
        new("driving_licence", p => Cell.Of(p.DrivingLicence)),
        new("months_since_work", p => Cell.Of(p.MonthsSinceWork)),
        new("never_worked", p => Cell.Of(p.NeverWorked)),
        new("latitude", p => Cell.Of(p.Latitude)),
        new("longitude", p => Cell.Of(p.Longitude)),
        new("travel_modes", p => ListText.Of(p.TravelModes.Select(TravelWords.Modes.Code))),
        new("maximum_travel_minutes", p => Cell.Of(p.MaximumTravelMinutes)),
        new("travel_bands", p => ListText.Of(p.TravelBands)),
        new("wishes", p => ListText.Of(p.Wishes)),
        new("vetoes", p => ListText.Of(p.Vetoes)),
        new("clearances", p => ListText.Of(p.Clearances)),
        new("sex", p => SexWords.Sexes.Code(p.Sex)),
        new("note", _ => "påhittad person / invented person"),
    ];
}
