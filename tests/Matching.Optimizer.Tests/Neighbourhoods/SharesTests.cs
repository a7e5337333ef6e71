using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Neighbourhoods;

public sealed class SharesTests
{
    private const int Parts = 3;

    /// <summary>Each part answers with whatever suits other values: only the shares hold them together.</summary>
    [Fact]
    public void Of_PartsThatAnswerAnyhow_LeavesAPlanThatKeepsEveryConstraint()
    {
        int compared = 0, changed = 0;
        for (int seed = 0; seed < 1600; seed++)
        {
            if (PlanAt(seed) is not { } plan) continue;
            int[] partOfSlot = PartsAt(plan, seed);
            (var before, _) = plan.Export();
            SubProblem[] parts = Cut(plan, partOfSlot, seed);
            foreach (SubProblem part in parts) Answer(plan, part, new Random(seed));

            Audit.Check(plan);
            compared++;
            if (!plan.Export().Slot.SequenceEqual(before)) changed++;
        }

        Assert.InRange(compared, 400, 1600);
        Assert.InRange(changed, 200, 1600);
    }

    [Fact]
    public void Of_AllParts_DealOutWhatIsLeft_AndNoMore()
    {
        for (int seed = 0; seed < 640; seed++)
        {
            if (PlanAt(seed) is not { } plan) continue;
            int[] partOfSlot = PartsAt(plan, seed);
            var quotas = new SlotQuotas(plan.Problem, plan.Candidates);
            var shares = new Shares(plan, quotas, partOfSlot, turn: seed % 5);
            for (int h = 0; h < plan.Problem.Supervisors.Count; h++)
            {
                int[] parts = PartsWhere(partOfSlot, j => plan.Problem.Slots.SupervisorsOf(j).Contains(h));
                Assert.Equal(parts.Length == 0 ? 0 : plan.SupportLeft(h), parts.Sum(p => shares.Of(p).Support(h)));
            }

            for (int q = 0; q < plan.Problem.Quotas.Count; q++)
            {
                int[] parts = PartsWhere(partOfSlot, j => quotas.Of(j).Contains(q));
                Assert.Equal(parts.Length == 0 ? 0 : plan.WeightLeft(q), parts.Sum(p => shares.Of(p).Above(q)));
                Assert.Equal(parts.Length == 0 ? 0 : plan.WeightToSpare(q), parts.Sum(p => shares.Of(p).Below(q)));
            }
        }
    }

    private static int[] PartsWhere(int[] partOfSlot, Func<int, bool> counts) =>
        [.. Enumerable.Range(0, partOfSlot.Length).Where(counts).Select(j => partOfSlot[j]).Distinct()];

    private static Plan? PlanAt(int seed) => RandomPlans.Of(
        seed % 3 == 0 ? Relaxed.CrowdedAt(seed).Problem : TinyProblems.At(seed), new Random(seed));

    private static int[] PartsAt(Plan plan, int seed)
    {
        var random = new Random(seed + 1);
        return [.. Enumerable.Range(0, plan.Problem.Slots.Count).Select(_ => random.Next(Parts))];
    }

    private static SubProblem[] Cut(Plan plan, int[] partOfSlot, int seed)
    {
        var random = new Random(seed + 2);
        var shares = new Shares(plan, new SlotQuotas(plan.Problem, plan.Candidates), partOfSlot, random.Next(5));
        int[] partOf = [.. Enumerable.Range(0, plan.Choice.Length).Select(i =>
            plan.Choice[i] < 0 ? random.Next(Parts) : partOfSlot[plan.SlotOf(i)])];
        var index = new SlotIndex(plan.Problem.Slots.Count);
        return [.. Enumerable.Range(0, Parts).Select(part =>
        {
            int[] slots = [.. Enumerable.Range(0, partOfSlot.Length).Where(j => partOfSlot[j] == part)];
            int[] people = [.. Enumerable.Range(0, partOf.Length).Where(i => partOf[i] == part)];
            return SubProblem.Of(plan, Neighbourhood.Of(plan, slots, people, index), index, shares.Of(part));
        })];
    }

    /// <summary>The best answer to other values is any answer.</summary>
    private static void Answer(Plan plan, SubProblem part, Random random)
    {
        Problem own = part.Problem;
        Problem revalued = new(own.SessionCount)
        {
            Participants = own.Participants,
            Slots = own.Slots,
            Supervisors = own.Supervisors,
            Options = own.Options with { Value = [.. own.Options.Value.Select(_ => random.NextInt64(-5, 20))] },
            Conflicts = own.Conflicts,
            Quotas = own.Quotas,
        };
        BruteForceAnswer answer = BruteForce.Solve(revalued, 1e9)!;
        Assert.True(answer.IsFeasible);
        int[] option = [.. answer.Slot.Select((j, n) => j < 0 ? -1 : own.Options.Find(n, j))];
        part.Apply(plan, option, answer.Sessions);
    }
}
