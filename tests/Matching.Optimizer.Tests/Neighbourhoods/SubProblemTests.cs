using Matching.Optimizer.Branching;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Neighbourhoods;

public sealed class SubProblemTests
{
    /// <summary>
    /// With those who stand there and those left out: the best answer is the best of the whole with all others fixed.
    /// </summary>
    [Fact]
    public void Of_ThoseInsideAndThoseLeftOut_HasTheOptimumOfTheWholeWithTheOthersFixed()
    {
        int compared = 0, better = 0;
        for (int seed = 0; seed < 1600; seed++)
        {
            if (PlanAt(seed) is not { } plan) continue;
            int[] slots = SlotsAt(plan, seed);
            SubProblem sub = Cut(plan, slots, i => plan.Choice[i] < 0 || slots.Contains(plan.SlotOf(i)));

            BruteForceAnswer own = BruteForce.Solve(sub.Problem, 1e9)!;
            BruteForceAnswer whole = BruteForce.Solve(OthersFixed(plan, slots), 1e9)!;

            Assert.True(own.IsFeasible && whole.IsFeasible, $"seed {seed}");
            Assert.Equal(whole.Objective - plan.Objective, own.Objective - sub.Value);
            compared++;
            if (own.Objective > sub.Value) better++;
        }

        Assert.InRange(compared, 400, 1600);
        Assert.InRange(better, 100, 1600);
    }

    /// <summary>
    /// Movers from elsewhere too: any answer put back keeps every constraint but the crews it leaves.
    /// </summary>
    [Fact]
    public void Apply_OfAnyAnswer_KeepsEveryConstraint_AndChangesTheValueByTheDifference()
    {
        int[] count = [0, 0];
        for (int seed = 0; seed < 1600; seed++)
        {
            if (PlanAt(seed) is not { } plan) continue;
            int[] slots = SlotsAt(plan, seed);
            SubProblem sub = Cut(plan, slots, _ => true);
            foreach (int? values in new int?[] { null, 1, 2, 3 })
            {
                long before = plan.Objective;
                BruteForceAnswer answer = BruteForce.Solve(Revalued(sub.Problem, values), 1e9)!;
                int[] option = [.. answer.Slot.Select((j, n) => j < 0 ? -1 : sub.Problem.Options.Find(n, j))];
                bool leaves = LeavesACrew(plan, sub, option);
                sub.Apply(plan, option, answer.Sessions);

                Audit.CheckPartial(plan);
                Assert.Equal(before + Value(sub, option) - sub.Value, plan.Objective);
                Assert.True(leaves || plan.Shortfall == 0, $"seed {seed}");
                count[plan.Shortfall == 0 ? 1 : 0]++;
                plan.Undo(0);
                Assert.Equal(before, plan.Objective);
            }
        }

        Assert.InRange(count[1], 1500, 20_000);
        Assert.InRange(count[0], 0, count[1] / 10);
    }

    [Fact]
    public void Of_AnySlots_IsAProblemThatKeepsItsRanges_AndValuesThePlanAsItStands()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            if (PlanAt(seed) is not { } plan) continue;
            int[] slots = SlotsAt(plan, seed);
            SubProblem sub = Cut(plan, slots, _ => true);

            Assert.Equal(slots, sub.Slots);
            Assert.All(sub.Problem.Supervisors.SupportCapacity, room => Assert.InRange(room, 0, long.MaxValue));
            Assert.All(sub.Problem.Quotas.Maximum, most => Assert.InRange(most, 0, long.MaxValue));
            long value = 0;
            for (int n = 0; n < sub.Participants.Count; n++)
            {
                int i = sub.Participants[n], at = plan.SlotOf(i);
                value += sub.ValueAt(n, slots.Contains(at) ? at : -1);
            }

            Assert.Equal(sub.Value, value);
        }
    }

    /// <summary>Components as trees see them: an empty plan, all its slots, everybody.</summary>
    [Fact]
    public void Of_AnEmptyPlanAndAllSlots_IsTheWholeProblem()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
            bool isHopeless = Contradictions.Find(plan) is not null;
            if (isHopeless) continue;
            plan.Undo(0);
            SubProblem sub = Cut(plan, [.. Enumerable.Range(0, problem.Slots.Count)], _ => true);

            BruteForceAnswer own = BruteForce.Solve(sub.Problem, 1e9)!, whole = BruteForce.Solve(problem, 1e9)!;
            Assert.Equal(whole.IsFeasible, own.IsFeasible);
            if (whole.IsFeasible) Assert.Equal(whole.Objective - plan.Objective, own.Objective - sub.Value);
        }
    }

    /// <summary>
    /// The whole's prices bound the part as well, and the tree of the part proves its optimum from them.
    /// </summary>
    [Fact]
    public void Prices_OfTheWhole_StartATreeThatProvesThePart()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            if (PlanAt(seed) is not { } plan) continue;
            var whole = new Relaxed(plan.Problem);
            whole.Reprice(new Random(seed));
            SubProblem sub = Cut(plan, SlotsAt(plan, seed), _ => true);
            var part = new Relaxed(sub.Problem);
            double[] price = [.. whole.Relaxation.Price.Select(p => (double)p / whole.Relaxation.Scale)];
            var tree = new BranchAndBound(part.Relaxation, 1);
            tree.Start(sub.Prices(price, part.Relaxation.Rows));
            tree.Grow(new TreeLimits(long.MaxValue, long.MaxValue, () => false));

            Assert.Equal((true, BruteForce.Solve(sub.Problem, 1e9)!.Objective), (tree.IsComplete, tree.Incumbent));
        }
    }

    private static Plan? PlanAt(int seed) => RandomPlans.Of(
        seed % 3 == 0 ? Relaxed.CrowdedAt(seed).Problem : TinyProblems.At(seed), new Random(seed));

    private static int[] SlotsAt(Plan plan, int seed)
    {
        var random = new Random(seed + 1);
        int[] slots = [.. Enumerable.Range(0, plan.Problem.Slots.Count).Where(_ => random.Next(2) == 0)];
        return slots.Length > 0 ? slots : [0];
    }

    private static SubProblem Cut(Plan plan, int[] slots, Func<int, bool> takesPart)
    {
        List<(int, int[])> people = [];
        for (int i = 0; i < plan.Choice.Length; i++)
        {
            (int from, int to) = (plan.Candidates.Start[i], plan.Candidates.Start[i + 1]);
            int[] open = [.. Enumerable.Range(from, to - from)
                .Where(c => slots.Contains(plan.Candidates.Slot[c]))];
            if (open.Length > 0 && takesPart(i)) people.Add((i, open));
        }

        return SubProblem.Of(plan, new Neighbourhood(slots, people), new SlotIndex(plan.Problem.Slots.Count));
    }

    /// <summary>
    /// The whole problem, where those elsewhere are pinned, with their sessions, and nobody else moves there.
    /// </summary>
    private static Problem OthersFixed(Plan plan, int[] slots)
    {
        Problem problem = plan.Problem;
        int[] pin = [.. problem.Participants.PinnedSlot];
        ulong[] available = [.. problem.Participants.AvailableSessions];
        for (int i = 0; i < pin.Length; i++)
        {
            int at = plan.SlotOf(i);
            if (at >= 0 && !slots.Contains(at)) (pin[i], available[i]) = (at, plan.SessionsOf[i]);
        }

        long never = -1_000_000;
        return new Problem(problem.SessionCount)
        {
            Participants = problem.Participants with { PinnedSlot = [.. pin], AvailableSessions = [.. available] },
            Slots = problem.Slots,
            Supervisors = problem.Supervisors,
            Options = problem.Options with
            {
                Value = [.. problem.Options.Value.Select((v, k) => IsClosed(k) ? never : v)],
            },
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas,
        };

        bool IsClosed(int k)
        {
            int i = Enumerable.Range(0, pin.Length).First(n => problem.Options.Start[n + 1] > k);
            bool stands = plan.SlotOf(i) >= 0 && !slots.Contains(plan.SlotOf(i));
            return !stands && !slots.Contains(problem.Options.Slot[k]);
        }
    }

    /// <summary>The same with random values, so that its best answer is any answer.</summary>
    private static Problem Revalued(Problem problem, int? seed)
    {
        if (seed is not { } known) return problem;
        var random = new Random(known);
        return new Problem(problem.SessionCount)
        {
            Participants = problem.Participants,
            Slots = problem.Slots,
            Supervisors = problem.Supervisors,
            Options = problem.Options with
            {
                Value = [.. problem.Options.Value.Select(_ => random.NextInt64(-20, 20))],
            },
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas,
        };
    }

    private static long Value(SubProblem sub, int[] option) => option
        .Select((k, n) => k < 0 ? sub.Problem.Participants.UnplacedValue[n] : sub.Problem.Options.Value[k]).Sum();

    /// <summary>Whether somebody leaves a slot elsewhere that asks for a crew.</summary>
    private static bool LeavesACrew(Plan plan, SubProblem sub, int[] option) => option.Where((k, n) =>
        k >= 0 && plan.SlotOf(sub.Participants[n]) is var at && at >= 0
        && !sub.Slots.Contains(at) && plan.Problem.Slots.MinimumCrew[at] > 1).Any();
}
