using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>The tree's turns: each as long as a fixed number of ticks, with what the others have found since.</summary>
internal sealed class TreeTurns
{
    /// <summary>Most participants that a tree is grown for.</summary>
    public const int MostParticipants = 500;

    private const long TicksPerTurn = 30_000_000;
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly BranchAndBound _tree;
    private readonly double[] _start;

    public TreeTurns(Problem problem, Candidates candidates, RowActivity activity, StrongBounding strong)
    {
        (_problem, _candidates, _start) = (problem, candidates, strong.BestPrice);
        var relaxation = new GroupRelaxation(problem, candidates, activity, new WorkMemory()) { IsExact = true };
        _tree = new BranchAndBound(relaxation, strong.Reach);
    }

    public long Nodes => _tree.Nodes;

    public bool IsComplete => _tree.IsComplete;

    public bool IsInfeasible => _tree.IsComplete && _tree.Incumbent is null;

    /// <summary>Ticks of the last turn.</summary>
    public long LastTurn { get; private set; }

    public void Take(Run run)
    {
        long before = _tree.Ticks;
        if (run.Objective is { } objective) _tree.Beat(objective);
        if (before == 0) _tree.Start(_start);
        _tree.Grow(new TreeLimits(long.MaxValue, before + TicksPerTurn, run.MustStop));
        LastTurn = _tree.Ticks - before;
        run.Spend(LastTurn);
        if (_tree.Best is var (choice, sessions)) run.Offer(_tree.Incumbent!.Value, () => Export(choice, sessions));
        if (_tree.Incumbent is not null) run.OfferTreeBound(_tree.Bound);
    }

    private (System.Collections.Immutable.ImmutableArray<int>, System.Collections.Immutable.ImmutableArray<ulong>) Export(
        int[] choice, ulong[] sessions) =>
        ([.. choice.Select(c => c < 0 ? Plan.Unplaced : _candidates.Slot[c])], [.. sessions]);
}
