using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Optimizer;

namespace Matching.Core.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly ParticipantDraft[] Two = [Area.Anybody, Area.Anybody with { Id = "p2" }];

    private static string[] Lines(Core.Planning.Plan plan) =>
        [.. plan.Placements.Select(p => $"{p.Participant.Id} {p.Slot.Id} {p.Kind}")];

    [Fact]
    public void Create_OnePersonAndOneSlot_PutsEverythingInWords()
    {
        var plan = new Area().Plan();
        var line = Assert.Single(plan.Placements);
        Assert.Equal(("2280/p1", "2280/s1"), (line.Participant.ToString(), line.Slot.ToString()));
        Assert.Equal(("Snickeri", "Arenan", PlannedKind.Proposed), (line.Title, line.Site, line.Kind));
        Assert.Equal((Area.Start, new DateOnly(2026, 11, 1), 4), (line.StartOn, line.EndOn, line.Sessions.Count));
        Assert.Equal((795_656, 0.645656), (line.Value, Math.Round(line.Fit!.Probability, 6)));
        Assert.Equal(["about 15 min of travel", "the demands match the ability"], line.Reasons.Select(r => $"{r}"));
        Assert.Empty(line.Arrange);
        Assert.Empty(plan.Unplaced);
        Assert.Empty(plan.Notes);
        Assert.Equal((Status.Optimal, 795_656, 795_656), (
            plan.Certificate.Status, plan.Certificate.Objective, plan.Certificate.Bound));
        Assert.Equal((0, 0, "rule prior 1", 1UL), (
            plan.Certificate.Gap, plan.Certificate.Seconds, plan.Model, plan.Seed));
        Assert.Equal((Area.Start, Area.Start, new DateOnly(2026, 11, 1)), (plan.AsOf, plan.StartOn, plan.EndOn));
    }

    [Fact]
    public void Create_OneSeatForTwo_GivesItToTheOneWhoHasWaitedLongest()
    {
        var area = new Area { Participants = Two }.Where(s => s with { OpenSessions = Area.Mask("mon tue") });
        var early = area with { Participants = [Two[0], Two[1] with { RegisteredOn = new DateOnly(2025, 1, 1) }] };
        Assert.Equal(["p2 s1 Proposed"], Lines(early.Plan()));
        var unplaced = Assert.Single(early.Plan().Unplaced);
        Assert.Equal("2280/p1", unplaced.Participant.ToString());
        Saying.Is(
            unplaced.Reason,
            "den enda möjliga platsen kan inte ta emot en till", "the only possible slot cannot take one more");
        Saying.Is(
            unplaced.NearestFix,
            "Snickeri, Arenan: en plats till på 4 av halvdagarna mån tis",
            "Snickeri, Arenan: one more seat on 4 of the half-days mon tue");
        Saying.Is(
            unplaced.NextStep, "matchare och deltagare bokar ett samtal", "matcher and participant book a talk");
    }

    // p1 wishes s2 and p2 wishes s1; the cross would be worth less.
    [Fact]
    public void Create_TwoWishes_AreBothKept()
    {
        var area = new Area
        {
            Participants =
            [
                Two[0] with { Wishes = [new(PreferenceTarget.Slot, "s2")] },
                Two[1] with { Wishes = [new(PreferenceTarget.Slot, "s1")] },
            ],
            Slots = [Area.AnySlot, Area.AnySlot with { Id = "s2" }],
        };
        Assert.Equal(["p1 s2 Proposed", "p2 s1 Proposed"], Lines(area.Plan()));
        Assert.Equal(2 * 1_185_835, area.Plan().Certificate.Objective);
    }

    [Fact]
    public void Create_SomebodyNotReady_GetsAnActivityAndNeverASlot()
    {
        var area = new Area { Slots = [Area.AnySlot, Area.AnyActivity] }
            .Who(p => p with { Readiness = Readiness.NotYet });
        var line = Assert.Single(area.Plan().Placements);
        Assert.Equal((PlannedKind.Activity, "g1"), (line.Kind, line.Slot.Id));
        Assert.Null(line.Fit);
        Saying.Is(line.Reasons[0], "nästa steg", "the next step");
        Assert.Equal(2, line.Reasons.Count);
    }

    [Fact]
    public void Create_AnAgreedPlacement_IsKeptWithItsHalfDaysAndDays()
    {
        var agreed = Area.Placement(PlacementState.Started, Area.Start.AddDays(-30), Area.Start.AddDays(9));
        var area = new Area { Placements = [agreed] }.Who(p => p with { Vetoes = [new(PreferenceTarget.Slot, "s1")] });
        var line = Assert.Single(area.Plan().Placements);
        Assert.Equal((PlannedKind.Agreed, agreed.Sessions, agreed.StartOn, agreed.EndOn), (
            line.Kind, line.Sessions, line.StartOn, line.EndOn));
        Saying.Is(line.Reasons[0], "överenskommet sedan tidigare", "agreed before the plan");
        Assert.Empty(line.Arrange);
    }

    [Fact]
    public void Create_WhatOpens_IsNamedUnderArrange()
    {
        var school = new Area().At(s => s with { Kind = Core.Employers.SiteKind.School });
        var line = Assert.Single(school.Plan().Placements);
        Saying.Is(
            Assert.Single(line.Arrange),
            "begär registerutdrag för skola", "ask for a police-record extract for schools");
        Assert.Equal(Area.Start.AddDays(14), line.StartOn);
    }

    [Fact]
    public void Create_ASupervisorWithRoomForOne_LeavesTheOtherOutAndNamesTheSupport()
    {
        var area = new Area
        {
            Participants = Two,
            Supervisors = [new() { Municipality = "2280", Id = "h1", SupportCapacity = 3 }],
        }.Where(s => s with { Supervisors = ["h1"], SessionCapacity = [5] });
        Saying.Is(
            Assert.Single(area.Plan().Unplaced).NearestFix,
            "Snickeri, Arenan: 1 mer handledarkapacitet hos h1",
            "Snickeri, Arenan: 1 more support capacity at h1");
    }

    [Fact]
    public void Create_ASiteCapOfOne_LeavesTheOtherOutAndNamesTheCap()
    {
        var area = new Area { Participants = Two }.At(s => s with { TraineeCap = 1 })
            .Where(s => s with { SessionCapacity = [5] });
        Saying.Is(
            Assert.Single(area.Plan().Unplaced).NearestFix,
            "Snickeri, Arenan: en plats till under arbetsställets tak",
            "Snickeri, Arenan: one more place under the site's cap");
    }

    [Fact]
    public void Create_ACrewThatNobodyFills_LeavesAllOutAndNamesTheCrew()
    {
        var area = new Area { Participants = Two }.Where(s => s with { SessionCapacity = [5], MinimumCrew = 3 });
        var plan = area.Plan();
        Assert.Equal(2, plan.Unplaced.Count);
        Saying.Is(
            plan.Unplaced[0].NearestFix,
            "Snickeri, Arenan: ett lag på minst 3", "Snickeri, Arenan: a crew of at least 3");
    }

    [Fact]
    public void Create_OptionsWorthLessThanWaiting_OnceBlamedTheSearch()
    {
        var weights = new ValueWeights { Unplaced = 0, Waiting = 0, Delay = 1 };
        var area = new Area { Options = new PlanningOptions { Weights = weights } }
            .Where(s => s with { StartOn = Area.Start.AddDays(21) });
        var unplaced = Assert.Single(area.Plan().Unplaced);
        Saying.Is(
            unplaced.Reason,
            "ingen möjlig plats är värd mer än att vänta, med de vikter som gäller",
            "no possible slot is worth more than waiting, by the weights in force");
        Saying.Is(
            unplaced.NearestFix,
            "höj värdet av att inte vänta; närmast är Snickeri, Arenan",
            "raise the cost of waiting; the nearest is Snickeri, Arenan");
    }

    [Fact]
    public void Create_OfManyAreas_PlacesOrExplainsEverybodyOnceWithinEveryLimit()
    {
        for (var seed = 100; seed < 140; seed++)
        {
            var area = RandomAreas.At(seed, participants: 10, slots: 6);
            var (plan, people) = (area.Plan(), area.Snapshot().Participants);
            Assert.Equal(
                people.Select(p => p.Key),
                plan.Placements.Select(p => p.Participant).Concat(plan.Unplaced.Select(u => u.Participant)).Order());
            Assert.True(plan.Certificate.Objective <= plan.Certificate.Bound);
            var (usage, byKey) = (new Usage(area, plan), people.ToDictionary(p => p.Key));
            foreach (var line in plan.Placements)
            {
                var (slot, who) = (usage.Slot(line.Slot), byKey[line.Participant]);
                Assert.Equal(
                    line.Kind == PlannedKind.Agreed,
                    area.Snapshot().PlacementsOf(who).Any(p => p.Agreed && p.EndOn >= plan.StartOn));
                if (line.Kind == PlannedKind.Agreed) continue;
                Assert.Equal(who.SessionsNeeded, line.Sessions.Count);
                Assert.Equal(line.Sessions, line.Sessions & who.AvailableSessions & slot.OpenSessions);
                Assert.True(line.StartOn >= plan.StartOn && line.EndOn <= plan.EndOn);
                if (line.Kind == PlannedKind.Proposed)
                    Assert.True(who.Readiness == Readiness.Ready || who.ReadyFrom <= line.StartOn);
                Assert.InRange(line.Reasons.Count, 1, 2);
                Assert.All(line.Reasons.Concat(line.Arrange), Saying.SpeaksBoth);
                for (var session = 0; session < 10 && plan.Notes.Count == 0; session++)
                    if (line.Sessions.Has(session))
                        Assert.InRange(usage.Crew(line.Slot, session), slot.MinimumCrew, Usage.Capacity(slot, session));
            }
        }
    }

    [Fact]
    public void Create_AtAnyNumberOfThreads_GivesTheSameBytes()
    {
        var area = RandomAreas.At(9, participants: 20, slots: 10);
        var one = PlanJson.Write(area.Plan(1));
        Assert.Equal(one, PlanJson.Write(area.Plan(2)));
        Assert.Equal(one, PlanJson.Write(area.Plan(8)));
    }

    [Fact]
    public void Create_WithRowsInAnotherOrder_GivesTheSameBytes()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var area = RandomAreas.At(seed);
            var turned = area with
            {
                Participants = [.. area.Participants.Reverse()],
                Employers = [.. area.Employers.Reverse()],
                Sites = [.. area.Sites.Reverse()],
                Slots = [.. area.Slots.Reverse()],
                Supervisors = [.. area.Supervisors.Reverse()],
                Placements = [.. area.Placements.Reverse()],
            };
            Assert.Equal(PlanJson.Write(area.Plan()), PlanJson.Write(turned.Plan()));
        }
    }

    [Fact]
    public void Create_WithEverybodysSexTurned_GivesTheSameBytes()
    {
        for (var seed = 20; seed < 28; seed++)
        {
            var area = RandomAreas.At(seed);
            var turned = area.Participants.Select(p => p with { Sex = (Sex)(((int)p.Sex + 1) % 3) });
            Assert.Equal(
                PlanJson.Write(area.Plan()), PlanJson.Write((area with { Participants = [.. turned] }).Plan()));
        }
    }

    [Fact]
    public void Create_WithDeclinedAndWithdrawnPlacements_GivesTheSameBytes()
    {
        for (var seed = 30; seed < 38; seed++)
        {
            var area = RandomAreas.At(seed);
            var declined = area.Participants.Select((p, i) => Area.Placement(default, Area.Start, Area.Start) with
            {
                State = i % 2 == 0 ? PlacementState.Declined : PlacementState.Withdrawn,
                Municipality = p.Municipality,
                Id = $"declined-{p.Id}",
                Participant = p.Id,
                SlotMunicipality = area.Slots[i % 6].Municipality,
                Slot = area.Slots[i % 6].Id,
            });
            Assert.Equal(
                PlanJson.Write(area.Plan()),
                PlanJson.Write((area with { Placements = [.. area.Placements, .. declined] }).Plan()));
        }
    }

    [Fact]
    public void Create_WithABudgetOfOneTick_PlacesOrExplainsEverybodyAllTheSame()
    {
        var statuses = new HashSet<Status>();
        for (var seed = 500; seed < 530; seed++)
        {
            var area = RandomAreas.At(seed, participants: 12, slots: 6);
            var request = area.Request() with { Solving = new SolveOptions { Ticks = 1 } };
            var plan = new Planner(new StoppedClock()).Create(request);
            statuses.Add(plan.Certificate.Status);
            Assert.Equal(12, plan.Placements.Count + plan.Unplaced.Count);
            Assert.All(plan.Unplaced, u => Saying.SpeaksBoth(u.Reason));
            Assert.All(plan.Notes, Saying.SpeaksBoth);
        }
        Assert.Contains(Status.Feasible, statuses);
    }

    [Fact]
    public void Create_OfNobody_IsAnEmptyPlan()
    {
        var plan = new Area { Participants = [] }.Plan();
        Assert.Equal((0, 0, 0L), (plan.Placements.Count, plan.Unplaced.Count, plan.Certificate.Objective));
    }

    [Fact]
    public void Create_WithAnOptionOutOfRange_NamesIt() => Assert.Throws<Core.Checks.InvalidInputException>(
        () => new Area { Options = new PlanningOptions { OptionsPerParticipant = 0 } }.Plan());

    [Fact]
    public void Create_CancelledBeforeTheSearch_Throws() => Assert.ThrowsAny<OperationCanceledException>(
        () => new Planner(new StoppedClock()).Create(new Area().Request(), new CancellationToken(canceled: true)));
}
