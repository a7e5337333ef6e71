using Matching.Core.Checks;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Core.Tests.Participants;

public sealed class ParticipantTests
{
    private static readonly ParticipantDraft Least = new()
    {
        Municipality = "0114",
        Id = "p",
        RegisteredOn = new DateOnly(2000, 1, 1),
        SessionsNeeded = 1,
        AvailableSessions = new SessionMask(1),
        WorkAbilityPercent = 0,
        Ability = new Levels(0, 0, 0),
        SupportNeed = 1,
        MonthsSinceWork = 0,
        Latitude = 55,
        Longitude = 10,
        TravelModes = [TravelMode.Walk],
        MaximumTravelMinutes = 5,
    };

    private static readonly ParticipantDraft Largest = new()
    {
        Municipality = "9999",
        Id = new string('å', 64),
        Stage = Stage.WorkOrStudies,
        Readiness = Readiness.NotYet,
        ReadyFrom = new DateOnly(2099, 12, 31),
        RegisteredOn = new DateOnly(2099, 12, 31),
        SessionsNeeded = 10,
        WorkAbilityPercent = 100,
        WorkAbilityContested = true,
        Language = LanguageLevel.C1,
        Ability = new Levels(4, 4, 4),
        SupportNeed = 10,
        NeededAdaptations = Enum.GetValues<AdaptationKind>(),
        DrivingLicence = true,
        MonthsSinceWork = 720,
        Latitude = 70,
        Longitude = 25,
        TravelModes = Enum.GetValues<TravelMode>(),
        MaximumTravelMinutes = 240,
        TravelBands = [new("*", 240), new("a:1", 5), new("2281/a1", 30)],
        Wishes =
        [
            new(PreferenceTarget.Field, "outdoor"), new(PreferenceTarget.Slot, "s1"),
            new(PreferenceTarget.Slot, "2281/s1"),
        ],
        Vetoes = [new(PreferenceTarget.Employer, "2281/e1"), new(PreferenceTarget.Site, "a1")],
        Clearances = [new(ClearanceKind.ChildrensHome, new DateOnly(2000, 1, 1), "m1")],
        Sex = Sex.Man,
    };

    private static readonly ParticipantDraft Plain = Area.Anybody;

    [Fact]
    public void Constructor_OfTheLeastAndTheLargestDraft_Constructs()
    {
        Assert.Equal(new Key("0114", "p"), new Participant(Least).Key);
        Assert.Equal(10, new Participant(Largest).SessionsNeeded);
    }

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var draft = new ParticipantDraft
        {
            Municipality = "22",
            Id = "800101-1234",
            Stage = (Stage)9,
            Readiness = (Readiness)9,
            ReadyFrom = new DateOnly(2026, 1, 1),
            RegisteredOn = default,
            SessionsNeeded = 11,
            AvailableSessions = SessionMask.None,
            WorkAbilityPercent = 101,
            Language = (LanguageLevel)9,
            Ability = new Levels(-1, 5, 99),
            SupportNeed = 0,
            NeededAdaptations = [(AdaptationKind)99],
            MonthsSinceWork = 721,
            NeverWorked = true,
            ProtectedIdentity = true,
            Latitude = 17,
            Longitude = 62,
            TravelModes = [(TravelMode)9],
            MaximumTravelMinutes = 4,
            TravelBands = [new("800101-1234", 241)],
            Wishes = [new(PreferenceTarget.Field, "space")],
            Vetoes = [new((PreferenceTarget)9, "a b")],
            Clearances = [new((ClearanceKind)9, default, "")],
            Sex = (Sex)9,
        };
        var thrown = Assert.Throws<InvalidInputException>(() => new Participant(draft));
        Assert.Equal(
            "municipality id stage readiness ready_from registered_on sessions_needed available_sessions "
            + "work_ability_percent months_since_work months_since_work sex language physical_ability social_ability "
            + "cognitive_ability support_need needed_adaptations latitude longitude latitude maximum_travel_minutes "
            + "travel_modes travel_bands travel_bands wishes vetoes vetoes clearances clearances clearance_seen_by",
            Saying.Fields(thrown.Violations));
        Assert.All(thrown.Violations, v =>
        {
            Saying.SpeaksBoth(v.Message);
            Assert.StartsWith("Participant ", v.Message.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("1234", v.Message.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Check_Municipality_AsksForALeadingZero() => Refuses(
        Plain with { Municipality = "114" }, "municipality",
        "har kommun '114', väntade en fyrsiffrig kommunkod. Kanske saknas en inledande nolla.",
        "has municipality '114', expected a four-digit code. Maybe a leading zero was lost.");

    [Fact]
    public void Check_APersonalNumberInTheMunicipalityColumn_WasOnceEchoed() => Refuses(
        Plain with { Municipality = "198001011234" }, "municipality",
        "har kommun '…', väntade en fyrsiffrig kommunkod. Kanske saknas en inledande nolla.",
        "has municipality '…', expected a four-digit code. Maybe a leading zero was lost.");

    [Fact]
    public void Check_ReadyFromOfSomebodyReady_IsRefused() => Refuses(
        Plain with { ReadyFrom = Area.Start }, "ready_from",
        "har ready_from 2026-05-04, väntade det bara tillsammans med readiness not_yet.",
        "has ready_from 2026-05-04, expected it only with readiness not_yet.");

    [Fact]
    public void Check_FewerAvailableHalfDaysThanNeeded_SuggestsFewer() => Refuses(
        Plain with { AvailableSessions = Area.Mask("mon") }, "available_sessions",
        "har 2 lediga halvdagar, väntade minst sessions_needed = 4. Kanske ska sessions_needed sänkas.",
        "has 2 available half-days, expected at least sessions_needed = 4. Maybe sessions_needed is too high.");

    [Fact]
    public void Check_HalfDaysBeyondTheTen_WereOnceAccepted() => Refuses(
        Plain with { AvailableSessions = new SessionMask(0b1111_1111_1111) }, "available_sessions",
        "har halvdagar utöver veckans tio i available_sessions, väntade bit 0 till 9.",
        "has half-days beyond the week's ten in available_sessions, expected bits 0 to 9.");

    [Fact]
    public void Check_NeverWorkedAndMonthsSinceWork_IsOneOfTheTwo() => Refuses(
        Plain with { NeverWorked = true, MonthsSinceWork = 3 }, "months_since_work",
        "har aldrig arbetat och 3 månader sedan arbete, väntade det ena.",
        "has never worked and 3 months since work, expected one of the two.");

    [Fact]
    public void Check_ProtectedIdentityWithAPosition_PointsAtBandsAndShowsNoPosition() => Refuses(
        Plain with { ProtectedIdentity = true }, "latitude",
        "har skyddad identitet och en position, väntade ingen position. Kanske ska travel_bands användas i stället.",
        "has protected identity and a position, expected no position. Maybe travel_bands should be used instead.");

    [Fact]
    public void Check_NeitherModeNorBand_SuggestsWalking() => Refuses(
        Plain with { TravelModes = [] }, "travel_modes",
        "har varken färdsätt eller restidsband, väntade minst ett färdsätt. Kanske walk.",
        "has neither travel modes nor travel bands, expected at least one mode. Maybe walk.");

    [Fact]
    public void Check_BandsAlone_AreEnough() =>
        Assert.Empty(Participant.Check(Plain with { TravelModes = [], TravelBands = [new("*", 30)] }));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("800101-1234")]
    [InlineData("2281/800101-1234")]
    [InlineData("2281/*")]
    [InlineData("22/a1")]
    [InlineData("2281/a1/b")]
    public void Check_ABandThatNamesNoSite_IsRefusedAndNotEchoed(string site) => Refuses(
        Plain with { TravelBands = [new(site, 30)] }, "travel_bands",
        "har ett restidsband som inte namnger ett arbetsställe, väntade dess id eller '*'.",
        "has a travel band that names no site, expected its id or '*'.");

    [Fact]
    public void Check_AWishForAnUnknownField_ListsThem() => Refuses(
        Plain with { Wishes = [new(PreferenceTarget.Field, "space")] }, "wishes",
        $"har område 'space' i wishes, väntade ett av {WorkFields.Words.Codes}.",
        $"has field 'space' in wishes, expected one of {WorkFields.Words.Codes}.");

    [Fact]
    public void Check_AWishForAThingInAnotherMunicipality_HasItsCodeBeforeIt()
    {
        Refuses(
            Plain with { Wishes = [new(PreferenceTarget.Slot, "22/s1")] }, "wishes",
            "har wishes '22/s1', väntade 1–64 bokstäver, siffror, '-', '_', '.' eller ':'.",
            "has wishes '22/s1', expected 1 to 64 letters, digits, '-', '_', '.' or ':'.");
        Refuses(
            Plain with { Wishes = [new(PreferenceTarget.Slot, "2281/19800101-1234")] }, "wishes",
            "har ett wishes som liknar ett personnummer, väntade ett id utan personuppgift. Kanske har systemet ett "
                + "internt löpnummer.",
            "has a wishes that looks like a personal identity number, expected an opaque id. Maybe the system has an "
                + "internal number.");
    }

    [Fact]
    public void Check_APersonalNumberInAVeto_WasOnceEchoed() => Refuses(
        Plain with { Vetoes = [new(PreferenceTarget.Field, "19800101-1234")] }, "vetoes",
        $"har område '…' i vetoes, väntade ett av {WorkFields.Words.Codes}.",
        $"has field '…' in vetoes, expected one of {WorkFields.Words.Codes}.");

    [Fact]
    public void Check_EachRange_NamesItsFieldAndLimits()
    {
        Refuses(
            Plain with { SessionsNeeded = 0 }, "sessions_needed",
            "har sessions_needed 0, väntade 1 till 10.", "has sessions_needed 0, expected 1 to 10.");
        Refuses(
            Plain with { WorkAbilityPercent = -1 }, "work_ability_percent",
            "har work_ability_percent -1, väntade 0 till 100.", "has work_ability_percent -1, expected 0 to 100.");
        Refuses(
            Plain with { MonthsSinceWork = 721 }, "months_since_work",
            "har months_since_work 721, väntade 0 till 720.", "has months_since_work 721, expected 0 to 720.");
        Refuses(
            Plain with { SupportNeed = 11 }, "support_need",
            "har support_need 11, väntade 1 till 10.", "has support_need 11, expected 1 to 10.");
        Refuses(
            Plain with { MaximumTravelMinutes = 241 }, "maximum_travel_minutes",
            "har maximum_travel_minutes 241, väntade 5 till 240.",
            "has maximum_travel_minutes 241, expected 5 to 240.");
        Refuses(
            Plain with { Ability = new Levels(2, 5, 2) }, "social_ability",
            "har social_ability 5, väntade 0 till 4.", "has social_ability 5, expected 0 to 4.");
        Refuses(
            Plain with { TravelBands = [new("a1", 4)] }, "travel_bands",
            "har travel_bands 4, väntade 5 till 240.", "has travel_bands 4, expected 5 to 240.");
    }

    [Fact]
    public void Constructor_RoundsTheHomeAreaToTwoDecimals()
    {
        var participant = new Participant(Plain with { Latitude = 62.634999, Longitude = 17.945001 });
        Assert.Equal((62.63, 17.95), (participant.Latitude, participant.Longitude));
    }

    [Fact]
    public void Constructor_WithoutAPosition_KeepsNone() =>
        Assert.Null(new Participant(Plain with { Latitude = null, Longitude = null }).Latitude);

    [Fact]
    public void Draft_HasNoPlaceForNamesDiagnosesOrSanctions()
    {
        string[] forbidden =
            ["name", "personal", "birth", "age", "origin", "ethnic", "diagnos", "sanction", "address", "declined"];
        var properties = typeof(ParticipantDraft).GetProperties().Select(p => p.Name.ToLowerInvariant()).ToArray();
        Assert.All(
            properties.Except(["language", "stage"]),
            name => Assert.DoesNotContain(forbidden, word => name.Contains(word, StringComparison.Ordinal)));
    }

    private static void Refuses(ParticipantDraft draft, string field, string swedish, string english) =>
        Saying.Refuses(
            Participant.Check(draft), field,
            $"Deltagare '{draft.Id}' {swedish}", $"Participant '{draft.Id}' {english}");
}
