using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

/// <summary>Participants.</summary>
internal sealed class ParticipantTable() : NounTable<Participant, ParticipantRow>(
    "participant",
    Phrase.Of($"Deltagare", $"Participant"),
    new TableSql(
        "participant", "protected_identity", "stage", "readiness", "ready_from", "registered_on", "sessions_needed",
        "available_sessions", "work_ability_percent", "work_ability_contested", "language", "physical_ability",
        "social_ability", "cognitive_ability", "support_need", "needed_adaptations", "driving_licence",
        "months_since_work", "never_worked", "latitude", "longitude", "travel_modes", "maximum_travel_minutes",
        "travel_bands", "wishes", "vetoes", "clearances", "sex"))
{
    protected override ParticipantRow RowOf(Participant noun) => new()
    {
        Municipality = noun.Municipality,
        Id = noun.Id,
        ProtectedIdentity = noun.ProtectedIdentity,
        Stage = StageWords.Stages.Code(noun.Stage),
        Readiness = StageWords.Readinesses.Code(noun.Readiness),
        ReadyFrom = noun.ReadyFrom,
        RegisteredOn = noun.RegisteredOn,
        SessionsNeeded = noun.SessionsNeeded,
        AvailableSessions = noun.AvailableSessions.Bits,
        WorkAbilityPercent = noun.WorkAbilityPercent,
        WorkAbilityContested = noun.WorkAbilityContested,
        Language = LanguageWords.Levels.Code(noun.Language),
        PhysicalAbility = noun.Ability.Physical,
        SocialAbility = noun.Ability.Social,
        CognitiveAbility = noun.Ability.Cognitive,
        SupportNeed = noun.SupportNeed,
        NeededAdaptations = ListColumn.Of(noun.NeededAdaptations),
        DrivingLicence = noun.DrivingLicence,
        MonthsSinceWork = noun.MonthsSinceWork,
        NeverWorked = noun.NeverWorked,
        Latitude = noun.Latitude,
        Longitude = noun.Longitude,
        TravelModes = ListColumn.Of(noun.TravelModes),
        MaximumTravelMinutes = noun.MaximumTravelMinutes,
        TravelBands = ListColumn.Of(noun.TravelBands),
        Wishes = ListColumn.Of(noun.Wishes),
        Vetoes = ListColumn.Of(noun.Vetoes),
        Clearances = ListColumn.Of(noun.Clearances),
        Sex = SexWords.Sexes.Code(noun.Sex),
    };

    protected override Participant NounOf(ParticipantRow row) => new(new ParticipantDraft
    {
        Municipality = row.Municipality,
        Id = row.Id,
        ProtectedIdentity = row.ProtectedIdentity,
        Stage = StageWords.Stages.Read(row.Stage),
        Readiness = StageWords.Readinesses.Read(row.Readiness),
        ReadyFrom = row.ReadyFrom,
        RegisteredOn = row.RegisteredOn,
        SessionsNeeded = row.SessionsNeeded,
        AvailableSessions = new SessionMask((ushort)row.AvailableSessions),
        WorkAbilityPercent = row.WorkAbilityPercent,
        WorkAbilityContested = row.WorkAbilityContested,
        Language = LanguageWords.Levels.Read(row.Language),
        Ability = new Levels(row.PhysicalAbility, row.SocialAbility, row.CognitiveAbility),
        SupportNeed = row.SupportNeed,
        NeededAdaptations = ListColumn.Read<AdaptationKind>(row.NeededAdaptations),
        DrivingLicence = row.DrivingLicence,
        MonthsSinceWork = row.MonthsSinceWork,
        NeverWorked = row.NeverWorked,
        Latitude = row.Latitude,
        Longitude = row.Longitude,
        TravelModes = ListColumn.Read<TravelMode>(row.TravelModes),
        MaximumTravelMinutes = row.MaximumTravelMinutes,
        TravelBands = ListColumn.Read<TravelBand>(row.TravelBands),
        Wishes = ListColumn.Read<Preference>(row.Wishes),
        Vetoes = ListColumn.Read<Preference>(row.Vetoes),
        Clearances = ListColumn.Read<Clearance>(row.Clearances),
        Sex = SexWords.Sexes.Read(row.Sex),
    });
}
