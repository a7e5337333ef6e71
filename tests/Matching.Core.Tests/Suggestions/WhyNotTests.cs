using Matching.Core.Employers;
using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Suggestions;

public sealed class WhyNotTests
{
    private static void Says(Area area, string swedish, string english) => Saying.Is(
        area.Suggestions().Explain(new Key("2280", "p1"), new Key("2280", "s1")).Say(), swedish, english);

    [Fact]
    public void Say_AnOptionWithRoom_NamesItsRank() => Says(
        new Area(),
        "Möjlig: nummer 1 av deltagarens platser, och det finns rum i dag.",
        "Possible: number 1 of the participant's slots, and there is room today.");

    [Fact]
    public void Say_AnOptionWithoutRoom_NamesWhatItLacks() => Says(
        new Area
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
            Placements =
            [
                Area.Placement(PlacementState.Started, Area.Start, Area.Start.AddDays(30)) with
                {
                    Participant = "p2",
                    Sessions = Area.Mask("mon-am"),
                },
            ],
        }.Where(s => s with { OpenSessions = Area.Mask("mon tue") }),
        "Möjlig: nummer 1 av deltagarens platser; i dag saknas en plats till på 1 av halvdagarna mån-fm.",
        "Possible: number 1 of the participant's slots; today it lacks one more seat on 1 of the half-days mon-am.");

    [Fact]
    public void Say_TwoHindrances_NamesBoth() => Says(
        new Area().Where(s => s with { DrivingLicenceRequired = true, OpenSessions = Area.Mask("mon") }),
        "Inte möjlig: platsen kräver körkort; 2 gemensamma halvdagar, 4 behövs.",
        "Not possible: the slot takes a driving licence; 2 half-days in common, 4 needed.");

    [Fact]
    public void Say_ASlotThatOpensTooLate_NamesBothDays() => Says(
        new Area().Where(s => s with { StartOn = new DateOnly(2026, 7, 1) }),
        "Inte i den här planen: öppnar 2026-07-01, planen tar starter till 2026-06-29.",
        "Not in this plan: opens on 2026-07-01, the plan takes starts up to 2026-06-29.");

    [Fact]
    public void Say_ASlotThatClosesTooSoonAfterItOpened_SaysSo() => Says(
        new Area().At(s => s with { Kind = SiteKind.School })
            .Where(s => s with { EndOn = Area.Start.AddDays(20) }),
        "Inte i den här planen: från 2026-05-18 är tiden kvar för kort.",
        "Not in this plan: from 2026-05-18 too little time is left.");
}
