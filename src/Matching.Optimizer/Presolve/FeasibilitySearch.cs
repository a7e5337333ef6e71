using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Exhaustive;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Whether a problem has any plan: by counting, by mending, and then component by component, first by a short plain
/// tree and then by branch and bound. A component that asks for nothing has one: everybody is left out.
/// </summary>
/// <param name="run">Counts the work, and says when to stop.</param>
internal sealed class FeasibilitySearch(Run run)
{
    /// <summary>Most participants of a component that branch and bound is tried for.</summary>
    private const int MostParticipants = 500;

    private const long TicksPerNode = 50, MostTicks = 20_000_000;
    private const double Reach = 0.3;

    /// <summary>Nodes after which a plain tree makes way for branch and bound.</summary>
    public long MostNodes { get; init; } = 20_000;

    /// <summary>Whether a problem has a plan; null when neither a plan nor a proof was found.</summary>
    public bool? HasPlan(Problem problem)
    {
        if (run.MustStop()) return null;
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        if (Mend(problem, candidates, memory) is { } known) return known;
        var empty = new Plan(problem, candidates, memory);
        var index = new SlotIndex(problem.Slots.Count);
        bool? answer = true;
        RowActivity activity = RowActivity.Of(problem, candidates);
        foreach (int[] members in Components.Of(problem, candidates, activity).Participants)
        {
            Problem part = SubProblem.Of(empty, Neighbourhood.Of(candidates, members), index).Problem;
            bool? own = !Asks(part) ? true : run.MustStop() ? null : Decide(part);
            if (own == false) return false;
            if (own is null) answer = null;
        }

        return answer;
    }

    private static bool Asks(Problem part) =>
        part.Participants.HasPins || part.Quotas.Minimum.Any(minimum => minimum > 0);

    /// <summary>False when counting refutes a problem, true when simple moves mend a plan; else null.</summary>
    private bool? Mend(Problem problem, Candidates candidates, WorkMemory memory)
    {
        run.Spend(problem.Options.Count);
        var plan = new Plan(problem, candidates, memory);
        if (Contradictions.Find(plan) is not null) return false;
        new Repair(plan, new Seating(plan), new SlotRoster(problem, candidates, memory)).Mend();
        return plan.Shortfall == 0 ? true : null;
    }

    private bool? Decide(Problem part)
    {
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(part, memory);
        if (Mend(part, candidates, memory) is { } known) return known;
        return Enumerate(part, candidates, memory) ?? Branch(part, candidates, memory);
    }

    private bool? Enumerate(Problem part, Candidates candidates, WorkMemory memory)
    {
        if (part.Participants.Count > TreeSearch.MostParticipants) return null;
        var tree = new TreeSearch(new Plan(part, candidates, memory), Prices.Zero, null, MostNodes)
        {
            TakesFirst = true,
        };
        tree.Run();
        run.Spend(tree.Nodes * TicksPerNode);
        return tree.Best is not null ? true : tree.IsComplete ? false : null;
    }

    private bool? Branch(Problem part, Candidates candidates, WorkMemory memory)
    {
        if (part.Participants.Count > MostParticipants || run.MustStop()) return null;
        RowActivity activity = RowActivity.Of(part, candidates);
        var relaxation = new GroupRelaxation(part, candidates, activity, memory) { IsExact = true };
        var tree = new BranchAndBound(relaxation, Reach * Spread.Of(candidates));
        var prices = new double[relaxation.Rows.Count];
        for (int i = 0; i < part.Participants.Count; i++) prices[i] = part.Participants.UnplacedValue[i];
        tree.Start(prices);
        long most = Math.Min(MostTicks, run.TicksLeft);
        tree.Grow(new TreeLimits(long.MaxValue, most, () => tree.Best is not null || run.MustStop())
        {
            LastTick = most,
        });
        run.Spend(tree.Ticks);
        return tree.Best is not null ? true : tree.IsComplete ? false : null;
    }
}
