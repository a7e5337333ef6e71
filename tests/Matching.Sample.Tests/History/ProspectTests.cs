using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Sample.History;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.Tests.History;

public sealed class ProspectTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    private static readonly ParticipantDraft Fitting = new()
    {
        Municipality = "2380", Id = "p", Stage = Stage.OwnArena, Language = LanguageLevel.B1,
        Ability = new Levels(2, 2, 2), TravelModes = [TravelMode.Walk], MaximumTravelMinutes = 30,
        DrivingLicence = true, NeededAdaptations = [AdaptationKind.ExtraBreaks],
        Clearances = [Seen(new DateOnly(2025, 6, 1))],
    };

    private static readonly SlotDraft Offered = new()
    {
        Municipality = "2380", Id = "s", Site = "site", Title = "t", Field = WorkField.Kitchen,
        Stage = Stage.OwnArena, StartOn = new DateOnly(2026, 1, 1), EndOn = new DateOnly(2026, 12, 31),
        Demands = new Levels(2, 2, 2), Tasks = [new SlotTask("a", LanguageLevel.B1)], DrivingLicenceRequired = true,
        Adaptations =
        [
            new Adaptation(AdaptationKind.ExtraBreaks), new Adaptation(AdaptationKind.QuietPlace),
            new Adaptation(AdaptationKind.LiftingAid, 14),
        ],
    };

    [Fact]
    public void Suits_EverythingInOrder_IsTrue() => Assert.True(Prospect(Fitting).Suits(Day));

    [Fact]
    public void Suits_SocialDemandOneAboveWithAQuietPlace_IsTrue() =>
        Assert.True(Prospect(Fitting with { Ability = new Levels(2, 1, 2) }).Suits(Day));

    public static TheoryData<string, ParticipantDraft> Misfits => new()
    {
        { "stage", Fitting with { Stage = Stage.Preparation } },
        { "language", Fitting with { Language = LanguageLevel.A2 } },
        { "licence", Fitting with { DrivingLicence = false } },
        { "no clearance", Fitting with { Clearances = [] } },
        { "clearance too old", Fitting with { Clearances = [Seen(new DateOnly(2025, 5, 3))] } },
        { "veto", Fitting with { Vetoes = [new Preference(PreferenceTarget.Field, "kitchen")] } },
        { "travel", Fitting with { MaximumTravelMinutes = 29 } },
        { "veto with its municipality", Fitting with { Vetoes = [new Preference(PreferenceTarget.Slot, "2380/s")] } },
        { "band", Fitting with { TravelBands = [new TravelBand("site", 60), new TravelBand("*", 5)] } },
        { "adaptation to arrange", Fitting with { NeededAdaptations = [AdaptationKind.LiftingAid] } },
        { "demand without adaptation", Fitting with { Ability = new Levels(2, 2, 1) } },
        { "demand two above", Fitting with { Ability = new Levels(2, 0, 2) } },
        { "two demands above", Fitting with { Ability = new Levels(1, 1, 2) } },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Suits_OneThingAmiss_IsFalse(string what, ParticipantDraft draft) =>
        Assert.False(Prospect(draft).Suits(Day), what);

    // A neighbour's thing of the same id is another thing.
    [Fact]
    public void Suits_VetoesAndBandsOfANeighboursIds_AreNotAskedAbout() => Assert.True(Prospect(Fitting with
    {
        Vetoes =
        [
            new(PreferenceTarget.Slot, "2326/s"), new(PreferenceTarget.Site, "2326/site"),
            new(PreferenceTarget.Employer, "2326/e"),
        ],
        TravelBands = [new TravelBand("2326/site", 60)],
    }).Suits(Day));

    [Fact]
    public void SupportLoad_TwoDemandsAbove_IsTwoMoreThanTheNeed() =>
        Assert.Equal(5, Prospect(Fitting with { SupportNeed = 3, Ability = new Levels(0, 1, 4) }).SupportLoad);

    [Fact]
    public void First_FewerInCommonThanAsked_IsAllOfThem() =>
        Assert.Equal(
            new SessionMask(0b101),
            Prospect(Fitting with { AvailableSessions = new SessionMask(0b101) }).First(3));

    private static Clearance Seen(DateOnly on) => new(ClearanceKind.School, on, "m1");

    // 1.13 km as the crow flies are 19.7 minutes on foot: with ten to spare, 30 will do and 29 will not.
    private static Prospect Prospect(ParticipantDraft draft)
    {
        var site = new Site(new SiteDraft
        {
            Municipality = "2380", Id = "site", Employer = "e", Name = "n", Kind = SiteKind.School,
            Latitude = 63.1800, Longitude = 14.64,
        });
        var home = new Point(63.1902, 14.64);
        return new Prospect(new Person(0, draft, Traits.Of(1, 1)[0], home), new Slot(Offered), site);
    }
}
