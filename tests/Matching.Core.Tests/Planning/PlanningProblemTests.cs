using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;
using Matching.Optimizer;

namespace Matching.Core.Tests.Planning;

public sealed class PlanningProblemTests
{
    private static readonly DateOnly Later = Area.Start.AddDays(60);

    private static PlanningProblem Build(Area area)
    {
        var facts = area.Facts();
        return PlanningProblem.Build(facts, new OptionFinder(facts, area.Options), 1, CancellationToken.None);
    }

    private static PlacementDraft Agreed(string participant, string slot, string sessions, int startsInDays = 0) =>
        Area.Placement(PlacementState.Accepted, Area.Start.AddDays(startsInDays), Later) with
        {
            Id = $"{participant}-{slot}",
            Participant = participant,
            Slot = slot,
            Sessions = Area.Mask(sessions),
        };

    [Fact]
    public void Build_KeepsTheSnapshotsOrderAndUnits()
    {
        var area = new Area
        {
            Participants = [Area.Anybody with { Id = "p2", SessionsNeeded = 3 }, Area.Anybody],
            Supervisors = [new() { Municipality = "2280", Id = "h1", SupportCapacity = 5 }],
            Slots = [Area.AnySlot with { Supervisors = ["h1"], SessionCapacity = [4], MinimumCrew = 2 }],
        };
        var problem = Build(area).Problem;
        Assert.Equal(10, problem.SessionCount);
        Assert.Equal(["2280/p1", "2280/p2"], problem.Participants.Ids.AsEnumerable());
        Assert.Equal([4, 3], problem.Participants.SessionsNeeded.AsEnumerable());
        Assert.Equal([-580_000L, -580_000L], problem.Participants.UnplacedValue.AsEnumerable());
        Assert.Equal([-1, -1], problem.Participants.PinnedSlot.AsEnumerable());
        Assert.Equal(Enumerable.Repeat(4, 10), problem.Slots.Capacity.AsEnumerable());
        Assert.Equal((2, 5L), (problem.Slots.MinimumCrew[0], problem.Supervisors.SupportCapacity[0]));
        Assert.Equal([2, 2], problem.Options.SupportLoad.AsEnumerable());
        Assert.Equal(0, problem.Quotas.Count);
    }

    [Fact]
    public void Build_AnAgreedPlacement_IsAPinWithItsOwnHalfDaysWhateverTheRulesSay()
    {
        var area = new Area { Placements = [Agreed("p1", "s1", "mon-am fri-pm")] }
            .Where(s => s with { OpenSessions = Area.Mask("mon"), SessionCapacity = [0] })
            .Where(s => s with { DrivingLicenceRequired = true });
        var built = Build(area);
        Assert.Equal(0, built.Problem.Participants.PinnedSlot[0]);
        Assert.Equal(2, built.Problem.Participants.SessionsNeeded[0]);
        Assert.Equal(Area.Mask("mon-am fri-pm").Bits, built.Problem.Participants.AvailableSessions[0]);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 1], built.Problem.Slots.Capacity.AsEnumerable());
        Assert.Equal("2280/p1-s1", built.Pins[0].Key.ToString());
        var option = Assert.Single(built.Options[0]);
        Assert.Equal((Area.Start, Later), (option.Days.StartOn, option.Days.EndOn));
    }

    [Fact]
    public void Build_ASecondAgreedPlacement_TakesItsSeatsBeforehand()
    {
        var area = new Area
        {
            Slots =
            [
                Area.AnySlot with { SessionCapacity = [3] }, Area.AnySlot with { Id = "s2", SessionCapacity = [3] },
            ],
            Placements = [Agreed("p1", "s2", "tue-am", startsInDays: 9), Agreed("p1", "s1", "mon-am")],
        }.At(s => s with { TraineeCap = 5 });
        var built = Build(area);
        Assert.Equal("2280/p1-s1", built.Pins[0].Key.ToString());
        Assert.Equal(2, built.Problem.Slots.Capacity[10 + 2]);
        Assert.Equal(3, built.Problem.Slots.Capacity[0]);
        Assert.Equal(4L, built.Problem.Quotas.Maximum[0]);
    }

    [Fact]
    public void Build_ASiteCap_IsAQuotaOverTheSitesSlotsButNotItsActivities()
    {
        var area = new Area
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2", Readiness = Readiness.NotYet }],
            Slots = [Area.AnySlot, Area.AnySlot with { Id = "s2" }, Area.AnyActivity],
        }.At(s => s with { TraineeCap = 1 });
        var quotas = Build(area).Problem.Quotas;
        Assert.Equal(["site-cap:2280/a1"], quotas.Ids.AsEnumerable());
        Assert.Equal((0L, 1L, 2), (quotas.Minimum[0], quotas.Maximum[0], quotas.Quota.Length));
    }

    [Fact]
    public void Build_ACrewWithASecondAgreedPlacement_OnceMadeThePlanImpossible()
    {
        var area = new Area
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
            Slots = [Area.AnySlot, Area.AnySlot with { Id = "s2", SessionCapacity = [2], MinimumCrew = 2 }],
            Placements =
            [
                Agreed("p1", "s1", "fri-am"), Agreed("p1", "s2", "mon-am", startsInDays: 9),
                Agreed("p2", "s2", "mon-am"),
            ],
        };
        var plan = area.Plan();
        Assert.Equal(Status.Optimal, plan.Certificate.Status);
        Assert.Equal(["2280/s1", "2280/s2"], plan.Placements.Select(p => p.Slot.ToString()));
        Assert.Empty(plan.Notes);
    }

    // None of these changes an option.
    [Fact]
    public void InputHash_OfOtherSeatsCrewsSupportCapsAndPins_WasOnceTheSame()
    {
        var area = new Area
        {
            Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
            Slots = [Area.AnySlot with { SessionCapacity = [3], Supervisors = ["h1"] }],
            Supervisors = [new() { Municipality = "2280", Id = "h1", SupportCapacity = 9 }],
        }.At(s => s with { TraineeCap = 2 });
        Area[] others =
        [
            area,
            area.Where(s => s with { SessionCapacity = [1] }),
            area.Where(s => s with { MinimumCrew = 2 }),
            area.Where(s => s with { Supervisors = [] }),
            area with { Supervisors = [area.Supervisors[0] with { SupportCapacity = 3 }] },
            area.At(s => s with { TraineeCap = 1 }),
            area.Who(p => p with { AvailableSessions = Area.Mask("mon tue wed") }),
            area.Who(p => p with { RegisteredOn = new DateOnly(2025, 1, 4) }),
            area with { Placements = [Agreed("p1", "s1", "mon tue") with { EndOn = area.Period.EndOn }] },
        ];
        Assert.Equal(others.Length, others.Select(other => Build(other).InputHash()).Distinct().Count());
    }

    [Fact]
    public void Build_OfManyAreas_IsSolvedAsBruteForceDoesAndVerified()
    {
        var solved = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var area = RandomAreas.At(seed, participants: 4, slots: 4);
            area = area with { Slots = [.. area.Slots.Select(s => s with { OpenSessions = Narrow(s.OpenSessions) })] };
            var problem = Build(area).Problem;
            if (BruteForce.Solve(problem) is not { } best) continue;
            var solution = new Solver(new StoppedClock()).Solve(problem, area.Request().Solving);
            Assert.Equal(best.IsFeasible, solution.HasPlan);
            if (best.IsFeasible) Assert.Equal(best.Objective, solution.Objective);
            Assert.Empty(Verifier.Verify(problem, solution).FalseClaims);
            solved++;
        }
        Assert.True(solved > 40, $"{solved} areas were small enough.");
    }

    private static SessionMask Narrow(SessionMask open) => (open & Area.Mask("mon tue")) is { Count: > 0 } narrow
        ? narrow : open;
}
