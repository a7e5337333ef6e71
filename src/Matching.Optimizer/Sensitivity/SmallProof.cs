using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Replanning;

namespace Matching.Optimizer.Sensitivity;

/// <summary>
/// Brings plan and bound of a tried event together where the problem is small, by branch and bound that starts from the
/// repaired plan and the kept prices.
/// </summary>
internal sealed class SmallProof(double reach)
{
    private const int MostOptions = 3_000;
    private const long MostNodes = 300, MostTicks = 20_000_000;

    /// <summary>Limits of the best value after an event: the repaired plan and the bound, or better.</summary>
    /// <param name="problem">The problem before the event, left as it is.</param>
    /// <param name="trial">What the event came to.</param>
    /// <param name="edit">The event, on a copy of the problem.</param>
    /// <param name="prices">Prices to start from.</param>
    public (long Least, long Most) Settle(LiveProblem problem, Trial trial, Action<LiveProblem> edit, Prices prices)
    {
        long most = Math.Max(trial.Bounds.Bound, trial.Objective);
        if (trial.Objective == most || problem.OptionCount > MostOptions) return (trial.Objective, most);
        var copy = new LiveProblem(Snapshot.Problem(problem));
        edit(copy);
        Problem changed = Snapshot.Problem(copy);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(changed, memory);
        var relaxation = new GroupRelaxation(changed, candidates, RowActivity.Of(changed, candidates), memory)
        {
            IsExact = true,
        };
        var tree = new BranchAndBound(relaxation, reach);
        tree.Beat(trial.Objective);
        tree.Start(PriceSharpening.ToValues(prices, relaxation.Rows));
        tree.Grow(new TreeLimits(MostNodes, MostTicks, () => false));
        long least = tree.Incumbent ?? trial.Objective;
        return (least, tree.IsComplete ? least : Math.Max(least, Math.Min(most, tree.Bound)));
    }
}
