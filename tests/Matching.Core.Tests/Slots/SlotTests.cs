using Matching.Core.Checks;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Slots;

public sealed class SlotTests
{
    private static readonly SlotDraft Plain = Area.AnySlot;

    [Fact]
    public void Constructor_OfTheLeastAndTheLargestDraft_Constructs()
    {
        var least = Plain with
        {
            StartOn = new DateOnly(2000, 1, 1),
            EndOn = new DateOnly(2000, 1, 1),
            Season = new Season(1, 1, 1, 1),
            OpenSessions = new SessionMask(1),
            SessionCapacity = [0],
            Demands = default,
        };
        var largest = Plain with
        {
            Stage = Stage.WorkOrStudies,
            Field = WorkField.Culture,
            Form = PlacementForm.StateProgramme,
            EndOn = new DateOnly(2099, 12, 31),
            Season = new Season(1, 1, 12, 31),
            SessionCapacity = [.. Enumerable.Repeat(10_000, 10)],
            MinimumCrew = 10_000,
            Supervisors = ["h1", "h2"],
            Demands = new Levels(4, 4, 4),
            Tasks = [new(new string('x', 120), LanguageLevel.C1)],
            Adaptations = [.. Enum.GetValues<AdaptationKind>().Select(kind => new Adaptation(kind, 180))],
        };
        Assert.Equal(new Key("2280", "s1"), new Slot(least).Key);
        Assert.Equal(10_000, new Slot(largest).CapacityIn(9));
    }

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var draft = new SlotDraft
        {
            Municipality = "x",
            Id = "",
            Site = "",
            Title = "",
            Activity = (Activity)9,
            Stage = (Stage)0,
            Field = (WorkField)99,
            Form = (PlacementForm)9,
            StartOn = new DateOnly(2100, 1, 1),
            EndOn = new DateOnly(1999, 1, 1),
            Season = new Season(2, 29, 3, 1),
            OpenSessions = SessionMask.None,
            SessionCapacity = [-1, 10_001],
            MinimumCrew = 0,
            Supervisors = ["a b", "a b"],
            Demands = new Levels(5, 5, 5),
            Tasks = [new("", (LanguageLevel)9)],
            Adaptations = [new((AdaptationKind)99, 181), new((AdaptationKind)99)],
        };
        var thrown = Assert.Throws<InvalidInputException>(() => new Slot(draft));
        Assert.Equal(
            "municipality id site title stage field form activity start_on end_on end_on season open_sessions "
            + "session_capacity session_capacity session_capacity minimum_crew supervisors supervisors supervisors "
            + "physical_demand social_demand cognitive_demand tasks tasks adaptations adaptations adaptations "
            + "adaptations",
            Saying.Fields(thrown.Violations));
        Assert.All(thrown.Violations, v => Saying.SpeaksBoth(v.Message));
    }

    [Theory]
    [InlineData(Stage.Preparation, false, "preparation")]
    [InlineData(Stage.OwnArena, true, "own_arena")]
    public void Check_AStageOfTheOtherKind_NamesItsCode(Stage stage, bool activity, string code) =>
        Refuses(
            Plain with { Stage = stage, Activity = activity ? Activity.LanguageCafe : null }, "stage",
            $"har stage {code}, väntade foundation eller preparation för en aktivitet och own_arena eller högre för "
            + "en plats.",
            $"has stage {code}, expected foundation or preparation for an activity and own_arena or higher for a "
            + "slot.");

    [Theory]
    [InlineData(2, 29, 3, 1)]
    [InlineData(0, 1, 3, 1)]
    [InlineData(1, 1, 13, 1)]
    [InlineData(1, 0, 3, 1)]
    [InlineData(9, 1, 5, 1)]
    [InlineData(6, 2, 6, 1)]
    public void Check_ASeasonThatIsNoPartOfAYear_IsRefused(int month, int day, int toMonth, int toDay) => Refuses(
        Plain with { Season = new Season(month, day, toMonth, toDay) }, "season",
        $"har säsong {month:00}-{day:00} till {toMonth:00}-{toDay:00}, väntade två dagar i ordning inom ett år.",
        $"has season {month:00}-{day:00} to {toMonth:00}-{toDay:00}, expected two days in order within a year.");

    [Fact]
    public void Check_NoOpenHalfDay_IsRefused() => Refuses(
        Plain with { OpenSessions = SessionMask.None }, "open_sessions",
        "har inga öppna halvdagar, väntade minst en.", "has no open half-days, expected at least one.");

    [Fact]
    public void Check_HalfDaysBeyondTheTen_WereOnceAccepted() => Refuses(
        Plain with { OpenSessions = new SessionMask(1 << 10) }, "open_sessions",
        "har halvdagar utöver veckans tio i open_sessions, väntade bit 0 till 9.",
        "has half-days beyond the week's ten in open_sessions, expected bits 0 to 9.");

    [Fact]
    public void Check_AnotherNumberOfCapacities_WantsOneOrTen() => Refuses(
        Plain with { SessionCapacity = [1, 2] }, "session_capacity",
        "har 2 kapaciteter, väntade 1 eller 10.", "has 2 session capacities, expected 1 or 10.");

    [Fact]
    public void Check_NoCapacity_IsNamedOnce() => Refuses(
        Plain with { SessionCapacity = [] }, "session_capacity",
        "har 0 kapaciteter, väntade 1 eller 10.", "has 0 session capacities, expected 1 or 10.");

    [Fact]
    public void Check_ANegativeCapacity_NamesTheRange() => Refuses(
        Plain with { SessionCapacity = [-1] }, "session_capacity",
        "har session_capacity -1, väntade 0 till 10000.", "has session_capacity -1, expected 0 to 10000.");

    [Fact]
    public void Check_ACrewBeyondTheLargestCapacity_IsRefused() => Refuses(
        Plain with { SessionCapacity = [2], MinimumCrew = 3 }, "minimum_crew",
        "har minimum_crew 3, väntade högst den största kapaciteten.",
        "has minimum_crew 3, expected at most the largest capacity.");

    [Fact]
    public void Check_ASupervisorTwice_IsRefused() => Refuses(
        Plain with { Supervisors = ["h1", "h1"] }, "supervisors",
        "nämner en handledare två gånger, väntade varje en gång.", "names a supervisor twice, expected each once.");

    [Fact]
    public void Check_AnAdaptationTwice_IsRefused() => Refuses(
        Plain with { Adaptations = [new(AdaptationKind.LiftingAid), new(AdaptationKind.LiftingAid, 3)] }, "adaptations",
        "nämner en anpassning två gånger, väntade varje en gång.", "names an adaptation twice, expected each once.");

    [Fact]
    public void CapacityIn_AClosedHalfDay_IsZero()
    {
        var slot = new Slot(Plain with { OpenSessions = Area.Mask("mon-am fri-pm"), SessionCapacity = [3] });
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0, 0, 3], Enumerable.Range(0, 10).Select(slot.CapacityIn));
    }

    [Fact]
    public void CapacityIn_TenCapacities_TakesEachItsOwn()
    {
        var slot = new Slot(Plain with { SessionCapacity = [.. Enumerable.Range(0, 10)] });
        Assert.Equal(Enumerable.Range(0, 10), Enumerable.Range(0, 10).Select(slot.CapacityIn));
    }

    private static void Refuses(SlotDraft draft, string field, string swedish, string english) =>
        Saying.Refuses(Slot.Check(draft), field, $"Plats '{draft.Id}' {swedish}", $"Slot '{draft.Id}' {english}");
}
