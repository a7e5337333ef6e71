using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class LastPlacementRuleTests
{
    private static readonly DateOnly Then = new(2025, 9, 1);

    // The last place was slot s0 at site a0; the pair under test is s1 at a1.
    private static Area After(OutcomeReason reason, Func<SlotDraft, SlotDraft>? then = null) => new Area
    {
        Sites = [Area.AnySite, Area.AnySite with { Id = "a0", Latitude = 62.70 }],
        Slots =
        [
            Area.AnySlot with { Supervisors = ["h1"] },
            (then ?? (s => s))(Area.AnySlot with { Id = "s0", Site = "a0", Supervisors = ["h0"] }),
        ],
        Supervisors =
        [
            new() { Municipality = "2280", Id = "h0", SupportCapacity = 9 },
            new() { Municipality = "2280", Id = "h1", SupportCapacity = 9 },
        ],
        Placements =
        [
            Area.Placement(PlacementState.Ended, Then, Then.AddDays(40)) with
            {
                Slot = "s0",
                Sessions = Area.Mask("mon tue wed-am"),
                Outcome = new Outcome(OutcomeResult.EndedEarly, reason),
            },
        ],
    };

    private static bool Fails(Area area) => area.Finding("last_placement").Finding.Standing == Standing.Fails;

    [Fact]
    public void Judge_WithoutAnEarlierPlacement_Passes() => new Area().Finding("last_placement").Passes(
        "ingen tidigare placering", "no earlier placement to heed");

    [Fact]
    public void Judge_APlaceThatSuited_Passes() => After(OutcomeReason.None).Finding("last_placement").Passes(
        "förra platsen passade", "the last place suited");

    [Fact]
    public void Judge_AnActivity_HeedsNothing()
    {
        var area = After(OutcomeReason.Field);
        (area with { Slots = [Area.AnyActivity, .. area.Slots] }).Finding("last_placement").Passes(
            "ingen tidigare placering", "no earlier placement to heed");
    }

    [Fact]
    public void Judge_Travel_WantsAShorterWay()
    {
        var area = After(OutcomeReason.Travel);
        area.Finding("last_placement").Passes(
            "förra gången var det resvägen som inte passade; det är bättre här",
            "last time the way there did not suit; it is better here");
        area.At(s => s with { Latitude = 62.70 }).Finding("last_placement").Fails(
            "förra gången var det resvägen som inte passade; det är inte bättre här",
            "last time the way there did not suit; it is no better here")
            .Until("en plats närmare", "a slot closer by");
    }

    [Fact]
    public void Judge_TravelToTheSameSiteFromAnUnknownHome_WasOnceSaidToBeBetter()
    {
        var area = After(OutcomeReason.Travel).Where(s => s with { Site = "a0" });
        Assert.True(Fails(area.Who(p => p with { Latitude = null, Longitude = null })));
    }

    [Theory]
    [InlineData(OutcomeReason.PhysicalDemand)]
    [InlineData(OutcomeReason.SocialDemand)]
    [InlineData(OutcomeReason.CognitiveDemand)]
    public void Judge_ADemand_WantsALowerOneOrNone(OutcomeReason reason)
    {
        Levels With(int level) => new(
            reason == OutcomeReason.PhysicalDemand ? level : 1, reason == OutcomeReason.SocialDemand ? level : 1,
            reason == OutcomeReason.CognitiveDemand ? level : 1);
        for (var then = 0; then <= 4; then++)
        for (var now = 0; now <= 4; now++)
        {
            var area = After(reason, s => s with { Demands = With(then) }).Where(s => s with { Demands = With(now) });
            Assert.Equal(!(now < then || now == 0), Fails(area));
        }
        After(reason).Finding("last_placement").Until("platsen får lägre krav", "the slot's demand is lowered");
    }

    [Fact]
    public void Judge_Language_WantsLessSwedishOrNone()
    {
        static SlotTask[] Takes(LanguageLevel level) => [new("kassa", level)];
        foreach (var then in Enum.GetValues<LanguageLevel>())
        foreach (var now in Enum.GetValues<LanguageLevel>())
        {
            var area = After(OutcomeReason.Language, s => s with { Tasks = Takes(then) })
                .Where(s => s with { Tasks = Takes(now) });
            Assert.Equal(!(now < then || now == LanguageLevel.None), Fails(area));
        }
        After(OutcomeReason.Language, s => s with { Tasks = Takes(LanguageLevel.A1) })
            .Where(s => s with { Tasks = Takes(LanguageLevel.A1) }).Finding("last_placement")
            .Until("uppgifter som tar mindre svenska", "tasks that take less Swedish");
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Judge_Hours_WantsFewerHalfDaysThanLastTime(int needed, bool fails)
    {
        var area = After(OutcomeReason.Hours).Who(p => p with { SessionsNeeded = needed });
        Assert.Equal(fails, Fails(area));
        if (fails)
            area.Finding("last_placement").Until(
                "deltagaren börjar med färre halvdagar", "the participant starts with fewer half-days");
    }

    [Fact]
    public void Judge_Hours_OfOneHalfDayOnceShutEverySlotForGood()
    {
        var area = After(OutcomeReason.Hours).Who(p => p with { SessionsNeeded = 1 });
        Assert.False(Fails(area with { Placements = [area.Placements[0] with { Sessions = Area.Mask("mon-am") }] }));
    }

    [Fact]
    public void Judge_Field_WantsAnother()
    {
        var area = After(OutcomeReason.Field);
        area.Finding("last_placement").Fails(
            "förra gången var det området som inte passade; det är inte bättre här",
            "last time the field of work did not suit; it is no better here")
            .Until("en plats i ett annat område", "a slot in another field");
        Assert.False(Fails(area.Where(s => s with { Field = WorkField.Outdoor })));
    }

    [Fact]
    public void Judge_Supervision_WantsAnotherSlotWithOtherSupervisors()
    {
        var area = After(OutcomeReason.Supervision);
        Assert.False(Fails(area));
        var same = area.Where(s => s with { Supervisors = ["h0", "h1"] });
        Assert.True(Fails(same));
        same.Finding("last_placement").Until("en annan handledare", "another supervisor");
    }

    [Fact]
    public void Judge_Supervision_OnceTookANeighboursSupervisorOfTheSameIdForTheSame()
    {
        var area = After(OutcomeReason.Supervision, s => s with { Municipality = "2281" });
        area = area with
        {
            Employers = [Area.AnyEmployer, Area.AnyEmployer with { Municipality = "2281" }],
            Sites = [Area.AnySite, Area.AnySite with { Municipality = "2281", Id = "a0" }],
            Supervisors = [.. area.Supervisors, .. area.Supervisors.Select(h => h with { Municipality = "2281" })],
            Placements = [area.Placements[0] with { SlotMunicipality = "2281" }],
        };
        Assert.False(Fails(area.Where(s => s with { Supervisors = ["h0"] })));
    }

    [Fact]
    public void Judge_Site_WantsAnother()
    {
        var area = After(OutcomeReason.Site);
        Assert.False(Fails(area));
        var same = area.Where(s => s with { Site = "a0" });
        Assert.True(Fails(same));
        same.Finding("last_placement").Until("ett annat arbetsställe", "another site");
    }

    [Fact]
    public void Judge_WhenANewerPlacementHasEnded_TheOlderIsForgotten()
    {
        var area = After(OutcomeReason.Field);
        var newer = Area.Placement(PlacementState.Ended, Then.AddDays(50), Then.AddDays(90)) with { Id = "l2" };
        Assert.False(Fails(area with { Placements = [.. area.Placements, newer] }));
    }

    [Fact]
    public void Judge_ADeclinedPlacement_ChangesNothing()
    {
        var declined = Area.Placement(PlacementState.Declined, Then, Then.AddDays(90)) with { Id = "l9" };
        var area = After(OutcomeReason.Travel);
        Assert.Equal(
            area.Judge().Findings.Select(f => f.Finding),
            (area with { Placements = [.. area.Placements, declined] }).Judge().Findings.Select(f => f.Finding));
    }
}
