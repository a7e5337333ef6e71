using Matching.Core;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>The file of participants.</summary>
public static class ParticipantFile
{
    private static readonly ParticipantDraft Blank = new();

    private static readonly Column<string> Municipality = CommonColumns.Municipality(
        Phrase.Of($"Kommunens kod.", $"Code of the municipality."));

    private static readonly Column<string> Id = new("id", "id", TextForms.Id, "")
    {
        Synonyms = ["deltagare", "deltagar-id", "deltagarnummer", "löpnummer", "participant", "participant_id"],
        Required = true,
        Meaning = Phrase.Of(
            $"Ogenomskinligt id; aldrig namn eller personnummer.", $"Opaque id; never a name or a personal number."),
        Example = "p17",
    };

    internal static readonly Column<bool> ProtectedIdentity =
        new("protected_identity", "skyddad_identitet", WordForms.Yes, Blank.ProtectedIdentity)
        {
            Synonyms = ["skyddad", "skyddade personuppgifter", "sekretessmarkering"],
            Meaning = Phrase.Of(
                $"Skyddad identitet: ingen position, resan anges med restidsband. Tomt = nej; godtas inte för den "
                    + $"som redan är skyddad.",
                $"Protected identity: no position, travel by bands. Blank = no; refused for one who is protected "
                    + $"already."),
            Example = "nej",
            Protects = true,
        };

    private static readonly Column<Stage> Stage = new("stage", "steg", WordForms.Of(StageWords.Stages), Blank.Stage)
    {
        Synonyms = ["steg på trappan", "trappsteg", "stegnivå"],
        Required = true,
        Meaning = Phrase.Of($"Steg på trappan just nu.", $"Where on the ladder the participant works now."),
        Example = "egen arena",
    };

    private static readonly Column<Readiness> Readiness =
        new("readiness", "beredskap", WordForms.Of(StageWords.Readinesses), Blank.Readiness)
        {
            Synonyms = ["redo", "redo för placering"],
            Meaning = Phrase.Of(
                $"Bedömd tillsammans med deltagaren. Tomt = inte bedömd.",
                $"Judged together with the participant. Blank = not assessed."),
            Example = "redo",
            Silences = ["ready_from"],
        };

    private static readonly Column<DateOnly?> ReadyFrom =
        new("ready_from", "redo_från", DateForms.Day.OrNothing<DateOnly?>(day => day), Blank.ReadyFrom)
        {
            Synonyms = ["redo fr o m", "redo datum"],
            Meaning = Phrase.Of(
                $"Överenskommen dag, bara vid 'inte ännu'. Tomt = ingen.",
                $"The day agreed on, only with 'not_yet'. Blank = none."),
            Example = "",
        };

    private static readonly Column<DateOnly> RegisteredOn =
        new("registered_on", "inskriven", DateForms.Day, Blank.RegisteredOn)
        {
            Synonyms = ["inskriven den", "inskrivningsdatum", "inskrivningsdag", "registrerad"],
            Required = true,
            Meaning = Phrase.Of($"Första dagen i verksamheten.", $"First day in the unit's programme."),
            Example = "2026-02-02",
        };

    private static readonly Column<int> SessionsNeeded =
        new("sessions_needed", "halvdagar_per_vecka", NumberForms.Whole, Blank.SessionsNeeded)
        {
            Synonyms = ["antal halvdagar", "halvdagar", "halvdagar i veckan"],
            Required = true,
            Meaning = Phrase.Of(
                $"Halvdagar i veckan som deltagaren vill och kan träna, 1–10.",
                $"Half-days a week that the participant wants and can train, 1 to 10."),
            Example = "4",
        };

    private static readonly Column<SessionMask> AvailableSessions =
        new("available_sessions", "lediga_halvdagar", ListForms.Sessions, Blank.AvailableSessions)
        {
            Synonyms = ["tillgängliga halvdagar", "möjliga halvdagar"],
            Meaning = Phrase.Of(
                $"Halvdagar öppna för träning; SFI och vård borträknade. Tomt = alla.",
                $"Half-days open for training; SFI and treatment left out. Blank = all."),
            Example = "mån-tor-fm fre",
        };

    private static readonly Column<int?> WorkAbilityPercent = new(
        "work_ability_percent", "arbetsförmåga_procent", NumberForms.Percent.OrNothing<int?>(percent => percent),
        Blank.WorkAbilityPercent)
    {
        Synonyms = ["arbetsförmåga", "arbetsförmåga i procent"],
        Meaning = Phrase.Of(
            $"Procent av heltid, 0–100. Tomt = ingen har bedömt den.",
            $"Per cent of full time, 0 to 100. Blank = nobody has judged it."),
        Example = "50",
    };

    private static readonly Column<bool> WorkAbilityContested = new(
        "work_ability_contested", "arbetsförmåga_omtvistad", WordForms.Yes, Blank.WorkAbilityContested)
    {
        Synonyms = ["omtvistad arbetsförmåga", "arbetsförmåga tvistig"],
        Meaning = Phrase.Of(
            $"Två myndigheter bedömer den olika. Tomt = nej.", $"Two authorities judge it differently. Blank = no."),
        Example = "nej",
    };

    private static readonly Column<LanguageLevel> Language =
        new("language", "svenska", WordForms.Of(LanguageWords.Levels), Blank.Language)
        {
            Synonyms = ["språknivå", "nivå i svenska", "språk"],
            Meaning = Phrase.Of(
                $"Nivå i svenska, eller avslutad SFI-kurs. Tomt = ingen svenska.",
                $"Level of Swedish, or a finished SFI course. Blank = no Swedish."),
            Example = "A2",
        };

    private static readonly Column<int> PhysicalAbility = Ability(
        "physical_ability", "fysisk_förmåga", Blank.Ability.Physical,
        Phrase.Of($"lyfta, stå, gå", $"lift, stand, walk"));

    private static readonly Column<int> SocialAbility = Ability(
        "social_ability", "social_förmåga", Blank.Ability.Social,
        Phrase.Of($"kunder, grupper, bli tilltalad", $"customers, groups, being spoken to"));

    private static readonly Column<int> CognitiveAbility = Ability(
        "cognitive_ability", "kognitiv_förmåga", Blank.Ability.Cognitive,
        Phrase.Of($"planera, byta uppgift, minnas", $"plan, change tasks, remember"));

    private static readonly Column<int> SupportNeed =
        new("support_need", "stödbehov", NumberForms.Whole, Blank.SupportNeed)
        {
            Synonyms = ["handledarbehov", "behov av stöd"],
            Meaning = Phrase.Of(
                $"Hur mycket av en handledare som går åt, 1–10. Tomt = {Blank.SupportNeed}.",
                $"How much of a supervisor it takes, 1 to 10. Blank = {Blank.SupportNeed}."),
            Example = "3",
        };

    private static readonly Column<IReadOnlyList<AdaptationKind>> NeededAdaptations =
        new("needed_adaptations", "behöver_anpassning", ListForms.Of(Adaptations.Words), Blank.NeededAdaptations)
        {
            Synonyms = ["anpassningsbehov", "anpassningar", "behov av anpassning", "anpassning"],
            Meaning = Phrase.Of(
                $"Anpassningar som deltagaren inte klarar sig utan. Tomt = inga.",
                $"Adaptations that the participant cannot do without. Blank = none."),
            Example = "bildinstruktioner|extra pauser",
        };

    private static readonly Column<bool> DrivingLicence =
        new("driving_licence", "körkort", WordForms.Yes, Blank.DrivingLicence)
        {
            Synonyms = ["b-körkort", "körkort b", "driving_license"],
            Meaning = Phrase.Of($"Har körkort (B). Tomt = nej.", $"Holds a driving licence (B). Blank = no."),
            Example = "nej",
        };

    private static readonly Column<int?> MonthsSinceWork = new(
        "months_since_work", "månader_sedan_arbete", NumberForms.Whole.OrNothing<int?>(months => months),
        Blank.MonthsSinceWork)
    {
        Synonyms = ["månader sedan jobb", "månader utan arbete"],
        Meaning = Phrase.Of($"Tomt = okänt eller aldrig arbetat.", $"Blank = unknown or never worked."),
        Example = "30",
    };

    private static readonly Column<bool> NeverWorked =
        new("never_worked", "aldrig_arbetat", WordForms.Yes, Blank.NeverWorked)
        {
            Synonyms = ["aldrig jobbat", "aldrig haft arbete"],
            Meaning = Phrase.Of($"Har aldrig haft ett arbete. Tomt = nej.", $"Has never had a job. Blank = no."),
            Example = "nej",
        };

    private static readonly Column<double?> Latitude = CommonColumns.Latitude;

    private static readonly Column<double?> Longitude = CommonColumns.Longitude;

    private static readonly Column<IReadOnlyList<TravelMode>> TravelModes =
        new("travel_modes", "färdsätt", ListForms.Of(TravelWords.Modes), Blank.TravelModes)
        {
            Synonyms = ["resesätt", "reser med"],
            Meaning = Phrase.Of(
                $"Sätt att resa. Tomt = kollektivtrafik.", $"Ways to travel. Blank = public_transport."),
            Example = "buss|cykel",
        };

    private static readonly Column<int> MaximumTravelMinutes = new(
        "maximum_travel_minutes", "längsta_restid_minuter", NumberForms.Whole, Blank.MaximumTravelMinutes)
    {
        Synonyms = ["längsta restid", "max restid", "restid", "max_travel_minutes"],
        Meaning = Phrase.Of(
            $"Längsta resa åt ett håll som deltagaren godtar, 5–240 minuter. Tomt = {Blank.MaximumTravelMinutes}.",
            $"Longest one-way travel accepted, 5 to 240 minutes. Blank = {Blank.MaximumTravelMinutes}."),
        Example = "45",
    };

    private static readonly Column<IReadOnlyList<TravelBand>> TravelBands =
        new("travel_bands", "restidsband", ListForms.TravelBands, Blank.TravelBands)
        {
            Meaning = Phrase.Of(
                $"Matcharens restid till ett arbetsställe, '*' för övriga; i en annan kommun 2281/ID. Tomt = inga.",
                $"The matcher's travel minutes to a site, '*' for the others; elsewhere 2281/ID. Blank = none."),
            Example = "badplats-1=30|2281/parken=45|*=60",
            Silences = ["travel_modes"],
        };

    private static readonly Column<IReadOnlyList<Preference>> Wishes =
        new("wishes", "önskemål", ListForms.Preferences, Blank.Wishes)
        {
            Synonyms = ["önskar", "vill"],
            Meaning = Phrase.Of(
                $"Vad deltagaren önskar; i en annan kommun 2281/ID. Tomt = inget.",
                $"What is wished for; in another municipality 2281/ID. Blank = nothing."),
            Example = "område:utomhus|plats:badplats-smitingen",
        };

    private static readonly Column<IReadOnlyList<Preference>> Vetoes =
        new("vetoes", "vill_inte", ListForms.Preferences, Blank.Vetoes)
        {
            Synonyms = ["veto", "vill ej"],
            Meaning = Phrase.Of(
                $"Vad deltagaren inte vill; i en annan kommun 2281/ID. Tomt = inget.",
                $"What the participant does not want; in another municipality 2281/ID. Blank = nothing."),
            Example = "område:butik|arbetsställe:2281/parken",
            Protects = true,
        };

    private static readonly Column<IReadOnlyList<Clearance>> Clearances =
        new("clearances", "registerutdrag", ListForms.Clearances, Blank.Clearances)
        {
            Synonyms = ["utdrag", "belastningsregister"],
            Meaning = Phrase.Of(
                $"Registerutdrag som har visats: slag, dag, vem som såg det. Tomt = inget har setts.",
                $"Police-record extracts that were seen: kind, day, by whom. Blank = none was seen."),
            Example = "skola:2026-03-02:m4",
            AnswersFor = ["clearance_seen_by"],
        };

    private static readonly Column<Sex> Sex = new("sex", "kön", WordForms.Of(SexWords.Sexes), Blank.Sex)
    {
        Meaning = Phrase.Of(
            $"Läses bara av jämställdhetsuppföljningen. Tomt = ej angivet.",
            $"Read by monitoring of parity alone. Blank = not stated."),
        Example = "kvinna",
    };

    /// <summary>The columns of the file and how a row becomes a participant.</summary>
    public static readonly FileShape Shape = new(
        FileKind.Participants,
        Phrase.Of($"Deltagare", $"Participant"),
        [
            Municipality, Id, ProtectedIdentity, Stage, Readiness, ReadyFrom, RegisteredOn, SessionsNeeded,
            AvailableSessions, WorkAbilityPercent, WorkAbilityContested, Language, PhysicalAbility, SocialAbility,
            CognitiveAbility, SupportNeed, NeededAdaptations, DrivingLicence, MonthsSinceWork, NeverWorked, Latitude,
            Longitude, TravelModes, MaximumTravelMinutes, TravelBands, Wishes, Vetoes, Clearances, Sex,
        ],
        row =>
        {
            var draft = Draft(row);
            return row.Admit(Participant.Check(draft)) ? [new Participant(draft)] : [];
        });

    private static ParticipantDraft Draft(RowCells row) => new()
    {
        Municipality = row.Read(Municipality),
        Id = row.Read(Id),
        ProtectedIdentity = row.Read(ProtectedIdentity),
        Stage = row.Read(Stage),
        Readiness = row.Read(Readiness),
        ReadyFrom = row.Read(ReadyFrom),
        RegisteredOn = row.Read(RegisteredOn),
        SessionsNeeded = row.Read(SessionsNeeded),
        AvailableSessions = row.Read(AvailableSessions),
        WorkAbilityPercent = row.Read(WorkAbilityPercent),
        WorkAbilityContested = row.Read(WorkAbilityContested),
        Language = row.Read(Language),
        Ability = new Levels(row.Read(PhysicalAbility), row.Read(SocialAbility), row.Read(CognitiveAbility)),
        SupportNeed = row.Read(SupportNeed),
        NeededAdaptations = row.Read(NeededAdaptations),
        DrivingLicence = row.Read(DrivingLicence),
        MonthsSinceWork = row.Read(MonthsSinceWork),
        NeverWorked = row.Read(NeverWorked),
        Latitude = row.Read(Latitude),
        Longitude = row.Read(Longitude),
        TravelModes = row.Read(TravelModes),
        MaximumTravelMinutes = row.Read(MaximumTravelMinutes),
        TravelBands = row.Read(TravelBands),
        Wishes = row.Read(Wishes),
        Vetoes = row.Read(Vetoes),
        Clearances = row.Read(Clearances),
        Sex = row.Read(Sex),
    };

    private static Column<int> Ability(string code, string swedish, int blank, Phrase what) =>
        new(code, swedish, NumberForms.Whole, blank)
        {
            Meaning = Phrase.Of(
                $"Vilka krav deltagaren klarar i dag ({what}), 0–4. Tomt = {blank}.",
                $"What demands are met today ({what}), 0 to 4. Blank = {blank}."),
            Example = "2",
        };
}
