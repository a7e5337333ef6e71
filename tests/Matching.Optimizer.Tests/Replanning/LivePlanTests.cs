using Xunit;

namespace Matching.Optimizer.Tests.Replanning;

public sealed class LivePlanTests
{
    private const int EventsPerProblem = 8;

    [Theory]
    [InlineData(0, 75)]
    [InlineData(75, 150)]
    [InlineData(150, 225)]
    [InlineData(225, 300)]
    public void AnyEvents_OnTinyProblems_LeaveAPlanThatKeepsEverythingAndABoundThatNoPlanExceeds(int from, int to)
    {
        int refused = 0;
        for (int seed = from; seed < to; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (Start(problem) is not { } plan) continue;
            var events = new RandomEvents(plan, problem.Slots.Count, seed);
            for (int n = 0; n < EventsPerProblem; n++)
            {
                Problem before = plan.ToProblem();
                (long objective, long bound) = (plan.Objective, plan.Bound);
                ReplanAnswer answer = events.Next();
                string where = $"Seed {seed}, event {n}: {answer}";
                if (answer.IsAccepted)
                {
                    AssertSound(plan, where);
                    continue;
                }

                refused++;
                Assert.True((objective, bound) == (plan.Objective, plan.Bound), where);
                AssertSame(before, plan.ToProblem(), where);
                Assert.True(answer.Refusal!.IsProved, where);
                Assert.True(answer.Changes.IsEmpty, where);
                if (BruteForce.Solve(events.LastAskedFor!) is { } best) Assert.False(best.IsFeasible, where);
            }
        }

        Assert.True(refused > 10, $"{refused} refused");
    }

    [Fact]
    public void AddSlot_ThatSomebodyMayThenUse_LeavesASoundPlan()
    {
        int used = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (Start(problem) is not { } plan) continue;
            bool vacated = plan.Rows > 1 && plan.Remove(0).IsAccepted;
            int[] seats = [.. Enumerable.Repeat(2, problem.SessionCount)];
            (long objective, int[] supervisors) = (plan.Objective, problem.Supervisors.Count > 0 ? [0] : []);

            int slot = plan.AddSlot(new DraftSlot("new", seats, seed % 3, supervisors));

            Assert.Equal((problem.Slots.Count, objective), (slot, plan.Objective));
            AssertSound(plan, $"Seed {seed}, added");
            Assert.Equal(vacated, plan.Rows > 0 && plan.StateOf(0) is null);
            for (int i = 0; i < plan.Rows; i++)
            {
                if (plan.StateOf(i) is not { } state) continue;
                var option = new ParticipantOption(slot, 50, 1);
                plan.Change(i, state with { Options = [.. state.Options, option] });
                AssertSound(plan, $"Seed {seed}, option of {i}");
            }

            used += Enumerable.Range(0, plan.Rows).Count(i => plan.SlotOf(i) == slot);
        }

        Assert.True(used > 50, $"{used} at the new slots");
    }

    [Fact]
    public void AddSlot_ThatBreaksRules_NamesThemAll()
    {
        LivePlan plan = Start(Problem.From(Draft.Plain(new long[,] { { 1 } }, 1)))!;

        var thrown = Assert.Throws<InvalidProblemException>(() => plan.AddSlot(new DraftSlot("new", [-1], -2, [7])));

        Assert.Equal(
            ["slots[1].minimum_crew", "slots[1].session_capacity", "slots[1].supervisors"],
            thrown.Violations.Select(v => v.Path.Split("[0]")[0]).Order(StringComparer.Ordinal));
        Assert.Equal(1, plan.ToProblem().Slots.Count);
    }

    [Fact]
    public void CloseSlot_MovesEverybodyAtOnce_OrRefusesAndChangesNothing()
    {
        int refused = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (Start(problem) is not { } plan || problem.Slots.Count == 0) continue;
            int slot = seed % problem.Slots.Count;
            Problem before = plan.ToProblem();
            int[] places = [.. Enumerable.Range(0, plan.Rows).Select(plan.SlotOf)];

            ReplanAnswer answer = plan.CloseSlot(slot);

            int[] now = [.. Enumerable.Range(0, plan.Rows).Select(plan.SlotOf)];
            if (answer.IsAccepted)
            {
                AssertSound(plan, $"Seed {seed}");
                Assert.DoesNotContain(slot, now);
                foreach (PlacementChange change in answer.Changes)
                {
                    int i = change.Participant;
                    Assert.Equal((places[i], now[i]), (change.FromSlot, change.ToSlot));
                }

                continue;
            }

            refused++;
            AssertSame(before, plan.ToProblem(), $"Seed {seed}");
            Assert.Equal(places, now);
        }

        Assert.True(refused > 5, $"{refused} refused");
    }

    [Fact]
    public void TheSameEvents_OnTheSamePlan_GiveTheSamePlan()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (Start(problem) is not { } one || Start(problem) is not { } two) continue;
            var first = new RandomEvents(one, problem.Slots.Count, seed);
            var second = new RandomEvents(two, problem.Slots.Count, seed);
            for (int n = 0; n < EventsPerProblem; n++)
            {
                (ReplanAnswer a, ReplanAnswer b) = (first.Next(), second.Next());
                Assert.Equal((a.Objective, a.Bound, a.Refusal), (b.Objective, b.Bound, b.Refusal));
                Assert.Equal(a.Changes.ToArray(), b.Changes.ToArray());
            }
        }
    }

    [Fact]
    public void AnyEvents_OnAPlainProblem_LeaveTheBestPlan()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var value = new long[5, 3];
            for (int i = 0; i < 15; i++) value[i / 3, i % 3] = random.Next(0, 10);
            Problem problem = Problem.From(Draft.Plain(value, 1, 2, 1));
            LivePlan plan = Start(problem)!;
            var events = new RandomEvents(plan, 3, seed);
            for (int n = 0; n < EventsPerProblem; n++)
            {
                events.Next();
                if (Enumerable.Range(0, plan.Rows).Any(i => plan.StateOf(i) is { Adversaries.Length: > 0 })) break;
                long best = BruteForce.Solve(plan.ToProblem(), 1e8)!.Objective;
                Assert.Equal((best, best), (plan.Objective, plan.Bound));
            }
        }
    }

    [Fact]
    public void Follow_APlanMadeAnew_KnowsTheSameObjectiveAndNoWorseABoundThanItsCertificate()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            if (Start(problem) is not { } plan) continue;
            var events = new RandomEvents(plan, problem.Slots.Count, seed);
            for (int n = 0; n < 4; n++) events.Next();
            Solution solution = plan.ToSolution();
            LivePlan anew = LivePlan.Follow(plan.ToProblem(), solution);
            Assert.Equal(plan.Objective, anew.Objective);
            Assert.True(anew.Bound <= solution.CertifiedBound, $"Seed {seed}: {anew.Bound}, {solution.CertifiedBound}");
            Assert.Equal(solution.Slot, Enumerable.Range(0, anew.Rows).Select(anew.SlotOf));
        }
    }

    [Fact]
    public void Remove_WhoHoldsTheOnlySeat_LetsInWhoWaitedForIt()
    {
        LivePlan plan = Start(Problem.From(Draft.Plain(new long[,] { { 9 }, { 7 } }, 1)))!;
        ReplanAnswer answer = plan.Remove(0);
        Assert.Equal<PlacementChange>([new(0, 0, 1, -1, 0), new(1, -1, 0, 0, 1)], answer.Changes);
        Assert.Equal((7L, 7L), (answer.Objective, answer.Bound));
    }

    [Fact]
    public void Pin_WhoDisplacesAnother_SaysWhoLostThePlace()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 9 }, { 7 } }, 1);
        draft.Conflicts.Add(new(0, 1));
        LivePlan plan = Start(Problem.From(draft))!;
        ReplanAnswer answer = plan.Pin(1, 0);
        Assert.True(answer.IsAccepted);
        Assert.Equal([0], answer.Displaced);
    }

    [Fact]
    public void Pin_WhereAnotherIsPinnedToTheOnlySeat_IsRefusedWithTheReason()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 9 }, { 7 } }, 1);
        draft.Conflicts.Add(new(0, 1));
        draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 0 };
        ReplanAnswer answer = Start(Problem.From(draft))!.Pin(1, 0);
        Assert.Equal(
            new Refusal(
                true,
                "Participant 1 is pinned to slot 0 and would have no place there, and no repair exists."
                + " Maybe a pin, a crew or a quota minimum asks for too much."),
            answer.Refusal);
    }

    [Fact]
    public void Add_ThatBreaksTheFormat_NamesEveryViolation()
    {
        LivePlan plan = Start(Problem.From(Draft.Plain(new long[,] { { 9 } }, 1)))!;
        var state = new ParticipantState
        {
            SessionsNeeded = 2,
            AvailableSessions = 2,
            UnplacedValue = long.MinValue,
            PinnedSlot = 7,
            Options = [new(3, 1), new(0, long.MaxValue, -1), new(0, 1) { Quotas = [new(0, -1)] }],
            Adversaries = [5],
        };
        InvalidProblemException error = Assert.Throws<InvalidProblemException>(() => plan.Add(state));
        Assert.Equal(
        [
            "sessions_needed: 2 sessions are needed, expected 1 to 1.",
            "available_sessions: Sessions beyond the 1 of the problem are available.",
            "unplaced_value: The value is -9 223 372 036 854 775 808, expected an absolute value of at most 10¹².",
            "pinned_slot: Slot 7 is pinned, expected [0, 1).",
            "options[0].slot: The slot is 3, expected [0, 1).",
            "options[1].value: The value is 9 223 372 036 854 775 807, expected an absolute value of at most 10¹².",
            "options[1].support_load: The load is -1, expected 0 to 10⁹.",
            "options[2].slot: Slot 0 is given twice, expected once. Maybe two rows were joined.",
            "options[2].quotas[0].quota: The quota is 0, expected one of [0, 0), once.",
            "options[2].quotas[0].weight: The weight is -1, expected 0 to 10⁹.",
            "adversaries[0]: Participant 5 is given, expected another one of the plan.",
        ], error.Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void Follow_ASolutionOfAnotherProblem_IsRefused()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 9 } }, 1));
        Problem other = Problem.From(Draft.Plain(new long[,] { { 9 }, { 8 } }, 1));
        Solution solution = new Solver(TimeProvider.System).Solve(other, new SolveOptions());
        ArgumentException error = Assert.Throws<ArgumentException>(() => LivePlan.Follow(problem, solution));
        Assert.Equal("The solution has 2 slots, expected 1. Maybe it is of another problem.", error.Message);
    }

    private static LivePlan? Start(Problem problem)
    {
        Solution solution = new Solver(TimeProvider.System).Solve(problem, new SolveOptions { Ticks = 3_000_000 });
        return solution.HasPlan ? LivePlan.Follow(problem, solution) : null;
    }

    private static void AssertSound(LivePlan plan, string where)
    {
        Problem now = plan.ToProblem();
        Solution solution = plan.ToSolution();
        VerificationReport report = Verifier.Verify(now, solution);
        Assert.True(report.FalseClaims.Count == 0, $"{where}: {string.Join("; ", report.FalseClaims)}");
        Assert.True(plan.Objective <= plan.Bound, $"{where}: objective {plan.Objective}, bound {plan.Bound}");
        BruteForceAnswer? best = BruteForce.Solve(now);
        if (best is null) return;
        Assert.True(best.IsFeasible, where);
        Assert.True(plan.Bound >= best.Objective, $"{where}: bound {plan.Bound}, best {best.Objective}");
        Assert.True(plan.Objective <= best.Objective, where);
    }

    private static void AssertSame(Problem a, Problem b, string where)
    {
        Assert.True(a.Options.Value.SequenceEqual(b.Options.Value), where);
        Assert.True(a.Options.Slot.SequenceEqual(b.Options.Slot), where);
        Assert.True(a.Slots.Capacity.SequenceEqual(b.Slots.Capacity), where);
        Assert.True(a.Supervisors.SupportCapacity.SequenceEqual(b.Supervisors.SupportCapacity), where);
        Assert.True(a.Conflicts.Other.SequenceEqual(b.Conflicts.Other), where);
    }
}
