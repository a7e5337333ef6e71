using Matching.Core.Checks;
using Matching.Core.Eligibility;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Suggestions;

public sealed class SuggestionFinderTests
{
    private static readonly Key P1 = new("2280", "p1");
    private static readonly Key S1 = new("2280", "s1");

    private static readonly Area ThreeSlots = new Area
    {
        Slots =
        [
            Area.AnySlot with { Id = "s3" }, Area.AnySlot, Area.AnySlot with { Id = "s2", Field = WorkField.Outdoor },
        ],
    }.Who(p => p with { Wishes = [new(PreferenceTarget.Field, "outdoor")] });

    [Fact]
    public void ForParticipant_IsByFallingValueTiesBySlot()
    {
        var suggestions = ThreeSlots.Suggestions().ForParticipant(P1, 10);
        Assert.Equal(["1 s2", "2 s1", "3 s3"], suggestions.Select(s => $"{s.Rank} {s.Where.Slot.Id}"));
        Assert.Equal(["s2"], ThreeSlots.Suggestions().ForParticipant(P1, 1).Select(s => s.Where.Slot.Id));
    }

    [Fact]
    public void ForParticipant_AsksForMoreThanThePlanKeepsPerPerson_WasOnceCutAtThePlansCap()
    {
        var area = ThreeSlots with { Options = new PlanningOptions { OptionsPerParticipant = 1 } };
        Assert.Equal(3, area.Suggestions().ForParticipant(P1, 10).Count);
    }

    [Fact]
    public void ForParticipant_Unknown_OnceEchoedAPersonalNumber()
    {
        Saying.Refuses(
            Refused(() => ThreeSlots.Suggestions().ForParticipant(new Key("2280", "p9"), 3)), "participant",
            "Frågan har participant '2280/p9', väntade ett känt id. Kanske saknas kommunkoden framför.",
            "Question has participant '2280/p9', expected a known id. Maybe the municipality code before it is "
            + "missing.");
        Saying.Refuses(
            Refused(() => ThreeSlots.Suggestions().ForParticipant(new Key("2280", "800101-1234"), 3)), "participant",
            "Frågan har participant '…', väntade ett känt id. Kanske saknas kommunkoden framför.",
            "Question has participant '…', expected a known id. Maybe the municipality code before it is missing.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void ForSlot_ACountOutOfRangeAndAnUnknownSlot_AreBothNamed(int count)
    {
        var violations = Refused(() => ThreeSlots.Suggestions().ForSlot(new Key("2281", "s1"), count));
        Assert.Equal("slot count", Saying.Fields(violations));
        Saying.Is(
            violations[1].Message,
            FormattableString.Invariant($"Frågan har count {count}, väntade 1 till 1000."),
            FormattableString.Invariant($"Question has count {count}, expected 1 to 1000."));
    }

    [Fact]
    public void Explain_TwoUnknownIds_AreBothNamed() => Assert.Equal(
        "participant slot",
        Saying.Fields(Refused(() => ThreeSlots.Suggestions().Explain(new Key("1", "x"), new Key("1", "y")))));

    [Fact]
    public void ForSlot_IsByWhatAPlacementAddsSoWaitingTimeCounts()
    {
        var area = new Area
        {
            Participants =
            [
                Area.Anybody with { Id = "p3" }, Area.Anybody,
                Area.Anybody with { Id = "p2", RegisteredOn = new DateOnly(2024, 1, 1) },
                Area.Anybody with { Id = "p4", Stage = Stage.Foundation },
            ],
        };
        Assert.Equal(
            ["1 p2", "2 p1", "3 p3"],
            area.Suggestions().ForSlot(S1, 10).Select(s => $"{s.Rank} {s.Who.Participant.Id}"));
    }

    [Theory]
    [InlineData(PlacementState.Accepted, 0)]
    [InlineData(PlacementState.Started, 0)]
    [InlineData(PlacementState.Proposed, 1)]
    [InlineData(PlacementState.Declined, 1)]
    public void ForSlot_LeavesOutThoseWithAnAgreedPlacement(PlacementState state, int count)
    {
        var placement = Area.Placement(state, Area.Start, Area.Start.AddDays(30)) with { Slot = "s2" };
        var area = new Area
        {
            Slots = [Area.AnySlot, Area.AnySlot with { Id = "s2" }],
            Placements = [placement],
        };
        Assert.Equal(count, area.Suggestions().ForSlot(S1, 10).Count);
        Assert.Equal(2, area.Suggestions().ForParticipant(P1, 10).Count);
    }

    [Fact]
    public void ForParticipant_ASchoolAndAnAdaptation_AreWhatToArrange()
    {
        var area = new Area().At(s => s with { Kind = SiteKind.School })
            .Where(s => s with { Adaptations = [new(AdaptationKind.QuietPlace, 7)] })
            .Who(p => p with { NeededAdaptations = [AdaptationKind.QuietPlace] });
        var suggestion = Assert.Single(area.Suggestions().ForParticipant(P1, 10));
        Assert.Equal(
            ["arrange quiet place", "ask for a police-record extract for schools"],
            suggestion.Arrange.Select(a => $"{a}"));
        Assert.Equal(Area.Start.AddDays(14), suggestion.Days.StartOn);
        Assert.Empty(suggestion.Lacks);
    }

    [Fact]
    public void ForParticipant_AFullSlot_SaysWhatItLacks()
    {
        var area = new Area
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
            Supervisors = [new() { Municipality = "2280", Id = "h1", SupportCapacity = 3 }],
            Placements =
            [
                Area.Placement(PlacementState.Started, Area.Start, Area.Start.AddDays(30)) with
                {
                    Participant = "p2",
                    Sessions = Area.Mask("mon tue"),
                },
            ],
        }.Where(s => s with { OpenSessions = Area.Mask("mon tue"), Supervisors = ["h1"] });
        var suggestion = Assert.Single(area.Suggestions().ForParticipant(P1, 10));
        Assert.Equal(2, suggestion.Lacks.Count);
        Saying.Is(
            suggestion.Lacks[0],
            "en plats till på 4 av halvdagarna mån tis", "one more seat on 4 of the half-days mon tue");
        Saying.Is(suggestion.Lacks[1], "1 mer handledarkapacitet hos h1", "1 more support capacity at h1");
    }

    [Fact]
    public void ForParticipant_ACrew_LacksPeopleUntilEnoughStandReady()
    {
        var crew = new Area().Where(s => s with { SessionCapacity = [5], MinimumCrew = 2 });
        Saying.Is(
            Assert.Single(Assert.Single(crew.Suggestions().ForParticipant(P1, 1)).Lacks),
            "ett lag på minst 2", "a crew of at least 2");
        var joined = crew with
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
            Placements =
            [
                Area.Placement(PlacementState.Started, Area.Start, Area.Start.AddDays(30)) with
                {
                    Participant = "p2",
                    Sessions = Area.Mask("mon tue"),
                },
            ],
        };
        Assert.Empty(Assert.Single(joined.Suggestions().ForSlot(S1, 5)).Lacks);
        var all = joined with { Placements = [joined.Placements[0] with { Sessions = SessionMask.All }] };
        Assert.Empty(all.Suggestions().ForParticipant(P1, 1)[0].Lacks);
    }

    [Fact]
    public void ForParticipant_AnActivity_HasReasonsOfTheRulesAndNoFit()
    {
        var area = new Area { Slots = [Area.AnyActivity] }.Who(p => p with { Readiness = Readiness.NotYet });
        var suggestion = Assert.Single(area.Suggestions().ForParticipant(P1, 10));
        Assert.Null(suggestion.Fit);
        Assert.Equal(
            [
                "the activity is the next step", "is at the stage own arena; the slot trains preparation",
                "about 15 min one way, at most 60 accepted",
            ],
            suggestion.Reasons.Select(r => $"{r}"));
    }

    [Fact]
    public void ForParticipant_ReasonsWithoutPoints_AreLeftOut()
    {
        var suggestion = Assert.Single(new Area().Suggestions().ForParticipant(P1, 10));
        Assert.Equal(6, suggestion.Reasons.Count);
        Assert.Equal("no named supervisor (-0.30)", suggestion.Reasons[0].ToString());
    }

    // The plan and the suggestions value one pair alike, and the rank that why-not names is the place in the list.
    [Fact]
    public void ForParticipant_OfManyAreas_ValuesAndRanksAsThePlanAndWhyNotDo()
    {
        var compared = 0;
        for (var seed = 50; seed < 70; seed++)
        {
            var area = RandomAreas.At(seed, participants: 8);
            var suggestions = area.Suggestions();
            foreach (var line in area.Plan().Placements.Where(p => p.Kind != PlannedKind.Agreed))
            {
                var list = suggestions.ForParticipant(line.Participant, 1000);
                var own = list.Single(s => s.Where.Slot.Key == line.Slot);
                Assert.Equal(
                    (line.Value, line.StartOn, line.EndOn), (own.Value, own.Days.StartOn, own.Days.EndOn));
                Assert.Equal(own.Rank, suggestions.Explain(line.Participant, line.Slot).Suggestion!.Rank);
                Assert.Equal(Enumerable.Range(1, list.Count), list.Select(s => s.Rank));
                Assert.All(list.SelectMany(s => s.Reasons.Concat(s.Arrange).Concat(s.Lacks)), Saying.SpeaksBoth);
                compared++;
            }
        }
        Assert.True(compared > 40, $"{compared} compared.");
    }

    private static IReadOnlyList<Violation> Refused(Func<object> ask) =>
        Assert.Throws<InvalidInputException>(() => ask()).Violations;
}
