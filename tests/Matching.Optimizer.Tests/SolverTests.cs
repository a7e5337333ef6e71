using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests;

public sealed class SolverTests
{
    private static readonly SolveOptions Short = new() { Ticks = 10_000_000, Seed = 7 };
    private static readonly Solver Solver = new(TimeProvider.System);

    /// <summary>
    /// Every mixture of sessions, supervisors, pins, crews, conflicts and quotas, 64 mixtures in turn.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(640)]
    [InlineData(1280)]
    [InlineData(1920)]
    [InlineData(2560)]
    public void Solve_OfTinyProblems_AgreesWithEnumeration(int first)
    {
        for (int seed = first; seed < first + 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            Solution solution = Solver.Solve(problem, Short);
            VerificationReport report = Verifier.Verify(problem, solution);
            Assert.True(report.IsTrue, $"seed {seed}: {string.Join('\n', report.FalseClaims)}");
            Assert.Empty(report.Unproved);
            Assert.Equal(best.IsFeasible ? Status.Optimal : Status.Infeasible, solution.Status);
            if (best.IsFeasible) Assert.Equal(best.Objective, solution.Objective);
        }
    }

    /// <summary>With hardly any budget no status may be better than its proof, and a bound is still a bound.</summary>
    [Fact]
    public void Solve_OfTinyProblemsWithOneTick_NeverPromisesTooMuch()
    {
        HashSet<Status> seen = [];
        for (int seed = 0; seed < 2560; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            Solution solution = Solver.Solve(problem, new() { Ticks = 1 });
            seen.Add(solution.Status);
            Assert.True(Verifier.Verify(problem, solution).IsTrue, $"seed {seed}");
            if (solution.Status == Status.Infeasible) Assert.False(best.IsFeasible);
            if (solution.HasPlan) Assert.InRange(best.Objective, solution.Objective, solution.Bound);
            if (solution.Status == Status.Unknown && best.IsFeasible) Assert.True(solution.Bound >= best.Objective);
        }

        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Solve_OfTinyProblems_FindsMinimalConflictSets()
    {
        int found = 0;
        for (int seed = 0; seed < 2560; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            Solution solution = Solver.Solve(problem, Short);
            if (solution.Status != Status.Infeasible) continue;
            found++;
            Assert.True(solution.ConflictSet.Minimal, $"seed {seed}");
            Assert.False(HasPlan(problem, solution.ConflictSet), $"seed {seed}");
            foreach (ConflictSet smaller in WithoutOne(solution.ConflictSet))
                Assert.True(HasPlan(problem, smaller), $"seed {seed}");
        }

        Assert.InRange(found, 200, 2000);
    }

    [Theory]
    [InlineData("assign100.txt", 305)]
    public void Solve_OfAPublicAssignmentFile_FindsAndProvesItsOptimum(string file, long minimum)
    {
        Problem problem = Instances.Assignment(file);

        Solution solution = Solver.Solve(problem, Short);

        Assert.Equal((Status.Optimal, -minimum), (solution.Status, solution.Objective));
        Assert.Equal(solution.Objective, Verifier.Verify(problem, solution).CertifiedBound);
    }

    [Theory]
    [InlineData("gap1-0", 261)]
    [InlineData("a05100", 1698)]
    public void Solve_OfAPublicGeneralisedAssignmentFile_FindsAndProvesItsOptimum(string file, long minimum)
    {
        Problem problem = Instances.GeneralisedAssignment(file);

        Solution solution = Solver.Solve(problem, new() { Ticks = 10_000_000 });

        Assert.Equal((Status.Optimal, -minimum), (solution.Status, solution.Objective));
        Assert.True(Verifier.Verify(problem, solution).IsTrue);
    }

    [Fact]
    public void Solve_OfAHarderPublicFile_BracketsItsOptimum()
    {
        Solution solution = Solver.Solve(Instances.GeneralisedAssignment("c05100"), new() { Ticks = 10_000_000 });

        Assert.InRange(-1931, solution.Objective, solution.Bound);
        Assert.InRange(solution.Objective, -1970, -1931);
        Assert.InRange(solution.CertifiedBound, -1931, -1920);
    }

    [Fact]
    public void Solve_OfAProblemWithNobody_IsOptimalAtZero()
    {
        Solution solution = Solver.Solve(Problem.From(Draft.Of(1, 0, 3)), Short);

        Assert.Equal((Status.Optimal, 0), (solution.Status, solution.Objective));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void Solve_OfPeopleWithoutOptions_LeavesThemOut(int sessions)
    {
        ProblemDraft draft = Draft.Of(sessions, 2, 1);
        draft.Participants[0] = draft.Participants[0] with { UnplacedValue = -3 };

        Solution solution = Solver.Solve(Problem.From(draft), Short);

        Assert.Equal((Status.Optimal, -3), (solution.Status, solution.Objective));
        Assert.Equal([-1, -1], solution.Slot.ToArray());
    }

    [Fact]
    public void Solve_OfValuesAtTheLimits_StaysExact()
    {
        ProblemDraft draft = Draft.Of(64, 3, 2);
        for (int i = 0; i < 3; i++)
        {
            draft.Participants[i] = new($"p{i}", 64, ulong.MaxValue, -ProblemLimits.Value);
            draft.Options.Add(i, 0, ProblemLimits.Value - i, ProblemLimits.Load);
            draft.Options.Add(i, 1, -ProblemLimits.Value + 1, ProblemLimits.Load);
        }

        draft.Supervisors.Add(new("h", 2 * ProblemLimits.Load));
        draft.Slots[0] = new("s", [1], 0, [0]);
        draft.Slots[1] = new("t", [int.MaxValue], 0, [0]);
        draft.Quotas.Add(new("q", long.MinValue, long.MaxValue, [0, 1], [ProblemLimits.Weight, ProblemLimits.Weight]));
        Problem problem = Problem.From(draft);

        Solution solution = Solver.Solve(problem, Short);

        Assert.Equal(Status.Optimal, solution.Status);
        Assert.Equal(ProblemLimits.Value + (-ProblemLimits.Value + 1) - ProblemLimits.Value, solution.Objective);
        Assert.True(Verifier.Verify(problem, solution).IsTrue);
    }

    [Fact]
    public void Solve_OfPermutedRows_FindsTheSameObjective()
    {
        for (int seed = 0; seed < 256; seed++)
        {
            ProblemDraft draft = TinyProblems.DraftAt(seed);
            Solution plain = Solver.Solve(Problem.From(draft), Short);
            Solution permuted = Solver.Solve(Problem.From(Permute(draft, new Random(seed))), Short);
            Assert.Equal((plain.Status, plain.Objective), (permuted.Status, permuted.Objective));
        }
    }

    [Fact]
    public void Solve_OfValuesRaisedByAConstant_RaisesTheObjectiveByItForEveryParticipant()
    {
        for (int seed = 0; seed < 256; seed++)
        {
            ProblemDraft draft = TinyProblems.DraftAt(seed);
            Solution plain = Solver.Solve(Problem.From(draft), Short);
            for (int i = 0; i < draft.Participants.Count; i++)
            {
                DraftParticipant one = draft.Participants[i];
                draft.Participants[i] = one with { UnplacedValue = one.UnplacedValue + 1000 };
            }

            for (int k = 0; k < draft.Options.Value.Count; k++) draft.Options.Value[k] += 1000;
            Solution raised = Solver.Solve(Problem.From(draft), Short);
            Assert.Equal(plain.Status, raised.Status);
            if (plain.HasPlan) Assert.Equal(plain.Objective + 1000 * draft.Participants.Count, raised.Objective);
        }
    }

    /// <summary>More people than neighbourhoods come round to in time: exchanges run in parts side by side.</summary>
    [Fact]
    public void Solve_OfManyPeopleAtAnyNumberOfThreads_GivesTheSameAnswer()
    {
        Problem problem = RegionProblems.Of(participants: 600, slots: 80, optionsEach: 6, seed: 5);

        int[] threads = [1, 2, 8];
        Solution[] solutions =
            [.. threads.Select(count => Solver.Solve(problem, new() { Ticks = 12_000_000, Threads = count }))];

        foreach (Solution other in solutions)
        {
            Assert.Equal(solutions[0].Slot.ToArray(), other.Slot.ToArray());
            Assert.Equal(solutions[0].Sessions.ToArray(), other.Sessions.ToArray());
            Assert.Equal(solutions[0].Statistics, other.Statistics);
            Assert.Empty(Verifier.Verify(problem, other).FalseClaims);
        }
    }

    [Fact]
    public void Solve_AtAnyNumberOfThreads_GivesTheSameAnswer()
    {
        Problem problem = Instances.GeneralisedAssignment("c05100");

        int[] threads = [1, 2, 8];
        Solution[] solutions =
            [.. threads.Select(count => Solver.Solve(problem, new() { Ticks = 2_000_000, Threads = count }))];

        foreach (Solution other in solutions)
        {
            Assert.Equal(solutions[0].Slot.ToArray(), other.Slot.ToArray());
            Assert.Equal(solutions[0].Prices.Supervisor.ToArray(), other.Prices.Supervisor.ToArray());
            Assert.Equal(solutions[0].Statistics, other.Statistics);
        }
    }

    [Fact]
    public void Solve_WhenCancelledBeforehand_StillGivesAFeasiblePlanAndSaysSo()
    {
        Problem problem = Instances.GeneralisedAssignment("c05100");

        Solution solution = Solver.Solve(problem, Short, new CancellationToken(canceled: true));

        Assert.True(solution.Cancelled);
        Assert.Equal(Status.Feasible, solution.Status);
        Assert.True(Verifier.Verify(problem, solution).IsTrue);
    }

    [Fact]
    public void Solve_OfANetworkWhenCancelledBeforehand_SeatsThePinnedAndBoundsTheRest()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 5, 1 }, { 9, 1 } });
        draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 0 };
        Problem problem = Problem.From(draft);

        Solution solution = Solver.Solve(problem, Short, new CancellationToken(canceled: true));

        Assert.Equal([0, -1], solution.Slot.ToArray());
        Assert.Equal(Status.Feasible, solution.Status);
        Assert.True(Verifier.Verify(problem, solution).IsTrue);
    }

    [Fact]
    public void Solve_ReportsProgressThatOnlyGetsBetter()
    {
        List<SolveProgress> heard = [];

        Solution solution = Solver.Solve(
            Instances.GeneralisedAssignment("c05100"), new() { Ticks = 2_000_000, Progress = heard.Add });

        Assert.Equal(heard.Select(p => p.Bound).OrderDescending(), heard.Select(p => p.Bound));
        Assert.Equal(
            heard.Select(p => p.Objective ?? long.MinValue).Order(), heard.Select(p => p.Objective ?? long.MinValue));
        Assert.Equal(heard.Select(p => p.Phase).Distinct().Order(), heard.Select(p => p.Phase).Distinct());
        Assert.Equal((solution.Objective, solution.Bound), (heard[^1].Objective, heard[^1].Bound));
    }

    [Fact]
    public void Solve_WithADuration_StopsWhenTheClockSaysSo()
    {
        var clock = new SteppingClock(TimeSpan.FromSeconds(1));

        Solution solution = new Solver(clock).Solve(
            Instances.GeneralisedAssignment("c05100"), new() { Duration = TimeSpan.FromSeconds(12) });

        Assert.Equal(Status.Feasible, solution.Status);
        Assert.False(solution.Cancelled);
        Assert.True(solution.Elapsed >= TimeSpan.FromSeconds(12));
    }

    /// <summary>Time beside ticks cuts a run short, and changes nothing while it does not.</summary>
    [Fact]
    public void Solve_WithADurationBesideTicks_IsTheSameUntilItIsOver()
    {
        Problem problem = RegionProblems.Of(300, 60, 8, seed: 3);
        SolveOptions ticks = new() { Ticks = 30_000_000 };

        Solution alone = Solver.Solve(problem, ticks);
        Solution beside = SolveFrom(95, ticks with { Duration = TimeSpan.FromSeconds(100) });

        Assert.Equal(alone.Slot.ToArray(), beside.Slot.ToArray());
        Assert.Equal((alone.Objective, alone.Bound), (beside.Objective, beside.Bound));
        Assert.Equal(alone.Statistics, beside.Statistics);
        Solution late = SolveFrom(95, ticks with { Duration = TimeSpan.FromSeconds(90) });
        Assert.True(late.Statistics.Ticks < alone.Statistics.Ticks);

        Solution SolveFrom(int seconds, SolveOptions options) =>
            new Solver(new LeapingClock(TimeSpan.FromSeconds(seconds))).Solve(problem, options);
    }

    /// <summary>A slot's knapsack is its first supervisor's; the others' support is priced.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Solve_WithASupervisorBesideAllOthers_ProvesThePlanInAnyOrder(int seed)
    {
        Solution[] answers = [.. new[] { false, true }.Select(comesFirst =>
        {
            Problem problem = RegionProblems.WithCoordinator(RegionProblems.DraftOf(60, 20, 8, seed), comesFirst);
            Solution answer = Solver.Solve(problem, new() { Ticks = 60_000_000 });
            Assert.True(Verifier.Verify(problem, answer).IsTrue);
            return answer;
        })];

        Assert.All(answers, answer => Assert.Equal(Status.Optimal, answer.Status));
        Assert.Equal(answers[0].Objective, answers[1].Objective);
    }

    /// <summary>Where every component is closed before a tree grows, the sum of their bounds is a proof.</summary>
    [Fact]
    public void Solve_OfTwinIslands_ProvesThemWhateverTheSeed()
    {
        for (int seed = 0; seed < 160; seed++)
        {
            var random = new Random(seed);
            ProblemDraft draft = Draft.Of(1, 14, 0);
            for (int h = 0; h < 3; h++)
            {
                int capacity = random.Next(6, 11);
                for (int island = 0; island < 2; island++) draft.Supervisors.Add(new($"h{h}-{island}", capacity));
            }

            for (int j = 0; j < 6; j++) draft.Slots.Add(new($"s{j}", [7], 0, [j]));
            for (int i = 0; i < 7; i++)
            {
                for (int h = 0; h < 3; h++)
                {
                    (long value, int load) = (random.Next(1, 10), random.Next(2, 7));
                    for (int island = 0; island < 2; island++)
                        draft.Options.Add(i + 7 * island, 2 * h + island, value, load);
                }
            }

            Solution answer = Solver.Solve(Problem.From(draft), new() { Ticks = 30_000_000 });

            Assert.True(answer.Status == Status.Optimal, $"seed {seed}: {answer.Objective} of {answer.Bound}");
        }
    }

    [Theory]
    [InlineData(0L, 1)]
    [InlineData(1L, 0)]
    [InlineData(1L, 1025)]
    public void Solve_WithALimitOutsideItsRange_Refuses(long ticks, int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(
        () => Solver.Solve(Problem.From(Draft.Of(1, 0, 0)), new() { Ticks = ticks, Threads = threads }));

    private static IEnumerable<ConflictSet> WithoutOne(ConflictSet set) =>
        set.Pins.Select(i => set with { Pins = set.Pins.Remove(i) })
            .Concat(set.Quotas.Select(q => set with { Quotas = set.Quotas.Remove(q) }))
            .Concat(set.Crews.Select(j => set with { Crews = set.Crews.Remove(j) }));

    private static bool HasPlan(Problem problem, ConflictSet kept)
    {
        Problem alone = ConflictMember.Keep(problem, ConflictMember.Of(kept));
        return BruteForce.Solve(alone, 1e9)!.IsFeasible;
    }

    /// <summary>The same problem with participants, slots and options in another order.</summary>
    private static ProblemDraft Permute(ProblemDraft draft, Random random)
    {
        int[] people = Shuffled(draft.Participants.Count, random), slots = Shuffled(draft.Slots.Count, random);
        int[] options = Shuffled(draft.Options.Value.Count, random);
        int[] Inverse(int[] order) => [.. Enumerable.Range(0, order.Length).OrderBy(n => order[n])];
        int[] toPerson = Inverse(people), toSlot = Inverse(slots), toOption = Inverse(options);
        return new ProblemDraft
        {
            SessionCount = draft.SessionCount,
            Participants = [.. people.Select(i => draft.Participants[i] with
            {
                PinnedSlot = draft.Participants[i].PinnedSlot is { } pin ? toSlot[pin] : null,
            })],
            Slots = [.. slots.Select(j => draft.Slots[j])],
            Supervisors = draft.Supervisors,
            Options = new DraftOptions
            {
                Participant = [.. options.Select(k => toPerson[draft.Options.Participant[k]])],
                Slot = [.. options.Select(k => toSlot[draft.Options.Slot[k]])],
                Value = [.. options.Select(k => draft.Options.Value[k])],
                SupportLoad = [.. options.Select(k => draft.Options.SupportLoad[k])],
            },
            Conflicts = [.. draft.Conflicts.Select(c => new DraftConflict(toPerson[c.B], toPerson[c.A]))],
            Quotas = [.. draft.Quotas.Select(q => q with { Option = [.. q.Option.Select(k => toOption[k])] })],
        };
    }

    private static int[] Shuffled(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }

    /// <summary>A clock that moves a step on whenever it is read.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }

    /// <summary>A clock that stands at 0 when it is read first and at one moment from then on.</summary>
    private sealed class LeapingClock(TimeSpan then) : TimeProvider
    {
        private bool _isRunning;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            long now = _isRunning ? then.Ticks : 0;
            _isRunning = true;
            return now;
        }
    }
}
