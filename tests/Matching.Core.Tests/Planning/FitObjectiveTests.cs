using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;
using Matching.Core.Tests.Fitting;

namespace Matching.Core.Tests.Planning;

/// <summary>
/// A tiny region of two people and two slots in which one person's chances are higher everywhere: what "the best person
/// for each place" does to the other one, and what heals it.
/// </summary>
public sealed class FitObjectiveTests
{
    private static readonly ValueWeights FitAlone =
        new() { Wish = 0, Stage = 0, Staying = 0, Delay = 0, Unplaced = 0.5, Waiting = 0 };

    private static Area Region(FitObjective objective, int intercept, int person, int slot) => new()
    {
        Participants =
        [
            Area.Anybody with { Id = "weak", Language = LanguageLevel.None },
            Area.Anybody with { Id = "strong", Language = LanguageLevel.C1 },
        ],
        Slots =
        [
            Area.AnySlot with { Id = "good", Field = WorkField.Kitchen, OpenSessions = Area.Mask("mon tue") },
            Area.AnySlot with { Id = "poor", Field = WorkField.Office, OpenSessions = Area.Mask("mon tue") },
        ],
        Options = new PlanningOptions
        {
            Weights = FitAlone,
            Objective = objective,
            Model = new PlacementModel(Models.Of(
                intercept,
                Models.Number(FitFeature.Language, [3], 0, -person, person),
                Models.Category(FitFeature.Field, ["kitchen", "office"], 0, 0, slot, -slot))),
        },
    };

    private static string SlotOf(Area area, string who) =>
        area.Plan().Placements.Single(p => p.Participant.Id == who).Slot.Id;

    private static string FirstFor(Area area, string slot) =>
        area.Suggestions().ForSlot(new Key("2280", slot), 1).Single().Who.Participant.Id;

    private static long ValueFor(Area area, string who, string slot) =>
        area.Suggestions().ForParticipant(new Key("2280", who), 2).Single(s => s.Where.Slot.Id == slot).Value;

    [Fact]
    public void Chance_WhereChancesAreLow_ParksTheWeakInThePoorSlotAndAFloorDoesNot()
    {
        // Chances: strong 73 and 27 %, weak 27 and 5 %. The sum is highest with the strong at the good slot.
        Assert.Equal("poor", SlotOf(Region(FitObjective.Chance, -1_000, 1_000, 1_000), "weak"));
        Assert.Equal("good", SlotOf(Region(FitObjective.Floor, -1_000, 1_000, 1_000), "weak"));
    }

    [Fact]
    public void Chance_OfOneSlot_PutsThoseFirstWhoWouldDoWellAnywhereAndLiftThoseWhomItHelps()
    {
        // Chances: strong 97 and 93 %, weak 65 and 43 %: the good slot adds 2 points to one and 11 to the other.
        Assert.Equal("strong", FirstFor(Region(FitObjective.Chance, 1_600, 1_400, 450), "good"));
        Assert.Equal("weak", FirstFor(Region(FitObjective.Lift, 1_600, 1_400, 450), "good"));
    }

    [Theory]
    [InlineData(FitObjective.Chance, "strong")]
    [InlineData(FitObjective.Lift, "weak")]
    public void Plan_OfTheLastSeat_GivesItToTheStrongUnlessItMaximisesLift(FitObjective objective, string placed)
    {
        var region = Region(objective, 1_600, 1_400, 450);
        var area = region with
        {
            Participants = [.. region.Participants, Area.Anybody with { Id = "settled" }],
            Placements =
            [
                Area.Placement(PlacementState.Started, Area.Start.AddDays(-7), Area.Start.AddDays(300)) with
                {
                    Participant = "settled", Slot = "poor", Sessions = Area.Mask("mon tue"),
                },
            ],
        };
        Assert.Equal([placed], area.Plan().Placements.Select(p => p.Participant.Id).Except(["settled"]));
    }

    [Theory]
    [InlineData(FitObjective.Chance, 268_941)]
    [InlineData(FitObjective.Lift, 610_758)]
    [InlineData(FitObjective.Floor, 268_941)]
    public void Value_OfTheGoodSlotForTheWeak_IsTheHandComputed(FitObjective objective, long value)
    {
        // Lift: 1/2 + 0.268941 - (0.268941 + 0.047426) / 2; the best slot is never below the floor.
        var area = Region(objective, -1_000, 1_000, 1_000);
        Assert.Equal(value, ValueFor(area, "weak", "good"));
    }

    [Fact]
    public void Value_OfThePoorSlotForTheWeak_CostsWhatItFallsShortOfTheFloor()
    {
        // Floor: half of 0.268941; 0.047426 lies 64.7 % below it; 0.047426 - 2 * 0.647314.
        var area = Region(FitObjective.Floor, -1_000, 1_000, 1_000);
        Assert.Equal(-1_247_203, ValueFor(area, "weak", "poor"));
    }

    [Theory]
    [InlineData(FitObjective.Chance)]
    [InlineData(FitObjective.Lift)]
    [InlineData(FitObjective.Floor)]
    public void OfAll_AtAnyNumberOfThreads_IsTheSame(FitObjective objective)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var area = RandomAreas.At(seed) with { Options = new PlanningOptions { Objective = objective } };
            var one = new OptionFinder(area.Facts(), area.Options).OfAll(1, default);
            Assert.Equal(one, new OptionFinder(area.Facts(), area.Options).OfAll(4, default));
            foreach (var option in one.SelectMany(o => o))
            {
                Assert.True(new OptionFinder(area.Facts(), area.Options).TryOption(
                    option.Participant, option.Slot, out var alone));
                Assert.Equal(option, alone);
            }
        }
    }
}
