using Matching.Core;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>The file of placements, past and present.</summary>
public static class PlacementFile
{
    private static readonly Column<string> Municipality = CommonColumns.Municipality(
        Phrase.Of($"Kod för deltagarens kommun.", $"Code of the participant's municipality."));

    private static readonly Column<string> Id = new("id", "id", TextForms.Id, "")
    {
        Synonyms = ["placering", "placerings-id", "placement", "placement_id"],
        Required = true,
        Meaning = Phrase.Of($"Placeringens id.", $"The placement's id."),
        Example = "pl-204",
    };

    private static readonly Column<string> Participant = new("participant", "deltagare", TextForms.Id, "")
    {
        Synonyms = ["deltagar-id", "participant_id"],
        Required = true,
        Meaning = Phrase.Of($"Deltagarens id.", $"Id of the participant."),
        Example = "p17",
    };

    private static readonly Column<string> SlotMunicipality =
        new("slot_municipality", "platsens_kommun", TextForms.Municipality, "")
        {
            Meaning = Phrase.Of(
                $"Kod för platsens kommun. Tomt = deltagarens.",
                $"Code of the slot's municipality. Blank = the participant's."),
            Example = "",
        };

    private static readonly Column<string> Slot = new("slot", "plats", TextForms.Id, "")
    {
        Synonyms = ["plats-id", "slot_id"],
        Required = true,
        Meaning = Phrase.Of($"Platsens id.", $"Id of the slot."),
        Example = "badplats-smitingen",
    };

    private static readonly Column<PlacementState> State =
        new("state", "läge", WordForms.Of(PlacementStates.Words), default)
        {
            Synonyms = ["status", "tillstånd"],
            Required = true,
            Meaning = Phrase.Of($"Var placeringen står.", $"Where the placement stands."),
            Example = "avslutad",
            Silences = ["outcome"],
        };

    private static readonly Column<SessionMask> Sessions =
        new("sessions", "halvdagar", ListForms.Sessions, SessionMask.None)
        {
            Synonyms = ["tider", "dagar"],
            Required = true,
            Meaning = Phrase.Of($"Halvdagar i veckan.", $"Half-days of the week."),
            Example = "mån-fm tis-fm",
        };

    private static readonly Column<DateOnly> StartOn = CommonColumns.StartOn(
        Phrase.Of($"Första dagen.", $"First day."));

    private static readonly Column<DateOnly> EndOn = CommonColumns.EndOn(
        Phrase.Of($"Sista dagen, planerad eller verklig.", $"Last day, planned or real."));

    private static readonly Column<DateOnly?> DecidedOn = Optional(
        "decided_on", "beslutsdag", ["beslutad", "beslutsdatum"],
        Phrase.Of($"Dagen då ni bestämde er. Tomt = okänt.", $"The day of the decision. Blank = unknown."),
        "2026-06-10");

    private static readonly Column<DateOnly?> AgreedStartOn = Optional(
        "agreed_start_on", "avtalad_startdag", ["överenskommen start", "planerad start", "planned_start"],
        Phrase.Of(
            $"Första dagen som ni kom överens om. Tomt = okänt.", $"First day as it was agreed. Blank = unknown."),
        "2026-06-22");

    private static readonly Column<DateOnly?> AgreedEndOn = Optional(
        "agreed_end_on", "avtalad_slutdag", ["överenskommet slut", "planerat slut", "planned_end"],
        Phrase.Of(
            $"Sista dagen som ni kom överens om. Tomt = okänt.", $"Last day as it was agreed. Blank = unknown."),
        "2026-08-14");

    private static readonly Column<OutcomeResult?> Result = new(
        "outcome", "utfall", WordForms.Of(Outcomes.Results).OrNothing<OutcomeResult?>(result => result), null)
    {
        Synonyms = ["resultat", "avslutad till"],
        Meaning = Phrase.Of(
            $"Hur den slutade; anges precis när den är avslutad.", $"How it ended; stated exactly when it has ended."),
        Example = "genomförd",
    };

    private static readonly Column<OutcomeReason> Reason =
        new("outcome_reason", "orsak", WordForms.Of(Outcomes.Reasons), OutcomeReason.None)
        {
            Synonyms = ["utfallsorsak", "anledning", "avslutsorsak"],
            Meaning = Phrase.Of(
                $"Vad hos platsen som inte passade, aldrig något om personen. Tomt = inget.",
                $"What about the place did not suit, never about the person. Blank = nothing."),
            Example = "",
        };

    private static readonly Column<bool> Progress = new("progress", "framsteg", WordForms.Yes, false)
    {
        Synonyms = ["steg framåt"],
        Meaning = Phrase.Of(
            $"Ett steg framåt noterades under placeringen. Tomt = nej.",
            $"A step forward was recorded during the placement. Blank = no."),
        Example = "ja",
    };

    /// <summary>The columns of the file and how a row becomes a placement.</summary>
    public static readonly FileShape Shape = new(
        FileKind.Placements,
        Phrase.Of($"Placering", $"Placement"),
        [
            Municipality, Id, Participant, SlotMunicipality, Slot, State, Sessions, StartOn, EndOn, Result, Reason,
            Progress, DecidedOn, AgreedStartOn, AgreedEndOn,
        ],
        Nouns);

    private static IReadOnlyList<INoun> Nouns(RowCells row)
    {
        var draft = Draft(row);
        var (result, reason, progress) = (row.Read(Result), row.Read(Reason), row.Read(Progress));
        if (result is { } ended) draft = draft with { Outcome = new Outcome(ended, reason, progress) };
        else if (row.WasRead(Result) && (reason != OutcomeReason.None || progress))
            row.Add(
                Result.Code,
                $"har {Reason.Code} eller {Progress.Code} utan {Result.Code}, väntade alla eller ingen.",
                $"has {Reason.Code} or {Progress.Code} without {Result.Code}, expected all or none.");
        return row.Admit(Placement.Check(draft)) ? [new Placement(draft)] : [];
    }

    private static PlacementDraft Draft(RowCells row) => new()
    {
        Municipality = row.Read(Municipality),
        Id = row.Read(Id),
        Participant = row.Read(Participant),
        SlotMunicipality = row.Read(SlotMunicipality),
        Slot = row.Read(Slot),
        State = row.Read(State),
        Sessions = row.Read(Sessions),
        StartOn = row.Read(StartOn),
        EndOn = row.Read(EndOn),
        DecidedOn = row.Read(DecidedOn),
        AgreedStartOn = row.Read(AgreedStartOn),
        AgreedEndOn = row.Read(AgreedEndOn),
    };

    private static Column<DateOnly?> Optional(
        string code, string swedish, string[] synonyms, Phrase meaning, string example) =>
        new(code, swedish, DateForms.Day.OrNothing<DateOnly?>(day => day), null)
        {
            Synonyms = synonyms,
            Meaning = meaning,
            Example = example,
        };
}
