using Matching.Core.Checks;
using Matching.Core.Participants;
using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>An offer at a site: a <see cref="SlotDraft"/> that was checked.</summary>
/// <remarks>To change one, edit a draft and construct again; <c>with</c> on a slot would skip the checks.</remarks>
public sealed record Slot : SlotDraft, INoun
{
    /// <summary>Takes what is stated.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Slot(SlotDraft draft) : base(draft)
    {
        var violations = Check(draft);
        if (violations.Count > 0) throw new InvalidInputException(violations);
    }

    /// <summary>Municipality and id.</summary>
    public Key Key => new(Municipality, Id);

    /// <summary>Participants at a time in one half-day: 0 where it is closed.</summary>
    /// <param name="session">0-based index of the half-day, 0 to 9.</param>
    public int CapacityIn(int session) =>
        !OpenSessions.Has(session) ? 0 : SessionCapacity.Count == 1 ? SessionCapacity[0] : SessionCapacity[session];

    /// <summary>Everything that is wrong with what is stated; empty when it can be constructed.</summary>
    public static IReadOnlyList<Violation> Check(SlotDraft draft)
    {
        var check = new Check(Phrase.Of($"Plats", $"Slot"), draft.Id);
        Key.CheckInto(check, draft.Municipality, draft.Id);
        check.Id("site", draft.Site);
        check.Text("title", draft.Title);
        CheckKind(check, draft);
        check.Date("start_on", draft.StartOn);
        check.Date("end_on", draft.EndOn);
        check.Period("end_on", draft.StartOn, draft.EndOn);
        if (draft.Season is { } season) CheckSeason(check, season);
        CheckCapacity(check, draft);
        draft.Demands.CheckInto(check, "demand");
        foreach (var task in draft.Tasks)
        {
            check.Text("tasks", task.Name);
            check.Defined("tasks", task.LanguageMinimum);
        }
        CheckAdaptations(check, draft);
        return check.Violations;
    }

    private static void CheckKind(Check check, SlotDraft draft)
    {
        check.Defined("stage", draft.Stage);
        check.Defined("field", draft.Field);
        check.Defined("form", draft.Form);
        if (draft.Activity is { } activity) check.Defined("activity", activity);
        if (!Enum.IsDefined(draft.Stage)) return;
        var code = StageWords.Stages.Code(draft.Stage);
        check.That(
            draft.Activity is null == draft.Stage >= Stage.OwnArena, "stage",
            $"har stage {code}, väntade foundation eller preparation för en aktivitet och own_arena eller högre för "
                + $"en plats.",
            $"has stage {code}, expected foundation or preparation for an activity and own_arena or higher for a "
                + $"slot.");
    }

    private static void CheckSeason(Check check, Season season)
    {
        var valid = season is { FromMonth: >= 1 and <= 12, ToMonth: >= 1 and <= 12 }
            && season.FromDay >= 1 && season.FromDay <= DateTime.DaysInMonth(2001, season.FromMonth)
            && season.ToDay >= 1 && season.ToDay <= DateTime.DaysInMonth(2001, season.ToMonth)
            && (season.FromMonth, season.FromDay).CompareTo((season.ToMonth, season.ToDay)) <= 0;
        check.That(
            valid, "season",
            $"har säsong {season.FromMonth:00}-{season.FromDay:00} till {season.ToMonth:00}-{season.ToDay:00}, "
                + $"väntade två dagar i ordning inom ett år.",
            $"has season {season.FromMonth:00}-{season.FromDay:00} to {season.ToMonth:00}-{season.ToDay:00}, "
                + $"expected two days in order within a year.");
    }

    private static void CheckCapacity(Check check, SlotDraft draft)
    {
        draft.OpenSessions.CheckInto(check, "open_sessions");
        check.That(
            draft.OpenSessions.Count > 0, "open_sessions",
            $"har inga öppna halvdagar, väntade minst en.",
            $"has no open half-days, expected at least one.");
        check.That(
            draft.SessionCapacity.Count is 1 or SessionMask.SessionCount, "session_capacity",
            $"har {draft.SessionCapacity.Count} kapaciteter, väntade 1 eller {SessionMask.SessionCount}.",
            $"has {draft.SessionCapacity.Count} session capacities, expected 1 or {SessionMask.SessionCount}.");
        foreach (var capacity in draft.SessionCapacity) check.Range("session_capacity", capacity, 0, 10_000);
        check.Range("minimum_crew", draft.MinimumCrew, 1, 10_000);
        check.That(
            draft.MinimumCrew <= Math.Max(1, draft.SessionCapacity.DefaultIfEmpty(10_000).Max()), "minimum_crew",
            $"har minimum_crew {draft.MinimumCrew}, väntade högst den största kapaciteten.",
            $"has minimum_crew {draft.MinimumCrew}, expected at most the largest capacity.");
        foreach (var supervisor in draft.Supervisors) check.Id("supervisors", supervisor);
        check.That(
            draft.Supervisors.Distinct(StringComparer.Ordinal).Count() == draft.Supervisors.Count, "supervisors",
            $"nämner en handledare två gånger, väntade varje en gång.",
            $"names a supervisor twice, expected each once.");
    }

    private static void CheckAdaptations(Check check, SlotDraft draft)
    {
        foreach (var adaptation in draft.Adaptations)
        {
            check.Defined("adaptations", adaptation.Kind);
            check.Range("adaptations", adaptation.ArrangeDays, 0, 180);
        }
        check.That(
            draft.Adaptations.DistinctBy(a => a.Kind).Count() == draft.Adaptations.Count, "adaptations",
            $"nämner en anpassning två gånger, väntade varje en gång.",
            $"names an adaptation twice, expected each once.");
    }
}
