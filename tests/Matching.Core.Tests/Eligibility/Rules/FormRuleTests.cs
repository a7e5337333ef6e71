using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class FormRuleTests
{
    private static readonly Area State = new Area { Period = new(Area.Start, Area.Start, 365) }
        .Where(s => s with { Form = PlacementForm.StateProgramme });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static Area With(params (DateOnly From, DateOnly To)[] past) => State with
    {
        Placements =
        [
            .. past.Select((days, i) => Area.Placement(PlacementState.Ended, days.From, days.To) with { Id = $"l{i}" }),
        ],
    };

    [Fact]
    public void Judge_MunicipalTraining_HasNoMaximum() => new Area().Finding("form").Passes(
        "kommunal arbetsträning har ingen längsta tid", "municipal training has no maximum length");

    [Fact]
    public void Judge_TheStateProgramme_LastsSixMonthsToTheDay()
    {
        State.Finding("form").Passes("statligt program: högst 6 månader", "state programme: at most 6 months");
        Assert.Equal(new DateOnly(2026, 11, 3), State.Judge().Days!.Value.EndOn);
    }

    [Fact]
    public void Judge_EarlierTimeAtTheSlot_CountsTogether()
    {
        var area = With((new DateOnly(2026, 2, 1), new DateOnly(2026, 4, 30)));
        Assert.Equal(new DateOnly(2026, 7, 31), area.Judge().Days!.Value.EndOn);
    }

    [Theory]
    [InlineData(3, "2026-07-31")]
    [InlineData(2, "2026-11-03")]
    public void Judge_APauseOfMoreThan31Days_StartsTheCountAnew(int lastDayInApril, string endOn)
    {
        var area = With((new DateOnly(2026, 2, 1), new DateOnly(2026, 4, lastDayInApril)));
        Assert.Equal(endOn, $"{area.Judge().Days!.Value.EndOn:yyyy-MM-dd}");
    }

    [Fact]
    public void Judge_AChainOfShortPauses_CountsFromItsFirstDay()
    {
        var area = With(
            (new DateOnly(2026, 1, 2), new DateOnly(2026, 2, 15)),
            (new DateOnly(2026, 3, 10), new DateOnly(2026, 4, 20)));
        Assert.Equal(new DateOnly(2026, 7, 1), area.Judge().Days!.Value.EndOn);
    }

    [Theory]
    [InlineData(17, false)]
    [InlineData(16, true)]
    public void Judge_LessThanTwoWeeksLeft_Fails(int november, bool fails)
    {
        var area = With((new DateOnly(2025, 11, november + 1), new DateOnly(2026, 5, 3)));
        Assert.Equal(fails, area.Finding("form").Finding == Core.Eligibility.Finding.Fails);
    }

    [Fact]
    public void Judge_UsedUp_FailsUntilAnotherForm()
    {
        var area = With((new DateOnly(2025, 11, 1), new DateOnly(2026, 4, 30)));
        area.Finding("form").Fails(
            "statligt program: högst 6 månader, och de är förbrukade här",
            "state programme: at most 6 months, and they are used up here")
            .Until("samma plats i en annan form", "the same slot under another form");
        area.Where(s => s with { Form = PlacementForm.Municipal }).Finding("form").NoLongerFails();
    }

    // The plan is made before anybody records the end; the last day may also lie in the plan itself.
    [Theory]
    [InlineData(PlacementState.Started, "2026-06-30")]
    [InlineData(PlacementState.Accepted, "2026-06-30")]
    [InlineData(PlacementState.Started, "2026-05-31")]
    [InlineData(PlacementState.Started, "2026-07-01")]
    public void Judge_SixMonthsThatNobodyRecordedAsEnded_OnceCouldBeTakenTwice(PlacementState state, string endOn)
    {
        var held = Area.Placement(state, new DateOnly(2026, 1, 2), Day(endOn));
        var area = State.From(new DateOnly(2026, 7, 1)) with { Placements = [held] };
        area.Finding("form").Fails(
            "statligt program: högst 6 månader, och de är förbrukade här",
            "state programme: at most 6 months, and they are used up here");
        Assert.Empty(area.Suggestions().ForParticipant(new Key("2280", "p1"), 9));
    }

    [Theory]
    [InlineData("2026-01-02", "2026-05-30")]
    [InlineData("2026-07-02", "2026-12-31")]
    public void Judge_AnAgreedPlacementLongBeforeOrNotYetBegun_DoesNotCount(string startOn, string endOn)
    {
        var held = Area.Placement(PlacementState.Accepted, Day(startOn), Day(endOn));
        var area = State.From(new DateOnly(2026, 7, 1)) with { Placements = [held] };
        Assert.Equal(new DateOnly(2026, 12, 29), area.Judge().Days!.Value.EndOn);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Judge_AChainOfEndedAndAgreedTime_CountsFromItsFirstDay(int ended)
    {
        PlacementState Of(int i) => i == ended ? PlacementState.Ended : PlacementState.Started;
        var area = State with
        {
            Placements =
            [
                Area.Placement(Of(0), new DateOnly(2026, 1, 2), new DateOnly(2026, 2, 15)) with { Id = "l0" },
                Area.Placement(Of(1), new DateOnly(2026, 3, 10), new DateOnly(2026, 4, 20)),
            ],
        };
        Assert.Equal(new DateOnly(2026, 7, 1), area.Judge().Days!.Value.EndOn);
    }

    [Fact]
    public void Judge_TimeAtAnotherSlot_DoesNotCount()
    {
        var area = With((new DateOnly(2025, 11, 1), new DateOnly(2026, 4, 30)));
        area = area with
        {
            Slots = [.. area.Slots, Area.AnySlot with { Id = "s0" }],
            Placements = [area.Placements[0] with { Slot = "s0" }],
        };
        area.Finding("form").NoLongerFails();
    }
}
