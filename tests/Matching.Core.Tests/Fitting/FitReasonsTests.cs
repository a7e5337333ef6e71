using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Fitting;

public sealed class FitReasonsTests
{
    [Theory]
    [InlineData(FitFeature.PhysicalGap, "det fysiska kravet är inte högre än förmågan",
        "the physical demand is not above the ability")]
    [InlineData(FitFeature.SocialGap, "det sociala kravet ligger 1 över förmågan",
        "the social demand lies 1 above the ability")]
    [InlineData(FitFeature.CognitiveGap, "det kognitiva kravet ligger 2 över förmågan",
        "the cognitive demand lies 2 above the ability")]
    [InlineData(FitFeature.ExtraSessions, "så många halvdagar som önskas", "as many half-days as wished")]
    [InlineData(FitFeature.DaysToStart, "start om 0 dagar", "a start in 0 days")]
    [InlineData(FitFeature.Weeks, "26 veckor lång", "26 weeks long")]
    [InlineData(FitFeature.GroupSize, "högst 1 i gruppen", "at most 1 in the group")]
    [InlineData(FitFeature.HostRecord,
        "inga avslutade placeringar hos Kommunen; uppskattat från området går 50 % bra",
        "no ended placements at Kommunen; estimated from the area 50 % go well")]
    [InlineData(FitFeature.Field, "området verkstad", "the field workshop")]
    [InlineData(FitFeature.SiteKind, "ett arbetsställe av slaget verkstad", "a site of the kind workshop")]
    [InlineData(FitFeature.Sector, "sektorn kommunal", "the sector municipal")]
    [InlineData(FitFeature.Form, "formen kommunal arbetsträning", "the form municipal training")]
    [InlineData(FitFeature.Stage, "deltagarens steg: egen arena", "the participant's stage: own arena")]
    [InlineData(FitFeature.PhysicalAbility, "fysisk förmåga 2", "physical ability 2")]
    [InlineData(FitFeature.SocialAbility, "social förmåga 2", "social ability 2")]
    [InlineData(FitFeature.CognitiveAbility, "kognitiv förmåga 2", "cognitive ability 2")]
    [InlineData(FitFeature.Language, "svenska på nivå A2", "Swedish at level A2")]
    [InlineData(FitFeature.EarlierPlacements, "tidigare placeringar: 0", "earlier placements: 0")]
    [InlineData(FitFeature.SessionsNeeded, "önskade halvdagar: 4", "half-days wished: 4")]
    [InlineData(FitFeature.Office, "enheten i kommun 2280", "the unit of municipality 2280")]
    public void Say_AFeatureThatOnlyLearnedModelsLookAt_IsInWords(FitFeature feature, string swedish, string english)
    {
        var table = FitSchema.Of(feature).Levels.Count > 0
            ? Models.Category(feature, [], 0, 0)
            : Models.Number(feature, [], 0, 0);
        var area = new Area().Where(s => s with { Demands = new Core.Slots.Levels(2, 3, 4) });
        Saying.Is(
            FitEstimate.Of(new PlacementModel(Models.Of(0, table)), area.Decision()).Reasons.Single().Text,
            swedish, english);
    }

    [Theory]
    [InlineData(1, "uppskattningsvis 45 % går bra hos Kommunen (en avslutad placering, resten från området)",
        "an estimated 45 % go well at Kommunen (one ended placement, the rest from the area)")]
    [InlineData(5, "uppskattningsvis 32 % går bra hos Kommunen (5 avslutade placeringar, resten från området)",
        "an estimated 32 % go well at Kommunen (5 ended placements, the rest from the area)")]
    public void Say_TheRecordOfAHost_NamesThePlacementsBehindIt(int count, string swedish, string english)
    {
        var ended = new DateOnly(2025, 1, 31);
        var bad = Area.Placement(Core.Placements.PlacementState.Ended, ended.AddDays(-30), ended) with
        {
            Outcome = new(Core.Placements.OutcomeResult.EndedEarly),
        };
        var area = new Area
        {
            Placements = [.. Enumerable.Range(1, count).Select(i => bad with { Id = $"l{i}" })],
        };
        Saying.Is(
            FitEstimate.Of(
                new PlacementModel(Models.Of(0, Models.Number(FitFeature.HostRecord, [], 0, 0))), area.Decision())
                .Reasons.Single().Text,
            swedish, english);
    }

    private static void Says(Area area, FitFeature feature, string swedish, string english) => Saying.Is(
        FitEstimate.Of(PlacementModel.Prior, area.Decision()).Reasons.Single(r => r.Feature == feature).Text,
        swedish, english);

    [Fact]
    public void Say_Travel_TellsKnownBandAndUnknownApart()
    {
        Says(new Area(), FitFeature.TravelMinutes, "restid ungefär 15 min", "about 15 min of travel");
        Says(
            new Area().Who(p => p with { TravelBands = [new("*", 40)] }), FitFeature.TravelMinutes,
            "restid högst 40 min", "at most 40 min of travel");
        Says(
            new Area().Who(p => p with { Latitude = null, Longitude = null }), FitFeature.TravelMinutes,
            "restiden är okänd", "the travel time is unknown");
    }

    [Theory]
    [InlineData("slot:s1", "önskad plats", "a wished slot")]
    [InlineData("field:workshop", "önskat område", "a wished field")]
    [InlineData("field:outdoor", "annat än det önskade", "other than wished")]
    [InlineData("", "inga önskemål angivna", "no wishes stated")]
    public void Say_Wish_NamesWhatMatched(string wish, string swedish, string english) => Says(
        new Area().Who(p => p with { Wishes = Preference.TryParse(wish, out var one) ? [one] : [] }),
        FitFeature.WishMatch, swedish, english);

    [Theory]
    [InlineData(2, 2, "kraven motsvarar förmågan", "the demands match the ability")]
    [InlineData(3, 2, "ett slags krav möts med anpassning", "one kind of demand is met by adaptation")]
    [InlineData(3, 3, "2 slags krav möts med anpassning", "2 kinds of demand are met by adaptation")]
    public void Say_BridgedDemands_CountsThem(int physical, int social, string swedish, string english) => Says(
        new Area().Where(s => s with { Demands = new Levels(physical, social, 0) }), FitFeature.BridgedDemands,
        swedish, english);

    [Theory]
    [InlineData(LanguageLevel.B1, "någon valfri uppgift tar mer svenska", "an optional task takes more Swedish")]
    [InlineData(LanguageLevel.A2, "svenskan räcker precis", "just enough Swedish")]
    [InlineData(LanguageLevel.A1, "svenskan räcker gott", "more than enough Swedish")]
    public void Say_LanguageMargin_SaysHowFarItReaches(LanguageLevel takes, string swedish, string english) => Says(
        new Area().Where(s => s with { Tasks = [new("kassa", takes, Optional: true)] }), FitFeature.LanguageMargin,
        swedish, english);

    [Theory]
    [InlineData(Stage.OwnArena, "platsen tränar just det här steget", "the slot trains this very stage")]
    [InlineData(Stage.ExternalWorkplace, "platsen ligger ett steg under", "the slot lies one stage below")]
    [InlineData(Stage.WorkOrStudies, "platsen ligger 2 steg under", "the slot lies 2 stages below")]
    public void Say_StagesBelow_CountsSteps(Stage stage, string swedish, string english) =>
        Says(new Area().Who(p => p with { Stage = stage }), FitFeature.StagesBelow, swedish, english);

    [Theory]
    [InlineData(0, "ingen namngiven handledare", "no named supervisor")]
    [InlineData(1, "en handledare på plats", "one supervisor on site")]
    [InlineData(2, "2 handledare på plats", "2 supervisors on site")]
    public void Say_Supervisors_CountsThem(int count, string swedish, string english)
    {
        var ids = Enumerable.Range(0, count).Select(i => $"h{i}").ToArray();
        var area = new Area
        {
            Supervisors = [.. ids.Select(id => new SupervisorDraft { Municipality = "2280", Id = id })],
        };
        Says(area.Where(s => s with { Supervisors = ids }), FitFeature.Supervisors, swedish, english);
    }

    [Theory]
    [InlineData(10, "inga halvdagar att byta med", "no half-days to swap with")]
    [InlineData(9, "en halvdag att byta med", "one half-day to swap with")]
    [InlineData(7, "3 halvdagar att byta med", "3 half-days to swap with")]
    public void Say_SpareSessions_CountsThem(int needed, string swedish, string english) =>
        Says(new Area().Who(p => p with { SessionsNeeded = needed }), FitFeature.SpareSessions, swedish, english);

    [Fact]
    public void Say_FieldAndSite_TellNewFromTried()
    {
        Says(new Area(), FitFeature.FieldTried, "området är nytt", "the field is new");
        Says(new Area(), FitFeature.SiteKnown, "arbetsstället är nytt", "the site is new");
        var tried = new Area
        {
            Placements = [Area.Placement(Core.Placements.PlacementState.Ended, new(2025, 1, 1), new(2025, 3, 1))],
        };
        Says(tried, FitFeature.FieldTried, "området har fungerat förut", "the field has worked before");
        Says(tried, FitFeature.SiteKnown, "arbetsstället har fungerat förut", "the site has worked before");
    }

    [Theory]
    [InlineData(OutcomeResult.EndedEarly, 1)]
    [InlineData(OutcomeResult.EndedForCare, 0)]
    public void Say_EarlierPlacements_LeavesThoseForCareOut(OutcomeResult result, int count)
    {
        var ended = Area.Placement(PlacementState.Ended, new(2025, 1, 1), new(2025, 3, 1));
        var area = new Area { Placements = [ended with { Outcome = new Outcome(result) }] };
        var model = new PlacementModel(Models.Of(0, Models.Number(FitFeature.EarlierPlacements, [], 0, 0)));
        Saying.Is(
            FitEstimate.Of(model, area.Decision()).Reasons.Single().Text,
            $"tidigare placeringar: {count}", $"earlier placements: {count}");
    }
}
