using Matching.Core.Employers;
using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility;

public sealed class SlotFactsTests
{
    private static SlotFacts Of(Area area) => area.Facts().Slots[0];

    private static (string, string) Days(Area area) =>
        ($"{Of(area).OpensOn:yyyy-MM-dd}", $"{Of(area).ClosesOn:yyyy-MM-dd}");

    [Fact]
    public void LanguageMinimum_LeavesOptionalTasksOut()
    {
        var area = new Area().Where(s => s with
        {
            Tasks = [new("a", LanguageLevel.A1), new("b", LanguageLevel.B2, Optional: true), new("c", LanguageLevel.A2)],
        });
        Assert.Equal(LanguageLevel.A2, Of(area).LanguageMinimum);
        Assert.Equal(LanguageLevel.None, Of(new Area()).LanguageMinimum);
    }

    [Fact]
    public void Usable_LeavesClosedAndEmptyHalfDaysOut() => Assert.Equal(
        Area.Mask("mon-pm"),
        Of(new Area().Where(s => s with
        {
            OpenSessions = Area.Mask("mon"),
            SessionCapacity = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        })).Usable);

    [Fact]
    public void Opening_WithoutSeason_IsTheSlotsDaysFromThePlansStart()
    {
        Assert.Equal(("2026-05-04", "2026-12-31"), Days(new Area()));
        Assert.Equal(
            ("2026-06-01", "2026-12-31"), Days(new Area().Where(s => s with { StartOn = new DateOnly(2026, 6, 1) })));
        Assert.Null(Of(new Area()).SeasonDays);
    }

    [Theory]
    [InlineData(2026, 6, 21, "2026-06-21", "2026-08-20")]
    [InlineData(2026, 8, 20, "2026-08-20", "2026-08-20")]
    [InlineData(2026, 8, 21, "2027-06-21", "2027-08-20")]
    public void Opening_OfABathingPlace_IsWithinItsSeason(int year, int month, int day, string opens, string closes)
    {
        var area = new Area().At(s => s with { Kind = SiteKind.BathingPlace })
            .Where(s => s with { EndOn = new DateOnly(2099, 1, 1) }).From(new DateOnly(year, month, day));
        Assert.Equal((opens, closes), Days(area));
    }

    [Fact]
    public void Opening_OfABathingPlaceWithAWiderSeasonInSeptember_OnceSaidThatItNeverOpensAgain()
    {
        var area = new Area().At(s => s with { Kind = SiteKind.BathingPlace })
            .Where(s => s with { Season = new Season(5, 1, 9, 30), EndOn = new DateOnly(2027, 7, 31) })
            .From(new DateOnly(2026, 9, 1), 365);
        Assert.Equal(("2027-06-21", "2027-07-31"), Days(area));
    }

    [Fact]
    public void Opening_OfASeasonWithinTheBathingSeason_IsTheNarrower()
    {
        var area = new Area().At(s => s with { Kind = SiteKind.BathingPlace })
            .Where(s => s with { Season = new Season(7, 1, 7, 31) });
        Assert.Equal(("2026-07-01", "2026-07-31"), Days(area));
    }

    [Fact]
    public void Opening_OfSeasonsThatNeverMeet_ClosesBeforeItOpens()
    {
        var facts = Of(new Area().At(s => s with { Kind = SiteKind.BathingPlace })
            .Where(s => s with { Season = new Season(1, 1, 3, 1), EndOn = new DateOnly(2099, 1, 1) }));
        Assert.True(facts.ClosesOn < facts.OpensOn);
    }

    // The same answer as walking through the days one by one, over seasons, starts and ends.
    [Fact]
    public void Opening_AgreesWithWalkingThroughTheDays()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var from = random.Next(1, 13);
            var season = new Season(from, 1, random.Next(from, 13), 28);
            var area = new Area().At(s => s with { Kind = random.Next(2) == 0 ? SiteKind.BathingPlace : SiteKind.Park })
                .Where(s => s with { Season = season, EndOn = new DateOnly(2029, 1, 1) })
                .From(new DateOnly(2026, 1, 1).AddDays(random.Next(365)));
            var facts = Of(area);
            bool Open(DateOnly day) =>
                new[] { season, SiteKinds.LongestSeason(facts.Site.Kind) ?? season }.All(s =>
                    (s.FromMonth, s.FromDay).CompareTo((day.Month, day.Day)) <= 0
                    && (day.Month, day.Day).CompareTo((s.ToMonth, s.ToDay)) <= 0);
            var day = area.Period.StartOn;
            while (!Open(day) && day.Year < 2029) day = day.AddDays(1);
            if (day.Year == 2029)
            {
                Assert.True(facts.ClosesOn < facts.OpensOn);
                continue;
            }
            Assert.Equal(day, facts.OpensOn);
            while (Open(day)) day = day.AddDays(1);
            Assert.Equal(day.AddDays(-1), facts.ClosesOn);
        }
    }
}
