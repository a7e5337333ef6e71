using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class SessionsRuleTests
{
    private static Area Open(string sessions) => new Area().Where(s => s with { OpenSessions = Area.Mask(sessions) });

    [Fact]
    public void Judge_EnoughInCommon_Passes() => Open("mon tue").Finding("sessions").Passes(
        "4 gemensamma halvdagar, 4 behövs", "4 half-days in common, 4 needed");

    [Fact]
    public void Judge_TooFewInCommon_FailsUntilThePersonStartsWithThoseOrTheSlotOpensMore()
    {
        var area = Open("mon");
        area.Finding("sessions").Fails("2 gemensamma halvdagar, 4 behövs", "2 half-days in common, 4 needed")
            .Until(
                "platsen öppnar 2 halvdagar till, eller deltagaren börjar med 2",
                "the slot opens 2 more half-days, or the participant starts with 2");
        area.Who(p => p with { SessionsNeeded = 2 }).Finding("sessions").NoLongerFails();
        Open("mon tue").Finding("sessions").NoLongerFails();
    }

    [Fact]
    public void Judge_OneInCommonAndOneMissing_SpeaksInTheSingular()
    {
        Open("mon-am").Who(p => p with { SessionsNeeded = 2 }).Finding("sessions")
            .Fails("en gemensam halvdag, 2 behövs", "one half-day in common, 2 needed")
            .Until(
                "platsen öppnar en halvdag till, eller deltagaren börjar med 1",
                "the slot opens one more half-day, or the participant starts with 1");
    }

    [Fact]
    public void Judge_NoneInCommon_OffersNoStartWithNothing()
    {
        Open("mon").Who(p => p with { AvailableSessions = Area.Mask("tue wed") }).Finding("sessions")
            .Fails("0 gemensamma halvdagar, 4 behövs", "0 half-days in common, 4 needed")
            .Until("platsen öppnar 4 halvdagar till", "the slot opens 4 more half-days");
    }

    [Fact]
    public void Judge_HalfDaysWithoutASeat_DoNotCount() => Assert.Equal(
        Core.Eligibility.Finding.Fails,
        new Area().Where(s => s with { SessionCapacity = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0] }).Finding("sessions").Finding);

    // Whatever the two masks, the stated number of further half-days that the participant has is there to be opened.
    [Fact]
    public void Judge_AnyTwoMasks_TheMissingHalfDaysExist()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var available = new SessionMask((ushort)random.Next(1, 1024));
            var open = new SessionMask((ushort)random.Next(1, 1024));
            var needed = random.Next(1, available.Count + 1);
            var missing = needed - (available & open).Count;
            if (missing > 0) Assert.True((available.Bits & ~open.Bits) != 0 && (available | open).Count >= missing);
            var area = new Area().Who(p => p with { AvailableSessions = available, SessionsNeeded = needed })
                .Where(s => s with { OpenSessions = open });
            Assert.Equal(missing > 0, area.Finding("sessions").Finding == Core.Eligibility.Finding.Fails);
            area.Where(s => s with { OpenSessions = open | available }).Finding("sessions").NoLongerFails();
        }
    }
}
