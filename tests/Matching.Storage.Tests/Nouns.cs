using Matching.Core;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Storage.Tests;

/// <summary>Nouns to store: plain ones, and ones with every field at a limit.</summary>
internal static class Nouns
{
    public const string Home = "2280";
    public const string Neighbour = "2380";

    private static readonly string LongId = "å" + new string('ö', 59) + "-_.:";
    private static readonly string LongName = "Återbruk & \"Ådalens\" <kök> | a=b? 😀 'x' \\ " + new string('Å', 76);

    public static Employer Employer(string id = "e1", string municipality = Home, string name = "Kommunens parker") =>
        new(new EmployerDraft { Municipality = municipality, Id = id, Name = name });

    public static Site Site(string id = "s1", string municipality = Home, string employer = "e1") =>
        new(new SiteDraft { Municipality = municipality, Id = id, Employer = employer, Name = "Smitingen" });

    public static Supervisor Supervisor(string id = "h1", string municipality = Home) =>
        new(new SupervisorDraft { Municipality = municipality, Id = id, SupportCapacity = 20 });

    public static Slot Slot(string id = "p1", string municipality = Home, params string[] supervisors) =>
        new(SlotDraft(id, municipality) with { Supervisors = supervisors });

    public static SlotDraft SlotDraft(string id = "p1", string municipality = Home) => new()
    {
        Municipality = municipality,
        Id = id,
        Site = "s1",
        Title = "Badplatslag",
        StartOn = new DateOnly(2026, 1, 1),
        EndOn = new DateOnly(2026, 12, 31),
    };

    public static Participant Participant(string id = "d1", string municipality = Home) =>
        new(ParticipantDraft(id, municipality));

    public static ParticipantDraft ParticipantDraft(string id = "d1", string municipality = Home) => new()
    {
        Municipality = municipality,
        Id = id,
        RegisteredOn = new DateOnly(2026, 2, 3),
    };

    public static Placement Placement(string id = "t1") => new(PlacementDraft(id));

    public static PlacementDraft PlacementDraft(string id = "t1", string municipality = Home) => new()
    {
        Municipality = municipality,
        Id = id,
        Participant = "d1",
        Slot = "p1",
        State = PlacementState.Accepted,
        Sessions = new SessionMask(1),
        StartOn = new DateOnly(2026, 3, 2),
        EndOn = new DateOnly(2026, 6, 12),
    };

    /// <summary>An employer, a site, two supervisors, a slot, a participant and a placement that lead to each
    /// other.</summary>
    public static IReadOnlyList<INoun> Whole(string municipality = Home) =>
    [
        Employer(municipality: municipality), Site(municipality: municipality),
        Supervisor("h1", municipality), Supervisor("h2", municipality),
        Slot("p1", municipality, "h2", "h1"), Participant("d1", municipality),
        new Placement(PlacementDraft("t1", municipality)),
    ];

    /// <summary>The same with every field at its highest or longest, and everything optional stated.</summary>
    public static IReadOnlyList<INoun> Upper() =>
    [
        new Employer(new EmployerDraft
        {
            Municipality = Home, Id = LongId, Name = LongName, Sector = Sector.CivilSociety,
        }),
        new Site(new SiteDraft
        {
            Municipality = Home, Id = LongId, Employer = LongId, Name = LongName, Kind = SiteKind.MeetingPlace,
            Latitude = 70, Longitude = 25, TraineeCap = 10_000,
        }),
        new Supervisor(new SupervisorDraft { Municipality = Home, Id = LongId, SupportCapacity = 1000 }),
        new Supervisor(new SupervisorDraft { Municipality = Home, Id = "a", SupportCapacity = 0 }),
        UpperSlot(), UpperParticipant(), UpperPlacement(),
    ];

    /// <summary>The same with every field at its lowest or shortest, and nothing optional stated.</summary>
    public static IReadOnlyList<INoun> Lower() =>
    [
        new Employer(new EmployerDraft { Municipality = Neighbour, Id = "1", Name = "Å" }),
        new Site(new SiteDraft
        {
            Municipality = Neighbour, Id = "1", Employer = "1", Name = "ä", Latitude = 55, Longitude = 10,
            TraineeCap = 0,
        }),
        new Site(new SiteDraft { Municipality = Neighbour, Id = "2", Employer = "1", Name = "ä" }),
        LowerSlot(), LowerParticipant(), LowerPlacement(),
    ];

    private static Slot UpperSlot() => new(new SlotDraft
    {
        Municipality = Home,
        Id = LongId,
        Site = LongId,
        Title = LongName,
        Activity = Activity.StudyVisits,
        Stage = Stage.Preparation,
        Field = WorkField.Preparatory,
        Form = PlacementForm.StateProgramme,
        StartOn = new DateOnly(2099, 12, 31),
        EndOn = new DateOnly(2099, 12, 31),
        Season = new Season(1, 1, 12, 31),
        OpenSessions = SessionMask.All,
        SessionCapacity = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10_000],
        MinimumCrew = 10_000,
        Supervisors = [LongId, "a"],
        Demands = new Levels(4, 4, 4),
        Tasks =
        [
            new SlotTask(LongName, LanguageLevel.C1, true), new SlotTask(" a=b|c? ", LanguageLevel.None),
            new SlotTask("sortera kläder", LanguageLevel.A1),
        ],
        Adaptations = [.. Enum.GetValues<AdaptationKind>().Select(kind => new Adaptation(kind, 180 - (int)kind))],
        DrivingLicenceRequired = true,
        Shared = true,
    });

    private static Slot LowerSlot() => new(new SlotDraft
    {
        Municipality = Neighbour,
        Id = "1",
        Site = "1",
        Title = "ö",
        StartOn = new DateOnly(2000, 1, 1),
        EndOn = new DateOnly(2000, 1, 1),
        OpenSessions = new SessionMask(1),
        SessionCapacity = [0],
        Demands = new Levels(0, 0, 0),
    });

    private static Participant UpperParticipant() => new(new ParticipantDraft
    {
        Municipality = Home,
        Id = LongId,
        ProtectedIdentity = true,
        Stage = Stage.WorkOrStudies,
        Readiness = Readiness.NotYet,
        ReadyFrom = new DateOnly(2099, 12, 31),
        RegisteredOn = new DateOnly(2099, 12, 31),
        SessionsNeeded = 10,
        AvailableSessions = SessionMask.All,
        WorkAbilityPercent = 100,
        WorkAbilityContested = true,
        Language = LanguageLevel.C1,
        Ability = new Levels(4, 4, 4),
        SupportNeed = 10,
        NeededAdaptations = Enum.GetValues<AdaptationKind>(),
        DrivingLicence = true,
        MonthsSinceWork = 720,
        TravelModes = Enum.GetValues<TravelMode>(),
        MaximumTravelMinutes = 240,
        TravelBands = [new TravelBand("*", 240), new TravelBand(LongId, 5)],
        Wishes =
        [
            new Preference(PreferenceTarget.Field, "outdoor"), new Preference(PreferenceTarget.Slot, LongId),
            new Preference(PreferenceTarget.Site, "s:1"), new Preference(PreferenceTarget.Employer, "e1"),
        ],
        Vetoes = [new Preference(PreferenceTarget.Field, "Utomhus")],
        Clearances =
        [
            new Clearance(ClearanceKind.ChildrensHome, new DateOnly(2099, 12, 31), LongId),
            new Clearance(ClearanceKind.School, new DateOnly(2000, 1, 1), "m:4"),
        ],
        Sex = Sex.Man,
    });

    private static Participant LowerParticipant() => new(new ParticipantDraft
    {
        Municipality = Neighbour,
        Id = "1",
        Stage = Stage.Foundation,
        RegisteredOn = new DateOnly(2000, 1, 1),
        SessionsNeeded = 1,
        AvailableSessions = new SessionMask(512),
        WorkAbilityPercent = 0,
        Ability = new Levels(0, 0, 0),
        SupportNeed = 1,
        NeverWorked = true,
        Latitude = 62.636,
        Longitude = 17.941,
        TravelModes = [TravelMode.Walk],
        MaximumTravelMinutes = 5,
    });

    private static Placement UpperPlacement() => new(new PlacementDraft
    {
        Municipality = Home,
        Id = LongId,
        Participant = LongId,
        SlotMunicipality = Home,
        Slot = LongId,
        State = PlacementState.Ended,
        Sessions = SessionMask.All,
        StartOn = new DateOnly(2000, 1, 1),
        EndOn = new DateOnly(2099, 12, 31),
        Outcome = new Outcome(OutcomeResult.EndedEarly, OutcomeReason.Site, true),
        DecidedOn = new DateOnly(2000, 1, 1),
        AgreedStartOn = new DateOnly(2000, 1, 1),
        AgreedEndOn = new DateOnly(2099, 12, 31),
    });

    private static Placement LowerPlacement() => new(new PlacementDraft
    {
        Municipality = Neighbour,
        Id = "1",
        Participant = "1",
        Slot = "1",
        State = PlacementState.Proposed,
        Sessions = new SessionMask(1),
        StartOn = new DateOnly(2000, 1, 1),
        EndOn = new DateOnly(2000, 1, 1),
    });
}
