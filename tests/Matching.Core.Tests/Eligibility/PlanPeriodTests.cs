using Matching.Core.Checks;
using Matching.Core.Eligibility;

namespace Matching.Core.Tests.Eligibility;

public sealed class PlanPeriodTests
{
    [Fact]
    public void Constructor_CountsBothEndsOfTheHorizon()
    {
        var period = new PlanPeriod(Area.Start, Area.Start.AddDays(7), horizonDays: 14, startWithinDays: 3);
        Assert.Equal(Area.Start.AddDays(20), period.EndOn);
        Assert.Equal(Area.Start.AddDays(10), period.LatestStartOn);
    }

    [Fact]
    public void Constructor_WithALongStartWindow_EndsItWithThePlan() => Assert.Equal(
        Area.Start.AddDays(13), new PlanPeriod(Area.Start, Area.Start, 14, 365).LatestStartOn);

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var thrown = Assert.Throws<InvalidInputException>(
            () => new PlanPeriod(new DateOnly(2100, 1, 1), new DateOnly(1999, 1, 1), 13, 366));
        Assert.Equal("as_of start_on start_on horizon_days start_within_days", Saying.Fields(thrown.Violations));
        Saying.Is(
            thrown.Violations[3].Message,
            "Planen har horizon_days 13, väntade 14 till 730.", "Plan has horizon_days 13, expected 14 to 730.");
        Saying.Is(
            thrown.Violations[4].Message,
            "Planen har start_within_days 366, väntade 0 till 365.",
            "Plan has start_within_days 366, expected 0 to 365.");
    }

    [Fact]
    public void Constructor_ThatStartsBeforeItsDecision_OnceSaidThatItEndsBeforeItStarts() => Saying.Refuses(
        Assert.Throws<InvalidInputException>(() => new PlanPeriod(Area.Start, Area.Start.AddDays(-1))).Violations,
        "start_on",
        "Planen börjar 2026-05-03, väntade tidigast beslutsdagen 2026-05-04. Kanske är dagarna omkastade.",
        "Plan starts on 2026-05-03, expected the day of the decision 2026-05-04 or later. Maybe the dates are swapped.");
}
