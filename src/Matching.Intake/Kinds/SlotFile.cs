using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>The file of slots, activities included.</summary>
public static class SlotFile
{
    private static readonly SlotDraft Blank = new();

    private static readonly Column<string> Municipality = CommonColumns.Municipality(
        Phrase.Of($"Kod för kommunen som äger platsen.", $"Code of the municipality that owns the slot."));

    private static readonly Column<string> Id = new("id", "id", TextForms.Id, "")
    {
        Synonyms = ["plats", "plats-id", "slot", "slot_id"],
        Required = true,
        Meaning = Phrase.Of($"Platsens id.", $"The slot's id."),
        Example = "badplats-smitingen",
    };

    private static readonly Column<string> Site = new("site", "arbetsställe", TextForms.Id, "")
    {
        Synonyms = ["arbetsställe-id", "ställe", "site_id"],
        Required = true,
        Meaning = Phrase.Of(
            $"Arbetsställets id, i samma kommun.", $"Id of the site, in the same municipality."),
        Example = "badplats-1",
    };

    private static readonly Column<string> Title = new("title", "rubrik", TextForms.Text, "")
    {
        Synonyms = ["titel", "benämning", "namn", "name"],
        Required = true,
        Meaning = Phrase.Of($"Vad platsen kallas.", $"Title for people."),
        Example = "Badvakternas lag",
    };

    private static readonly Column<Activity?> Activity =
        new("activity", "aktivitet", WordForms.Of(Activities.Words).OrNothing<Activity?>(a => a), Blank.Activity)
        {
            Meaning = Phrase.Of(
                $"Förberedande aktivitet. Tomt = en plats att träna på.",
                $"A preparatory step. Blank = a place to train at."),
            Example = "",
            Silences = ["stage"],
        };

    private static readonly Column<Stage> Stage = new("stage", "steg", WordForms.Of(StageWords.Stages), Blank.Stage)
    {
        Synonyms = ["steg på trappan", "trappsteg"],
        Required = true,
        Meaning = Phrase.Of($"Vilket steg på trappan den tränar.", $"The stage that it trains."),
        Example = "egen arena",
    };

    private static readonly Column<WorkField> Field =
        new("field", "område", WordForms.Of(WorkFields.Words), Blank.Field)
        {
            Synonyms = ["yrkesområde", "bransch"],
            Required = true,
            Meaning = Phrase.Of($"Yrkesområde.", $"Field of work."),
            Example = "utomhus",
        };

    private static readonly Column<PlacementForm> Form =
        new("form", "form", WordForms.Of(PlacementForms.Words), Blank.Form)
        {
            Synonyms = ["placeringsform", "insats"],
            Meaning = Phrase.Of(
                $"Rättslig form. Tomt = kommunal arbetsträning.", $"Legal form. Blank = municipal."),
            Example = "kommunal",
        };

    private static readonly Column<DateOnly> StartOn = CommonColumns.StartOn(
        Phrase.Of($"Första dagen.", $"First day."));

    private static readonly Column<DateOnly> EndOn = CommonColumns.EndOn(Phrase.Of($"Sista dagen.", $"Last day."));

    private static readonly Column<Season?> Season =
        new("season", "säsong", ListForms.Season.OrNothing<Season?>(season => season), Blank.Season)
        {
            Meaning = Phrase.Of(
                $"Del av året då den är öppen. Tomt = hela året.",
                $"Part of the year in which it is open. Blank = all of it."),
            Example = "06-21..08-20",
        };

    private static readonly Column<SessionMask> OpenSessions =
        new("open_sessions", "öppna_halvdagar", ListForms.Sessions, Blank.OpenSessions)
        {
            Synonyms = ["halvdagar", "öppet"],
            Meaning = Phrase.Of($"Halvdagar då den är öppen. Tomt = alla.", $"Half-days when open. Blank = all."),
            Example = "mån-fre-fm",
        };

    private static readonly Column<IReadOnlyList<int>> SessionCapacity =
        new("session_capacity", "antal_per_halvdag", ListForms.Numbers, Blank.SessionCapacity)
        {
            Synonyms = ["kapacitet", "antal platser", "platser per halvdag", "capacity"],
            Required = true,
            Meaning = Phrase.Of(
                $"Deltagare på en gång: ett tal för varje halvdag, eller tio, 0–10 000.",
                $"Participants at a time: one number for every half-day, or ten, 0 to 10 000."),
            Example = "3",
            Silences = ["minimum_crew"],
        };

    private static readonly Column<int> MinimumCrew =
        new("minimum_crew", "minsta_lag", NumberForms.Whole, Blank.MinimumCrew)
        {
            Synonyms = ["minsta antal", "minst antal"],
            Meaning = Phrase.Of(
                $"En halvdag som används har minst så många. Tomt = 1, inget minimum.",
                $"A half-day that is used has at least so many. Blank = 1, no minimum."),
            Example = "2",
        };

    private static readonly Column<IReadOnlyList<string>> Supervisors =
        new("supervisors", "handledare", ListForms.Ids, Blank.Supervisors)
        {
            Synonyms = ["handledar-id", "supervisor"],
            Meaning = Phrase.Of(
                $"Handledarnas id, i samma kommun. Tomt = inga.",
                $"Ids of the supervisors, in the same municipality. Blank = none."),
            Example = "h3|h4",
        };

    private static readonly Column<int> PhysicalDemand = Demand(
        "physical_demand", "fysiskt_krav", "fysiska krav", Blank.Demands.Physical);

    private static readonly Column<int> SocialDemand = Demand(
        "social_demand", "socialt_krav", "sociala krav", Blank.Demands.Social);

    private static readonly Column<int> CognitiveDemand = Demand(
        "cognitive_demand", "kognitivt_krav", "kognitiva krav", Blank.Demands.Cognitive);

    private static readonly Column<IReadOnlyList<SlotTask>> Tasks =
        new("tasks", "uppgifter", ListForms.Tasks, Blank.Tasks)
        {
            Synonyms = ["arbetsuppgifter", "uppgift"],
            Meaning = Phrase.Of(
                $"Uppgifter med den svenska de tar, '?' efter en som kan väljas bort. Tomt = inga nämnda.",
                $"Tasks with the Swedish they take, '?' after an optional one. Blank = none named."),
            Example = "städa stranden=A1|kiosken=B1?",
        };

    private static readonly Column<IReadOnlyList<Adaptation>> Offered =
        new("adaptations", "anpassningar", ListForms.Adaptations, Blank.Adaptations)
        {
            Synonyms = ["anpassning"],
            Meaning = Phrase.Of(
                $"Anpassningar som finns, eller som ordnas på så många dagar. Tomt = inga.",
                $"Adaptations at hand, or arranged within so many days. Blank = none."),
            Example = "lyfthjälpmedel|bildinstruktioner:14",
        };

    private static readonly Column<bool> DrivingLicenceRequired =
        new("driving_licence_required", "körkort_krävs", WordForms.Yes, Blank.DrivingLicenceRequired)
        {
            Synonyms = ["körkort", "kräver körkort", "driving_license_required"],
            Meaning = Phrase.Of($"Körkort (B) krävs. Tomt = nej.", $"A driving licence (B) is needed. Blank = no."),
            Example = "nej",
        };

    private static readonly Column<bool> Shared = new("shared", "delad", WordForms.Yes, Blank.Shared)
    {
        Synonyms = ["delas", "öppen för andra kommuner"],
        Meaning = Phrase.Of(
            $"Öppen för deltagare från områdets andra kommuner. Tomt = nej.",
            $"Open to participants of the area's other municipalities. Blank = no."),
        Example = "ja",
    };

    /// <summary>The columns of the file and how a row becomes a slot or an activity.</summary>
    public static readonly FileShape Shape = new(
        FileKind.Slots,
        Phrase.Of($"Plats", $"Slot"),
        [
            Municipality, Id, Site, Title, Activity, Stage, Field, Form, StartOn, EndOn, Season, OpenSessions,
            SessionCapacity, MinimumCrew, Supervisors, PhysicalDemand, SocialDemand, CognitiveDemand, Tasks, Offered,
            DrivingLicenceRequired, Shared,
        ],
        row =>
        {
            var draft = Draft(row);
            return row.Admit(Slot.Check(draft)) ? [new Slot(draft)] : [];
        });

    private static SlotDraft Draft(RowCells row) => new()
    {
        Municipality = row.Read(Municipality),
        Id = row.Read(Id),
        Site = row.Read(Site),
        Title = row.Read(Title),
        Activity = row.Read(Activity),
        Stage = row.Read(Stage),
        Field = row.Read(Field),
        Form = row.Read(Form),
        StartOn = row.Read(StartOn),
        EndOn = row.Read(EndOn),
        Season = row.Read(Season),
        OpenSessions = row.Read(OpenSessions),
        SessionCapacity = row.Read(SessionCapacity),
        MinimumCrew = row.Read(MinimumCrew),
        Supervisors = row.Read(Supervisors),
        Demands = new Levels(row.Read(PhysicalDemand), row.Read(SocialDemand), row.Read(CognitiveDemand)),
        Tasks = row.Read(Tasks),
        Adaptations = row.Read(Offered),
        DrivingLicenceRequired = row.Read(DrivingLicenceRequired),
        Shared = row.Read(Shared),
    };

    private static Column<int> Demand(string code, string swedish, string synonym, int blank) =>
        new(code, swedish, NumberForms.Whole, blank)
        {
            Synonyms = [synonym],
            Meaning = Phrase.Of(
                $"Krav på samma skala som deltagarens förmåga, 0–4. Tomt = {blank}.",
                $"Demand on the scale of functional ability, 0 to 4. Blank = {blank}."),
            Example = "2",
        };
}
