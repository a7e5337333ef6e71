using System.Collections.Immutable;
using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>
/// The trees' turns: one tree per component that is small enough for one. A turn goes to the component whose plan is
/// furthest from its bound, and is a fixed number of ticks long; the bound of the whole is the sum over the components.
/// </summary>
internal sealed class TreeTurns
{
    /// <summary>Most participants of a component that a tree is grown for.</summary>
    private const int MostParticipants = 500;

    private const long TicksPerTurn = 60_000_000;
    private readonly Plan _empty;
    private readonly List<ComponentTree> _trees = [];

    /// <summary>Value of those without any candidate.</summary>
    private readonly long _outside;

    public TreeTurns(Problem problem, Candidates candidates, RowActivity activity, StrongBounding strong, int threads)
    {
        _empty = new Plan(problem, candidates, new WorkMemory());
        var index = new SlotIndex(problem.Slots.Count);
        _outside = _empty.Objective;
        foreach (int[] members in Components.Of(problem, candidates, activity).Participants)
        {
            SubProblem sub = SubProblem.Of(_empty, Neighbourhood.Of(candidates, members), index);
            _trees.Add(new ComponentTree(sub, strong, members.Length <= MostParticipants, threads));
            foreach (int i in members) _outside -= problem.Participants.UnplacedValue[i];
        }
    }

    public long Nodes => _trees.Sum(tree => tree.Nodes);

    /// <summary>Whether every component was searched through.</summary>
    public bool IsComplete => _trees.TrueForAll(tree => tree.IsComplete);

    /// <summary>Participants of a component that has no plan, ascending; null while none is known.</summary>
    public IReadOnlyList<int>? Infeasible => _trees.Find(tree => tree.IsInfeasible)?.Participants;

    /// <summary>Whether there is a tree left to grow.</summary>
    public bool IsOpen => _trees.Exists(tree => tree.IsOpen);

    /// <summary>Ticks of the last turn.</summary>
    public long LastTurn { get; private set; }

    public void Take(Run run)
    {
        foreach (ComponentTree tree in _trees) tree.Adopt(run);
        ComponentTree? next = _trees.Where(tree => tree.IsOpen).MaxBy(tree => tree.Gap);
        LastTurn = next?.Grow((TicksPerTurn, run.TicksLeft), run.MustStop) ?? 0;
        run.Spend(LastTurn);
        if (Infeasible is not null) return;
        if (_trees.TrueForAll(tree => tree.Value is not null)) Offer(run);
        if (_trees.TrueForAll(tree => tree.Bound != long.MaxValue))
            run.OfferTreeBound(_outside + _trees.Sum(tree => tree.Bound));
    }

    private void Offer(Run run)
    {
        long value = _outside + _trees.Sum(tree => tree.Value!.Value);
        if (run.Objective >= value) return;
        run.Offer(value, () =>
        {
            int[] slot = new int[_empty.Choice.Length];
            ulong[] sessions = new ulong[slot.Length];
            Array.Fill(slot, Plan.Unplaced);
            foreach (ComponentTree tree in _trees) tree.Write(slot, sessions);
            return new PlanPlaces([.. slot], [.. sessions]);
        });
    }
}
