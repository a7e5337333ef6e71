using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class ClearanceRuleTests
{
    private static Area At(SiteKind kind, params Clearance[] seen) =>
        new Area().At(s => s with { Kind = kind }).Who(p => p with { Clearances = seen });

    private static Clearance School(DateOnly seenOn) => new(ClearanceKind.School, seenOn, "m1");

    [Fact]
    public void Judge_AnOrdinarySite_Passes() => At(SiteKind.Workshop).Finding("clearance").Passes(
        "inget registerutdrag behövs", "no clearance is needed");

    [Theory]
    [InlineData(SiteKind.School)]
    [InlineData(SiteKind.Preschool)]
    [InlineData(SiteKind.AfterSchoolCentre)]
    public void Judge_ASchoolWithoutARecord_OpensTwoWeeksAfterSomebodyAsks(SiteKind kind) =>
        At(kind).Finding("clearance").Opens(
            Area.Start.AddDays(14),
            "registerutdrag för skola är inte uppvisat eller för gammalt; det tar ungefär 14 dagar",
            "no police-record extract for schools has been seen, or it is too old; it takes about 14 days")
            .Until("begär registerutdrag för skola", "ask for a police-record extract for schools");

    [Theory]
    [InlineData(2025, 5, 4, true)]
    [InlineData(2025, 5, 3, false)]
    [InlineData(2026, 5, 4, true)]
    public void Judge_ASchoolRecord_IsGoodForAYearBothDaysIncluded(int year, int month, int day, bool good)
    {
        var found = At(SiteKind.School, School(new DateOnly(year, month, day))).Finding("clearance");
        if (good)
            found.Passes("registerutdrag för skola är uppvisat", "a police-record extract for schools has been seen");
        else
            Assert.Equal(Core.Eligibility.Finding.From(Area.Start.AddDays(14)), found.Finding);
    }

    [Theory]
    [InlineData(2025, 11, 4, true)]
    [InlineData(2025, 11, 3, false)]
    public void Judge_ARecordForChildrensHomes_IsGoodForSixMonths(int year, int month, int day, bool good)
    {
        var seen = new Clearance(ClearanceKind.ChildrensHome, new DateOnly(year, month, day), "m1");
        Assert.Equal(
            good, At(SiteKind.ChildrensHome, seen).Finding("clearance").Finding == Core.Eligibility.Finding.Passes);
    }

    [Fact]
    public void Judge_ARecordOfTheOtherKind_OpensNothing() => Assert.Equal(
        Core.Eligibility.Finding.From(Area.Start.AddDays(14)),
        At(SiteKind.ChildrensHome, School(Area.Start)).Finding("clearance").Finding);

    [Fact]
    public void Judge_AMissingRecord_CountsItsLeadTimeFromTheDecision()
    {
        var area = At(SiteKind.School) with { Period = new(Area.Start, Area.Start.AddDays(30)) };
        Assert.Equal(Core.Eligibility.Finding.From(Area.Start.AddDays(14)), area.Finding("clearance").Finding);
        Assert.Equal(Area.Start.AddDays(30), area.Judge().Days!.Value.StartOn);
    }

    [Fact]
    public void Judge_ARecordTooOldWhenAnAdaptationIsInPlace_OncePassed()
    {
        var area = At(SiteKind.School, School(new DateOnly(2025, 5, 10)))
            .Who(p => p with { NeededAdaptations = [AdaptationKind.QuietPlace] })
            .Where(s => s with { Adaptations = [new(AdaptationKind.QuietPlace, 10)] });
        Assert.Equal(Core.Eligibility.Finding.From(Area.Start.AddDays(14)), area.Finding("clearance").Finding);
        Assert.Equal(Area.Start.AddDays(14), area.Judge().Days!.Value.StartOn);
    }

    [Fact]
    public void Judge_ARecordTooOldWhenTheSlotOpens_OpensNothing() => Assert.NotEqual(
        Core.Eligibility.Finding.Passes,
        At(SiteKind.School, School(new DateOnly(2025, 5, 10)))
            .Where(s => s with { StartOn = new DateOnly(2026, 6, 1) }).Finding("clearance").Finding);
}
