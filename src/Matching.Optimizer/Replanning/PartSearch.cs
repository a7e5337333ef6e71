using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Replanning;

/// <summary>How far a part reaches, and how long it is searched.</summary>
/// <param name="Slots">Most slots.</param>
/// <param name="People">Most people from elsewhere and left out.</param>
/// <param name="Nodes">Most nodes of the tree.</param>
/// <param name="Ticks">Most ticks, asked between nodes.</param>
internal readonly record struct PartLimits(int Slots, int People, long Nodes, long Ticks);

/// <summary>What the search of a part came to.</summary>
internal enum PartOutcome
{
    /// <summary>The plan got better, or keeps every constraint now.</summary>
    Improved,

    /// <summary>Nothing better was found.</summary>
    Kept,

    /// <summary>The part has no plan at all.</summary>
    Impossible,
}

/// <summary>Decides a part anew by branch and bound and puts what is better into the plan.</summary>
internal sealed class PartSearch(LiveProblem problem, LiveSeats seats, LivePrices prices, double reach)
{
    private const int RootRounds = 4, NodeRounds = 2;

    public PartOutcome Solve(int[] slots, IEnumerable<int> people, PartLimits limits)
    {
        var part = new PartProblem(problem, seats, slots, people);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(part.Problem, memory);
        for (int n = 0; n < part.People.Count; n++)
        {
            bool isPinned = part.Problem.Participants.PinnedSlot[n] >= 0;
            if (isPinned && candidates.Start[n] == candidates.Start[n + 1]) return PartOutcome.Impossible;
        }

        RowActivity activity = RowActivity.Of(part.Problem, candidates);
        var relaxation = new GroupRelaxation(part.Problem, candidates, activity, memory) { IsExact = true };
        var tree = new BranchAndBound(relaxation, reach);
        bool wasLacking = seats.IsLacking;
        if (!wasLacking) tree.Beat(part.Value);
        tree.Start(part.Prices(prices, relaxation.Rows));
        tree.Grow(new TreeLimits(limits.Nodes, limits.Ticks, () => false)
        {
            RootRounds = RootRounds,
            NodeRounds = NodeRounds,
        });
        if (tree.Best is not var (choice, sessions))
            return tree.IsComplete && wasLacking ? PartOutcome.Impossible : PartOutcome.Kept;
        return Take(part, ([.. choice.Select(c => c < 0 ? -1 : candidates.Option[c])], sessions), wasLacking);
    }

    private PartOutcome Take(PartProblem part, (int[] Option, ulong[] Sessions) answer, bool wasLacking)
    {
        (int mark, long before) = (seats.Mark, seats.Objective);
        part.Apply(answer.Option, answer.Sessions);
        if (!seats.IsLacking && (wasLacking || seats.Objective > before)) return PartOutcome.Improved;
        seats.Undo(mark);
        return PartOutcome.Kept;
    }
}
