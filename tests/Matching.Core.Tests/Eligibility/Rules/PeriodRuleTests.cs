using Matching.Core.Employers;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class PeriodRuleTests
{
    private static readonly Area Bathing = new Area().At(s => s with { Kind = SiteKind.BathingPlace })
        .Where(s => s with { EndOn = new DateOnly(2030, 12, 31) });

    [Fact]
    public void Judge_AnOpenSlot_PassesWithItsDays() => new Area().Finding("period").Passes(
        "platsen är öppen 2026-05-04 till 2026-12-31", "the slot is open 2026-05-04 to 2026-12-31");

    [Fact]
    public void Judge_ASlotThatStartsLater_OpensOnThatDay() =>
        new Area().Where(s => s with { StartOn = new DateOnly(2026, 6, 1) }).Finding("period").Opens(
            new DateOnly(2026, 6, 1),
            "platsen är öppen 2026-06-01 till 2026-12-31", "the slot is open 2026-06-01 to 2026-12-31")
            .Until("börja tidigast 2026-06-01", "start on 2026-06-01 at the earliest");

    [Fact]
    public void Judge_BeforeTheBathingSeason_OpensWithIt() => Bathing.Finding("period").Opens(
        new DateOnly(2026, 6, 21),
        "säsongen: platsen är öppen 2026-06-21 till 2026-08-20",
        "the season: the slot is open 2026-06-21 to 2026-08-20");

    [Theory]
    [InlineData(13, true)]
    [InlineData(12, false)]
    public void Judge_TwoWeeksLeftWithBothDaysCounted_AreJustEnough(int daysLater, bool enough)
    {
        var found = new Area().Where(s => s with { EndOn = Area.Start.AddDays(daysLater) }).Finding("period");
        Assert.Equal(enough, found.Finding == Core.Eligibility.Finding.Passes);
    }

    [Fact]
    public void Judge_AnActivityOfOneDay_Passes()
    {
        var area = new Area { Slots = [Area.AnyActivity with { EndOn = Area.Start }] };
        area.Finding("period").Passes(
            "platsen är öppen 2026-05-04 till 2026-05-04", "the slot is open 2026-05-04 to 2026-05-04");
        Assert.Equal(
            Core.Eligibility.Finding.Fails,
            area.Where(s => s with { EndOn = Area.Start.AddDays(-1) }).Finding("period").Finding);
    }

    [Fact]
    public void Judge_ASlotThatEndsSoon_FailsUntilItIsExtended()
    {
        var area = new Area().Where(s => s with { EndOn = new DateOnly(2026, 5, 10) });
        area.Finding("period").Fails(
            "platsen slutar 2026-05-10 och har mindre än 14 dagar kvar i planen",
            "the slot ends on 2026-05-10 and has less than 14 days left in the plan")
            .Until(
                "arbetsgivaren förlänger perioden till minst 2026-05-17",
                "the employer extends it to 2026-05-17 or later");
        area.Where(s => s with { EndOn = new DateOnly(2026, 5, 17) }).Finding("period").NoLongerFails();
    }

    [Theory]
    [InlineData(8, 7, true)]
    [InlineData(8, 8, false)]
    public void Judge_AtTheEndOfTheBathingSeason_CountsTheDaysLeft(int month, int day, bool enough) => Assert.Equal(
        enough,
        Bathing.From(new DateOnly(2026, month, day)).Finding("period").Finding == Core.Eligibility.Finding.Passes);

    [Fact]
    public void Judge_LateInTheBathingSeason_OnceAskedTheEmployerToExtendTheSlot()
    {
        Bathing.From(new DateOnly(2026, 8, 10)).Finding("period").Fails(
            "säsongen slutar 2026-08-20, mindre än 14 dagar efter att platsen kan börja",
            "the season ends on 2026-08-20, less than 14 days after the slot can start")
            .Until("börja nästa säsong", "start next season");
        Bathing.From(new DateOnly(2027, 6, 21)).Finding("period").NoLongerFails();
    }

    [Fact]
    public void Judge_ASeasonShorterThanTwoWeeks_FailsUntilItIsLonger()
    {
        var area = new Area().Where(s => s with { Season = new Season(5, 10, 5, 20) });
        area.Finding("period").Fails(
            "säsongen slutar 2026-05-20, mindre än 14 dagar efter att platsen kan börja",
            "the season ends on 2026-05-20, less than 14 days after the slot can start")
            .Until(
                "arbetsgivaren håller öppet minst 14 dagar i säsongen",
                "the employer keeps it open for at least 14 days of the season");
        area.Where(s => s with { Season = new Season(5, 10, 5, 23) }).Finding("period").NoLongerFails();
    }

    [Fact]
    public void Judge_ASlotOfTheSeasonThatEndsWithIt_AsksForAnExtensionWithinTheSeason()
    {
        var area = Bathing.Where(s => s with { EndOn = new DateOnly(2026, 6, 25) });
        area.Finding("period").Fails(
            "platsen slutar 2026-06-25 och har mindre än 14 dagar kvar i planen",
            "the slot ends on 2026-06-25 and has less than 14 days left in the plan")
            .Until(
                "arbetsgivaren förlänger perioden till minst 2026-07-04",
                "the employer extends it to 2026-07-04 or later");
        area.Where(s => s with { EndOn = new DateOnly(2026, 7, 4) }).Finding("period").NoLongerFails();
    }
}
