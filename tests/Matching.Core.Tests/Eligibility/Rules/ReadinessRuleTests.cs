using Matching.Core.Participants;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class ReadinessRuleTests
{
    private static readonly Area ActivityArea = new() { Slots = [Area.AnyActivity] };

    private static Area Ready(Area area, Readiness readiness, DateOnly? from = null) =>
        area.Who(p => p with { Readiness = readiness, ReadyFrom = from });

    [Fact]
    public void Judge_SomebodyReady_PassesForASlot() =>
        new Area().Finding("readiness").Passes("är redo för en placering", "is ready for a placement");

    [Fact]
    public void Judge_SomebodyReadyFromADay_OpensOnThatDay() =>
        Ready(new Area(), Readiness.NotYet, new DateOnly(2026, 6, 1)).Finding("readiness").Opens(
            new DateOnly(2026, 6, 1),
            "är redo från 2026-06-01 enligt överenskommelse", "is ready from 2026-06-01 as agreed")
            .Until("börja tidigast den dagen", "start on that day at the earliest");

    [Fact]
    public void Judge_SomebodyNotReady_FailsUntilTheyAgreeThatItIsTime()
    {
        Ready(new Area(), Readiness.NotYet).Finding("readiness").Fails(
            "är inte redo för en placering ännu", "is not ready for a placement yet")
            .Until(
                "deltagare och matchare kommer överens om att tiden är inne",
                "participant and matcher agree that it is time");
        Ready(new Area(), Readiness.Ready).Finding("readiness").NoLongerFails();
    }

    [Fact]
    public void Judge_SomebodyNotAssessed_WasOnceSaidNotToBeReady() =>
        Ready(new Area(), Readiness.NotAssessed).Finding("readiness").Fails(
            "beredskapen är inte bedömd ännu", "readiness has not been assessed yet");

    [Fact]
    public void Judge_AnActivity_PassesForThoseWhoAreNotReadyWithinThePlan()
    {
        var latest = ActivityArea.Period.LatestStartOn;
        foreach (var area in new[]
        {
            Ready(ActivityArea, Readiness.NotYet), Ready(ActivityArea, Readiness.NotAssessed),
            Ready(ActivityArea, Readiness.NotYet, latest.AddDays(1)),
            ActivityArea.Who(p => p with { Stage = Stage.Preparation }),
        })
            area.Finding("readiness").Passes("aktiviteten är nästa steg", "the activity is the next step");
    }

    [Fact]
    public void Judge_AnActivity_FailsForThoseWhoAreReadyWithinThePlan()
    {
        var latest = ActivityArea.Period.LatestStartOn;
        foreach (var area in new[] { ActivityArea, Ready(ActivityArea, Readiness.NotYet, latest) })
            area.Finding("readiness").Fails(
                "är redo för en placering i planens tid och behöver ingen aktivitet",
                "is ready for a placement within the plan and needs no activity")
                .Until("föreslå en plats i stället", "suggest a slot instead");
    }
}
