using Matching.Core.Checks;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Participants;

/// <summary>
/// A person in the unit's programme, under an opaque id: a <see cref="ParticipantDraft"/> that was checked.
/// </summary>
/// <remarks>
/// To change one, edit a draft and construct again; <c>with</c> on a participant would skip the checks.
/// </remarks>
public sealed record Participant : ParticipantDraft, INoun
{
    /// <summary>Takes what is stated, with the home area rounded.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Participant(ParticipantDraft draft) : base(Rounded(draft))
    {
        var violations = Check(draft);
        if (violations.Count > 0) throw new InvalidInputException(violations);
    }

    /// <summary>Municipality and id.</summary>
    public Key Key => new(Municipality, Id);

    /// <summary>Everything that is wrong with what is stated; empty when it can be constructed.</summary>
    public static IReadOnlyList<Violation> Check(ParticipantDraft draft)
    {
        var check = new Check(Phrase.Of($"Deltagare", $"Participant"), draft.Id);
        Key.CheckInto(check, draft.Municipality, draft.Id);
        CheckProgress(check, draft);
        CheckAbility(check, draft);
        CheckTravel(check, draft);
        CheckPreferences(check, "wishes", draft.Wishes);
        CheckPreferences(check, "vetoes", draft.Vetoes);
        foreach (var clearance in draft.Clearances)
        {
            check.Defined("clearances", clearance.Kind);
            check.Date("clearances", clearance.SeenOn);
            check.Id("clearance_seen_by", clearance.SeenBy);
        }
        return check.Violations;
    }

    private static void CheckProgress(Check check, ParticipantDraft draft)
    {
        check.Defined("stage", draft.Stage);
        check.Defined("readiness", draft.Readiness);
        check.That(
            draft.ReadyFrom is null || draft.Readiness == Readiness.NotYet, "ready_from",
            $"har ready_from {draft.ReadyFrom:yyyy-MM-dd}, väntade det bara tillsammans med readiness not_yet.",
            $"has ready_from {draft.ReadyFrom:yyyy-MM-dd}, expected it only with readiness not_yet.");
        check.Date("registered_on", draft.RegisteredOn);
        check.Range("sessions_needed", draft.SessionsNeeded, 1, SessionMask.SessionCount);
        draft.AvailableSessions.CheckInto(check, "available_sessions");
        check.That(
            draft.AvailableSessions.Count >= draft.SessionsNeeded, "available_sessions",
            $"har {draft.AvailableSessions.Count} lediga halvdagar, väntade minst sessions_needed = "
                + $"{draft.SessionsNeeded}. Kanske ska sessions_needed sänkas.",
            $"has {draft.AvailableSessions.Count} available half-days, expected at least sessions_needed = "
                + $"{draft.SessionsNeeded}. Maybe sessions_needed is too high.");
        if (draft.WorkAbilityPercent is { } percent) check.Range("work_ability_percent", percent, 0, 100);
        if (draft.MonthsSinceWork is { } months) check.Range("months_since_work", months, 0, 720);
        check.That(
            !(draft.NeverWorked && draft.MonthsSinceWork is not null), "months_since_work",
            $"har aldrig arbetat och {draft.MonthsSinceWork} månader sedan arbete, väntade det ena.",
            $"has never worked and {draft.MonthsSinceWork} months since work, expected one of the two.");
        check.Defined("sex", draft.Sex);
    }

    private static void CheckAbility(Check check, ParticipantDraft draft)
    {
        check.Defined("language", draft.Language);
        draft.Ability.CheckInto(check, "ability");
        check.Range("support_need", draft.SupportNeed, 1, 10);
        foreach (var kind in draft.NeededAdaptations) check.Defined("needed_adaptations", kind);
    }

    private static void CheckTravel(Check check, ParticipantDraft draft)
    {
        check.Position(draft.Latitude, draft.Longitude);
        check.That(
            !draft.ProtectedIdentity || (draft.Latitude is null && draft.Longitude is null), "latitude",
            $"har skyddad identitet och en position, väntade ingen position. Kanske ska travel_bands användas i "
                + $"stället.",
            $"has protected identity and a position, expected no position. Maybe travel_bands should be used instead.");
        check.Range("maximum_travel_minutes", draft.MaximumTravelMinutes, 5, 240);
        foreach (var mode in draft.TravelModes) check.Defined("travel_modes", mode);
        foreach (var band in draft.TravelBands)
        {
            check.That(
                band.Site == "*" || Checks.Check.IsReference(band.Site), "travel_bands",
                $"har ett restidsband som inte namnger ett arbetsställe, väntade dess id eller '*'.",
                $"has a travel band that names no site, expected its id or '*'.");
            check.Range("travel_bands", band.MaximumMinutes, 5, 240);
        }
        check.That(
            draft.TravelModes.Count > 0 || draft.TravelBands.Count > 0, "travel_modes",
            $"har varken färdsätt eller restidsband, väntade minst ett färdsätt. Kanske walk.",
            $"has neither travel modes nor travel bands, expected at least one mode. Maybe walk.");
    }

    private static void CheckPreferences(Check check, string field, IReadOnlyList<Preference> preferences)
    {
        foreach (var preference in preferences)
        {
            check.Defined(field, preference.Target);
            if (preference.Target != PreferenceTarget.Field) check.Reference(field, preference.Value);
            else if (!WorkFields.Words.TryFind(preference.Value, out _))
                check.Add(
                    field,
                    $"har område {preference.Value.Shown()} i {field}, väntade ett av {WorkFields.Words.Codes}.",
                    $"has field {preference.Value.Shown()} in {field}, expected one of {WorkFields.Words.Codes}.");
        }
    }

    private static ParticipantDraft Rounded(ParticipantDraft draft) => draft with
    {
        Latitude = draft.Latitude is { } latitude ? Math.Round(latitude, 2) : null,
        Longitude = draft.Longitude is { } longitude ? Math.Round(longitude, 2) : null,
    };
}
