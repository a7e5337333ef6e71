using System.Collections.Immutable;
using System.Numerics;
using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Recording;

/// <summary>
/// Best-first branch and bound whose every step is written down so that it can be proved again by other code: no plan
/// is worth more than a target. Knapsacks only, the whole problem as one component, one set of prices per node; a
/// choice is closed because the node's prices prove it, or because it contradicts decisions above it. Who has a single
/// choice left is decided by a node with one child. Ties go to the deeper and then the older node.
/// </summary>
internal sealed class RecordedTree
{
    /// <summary>Most nodes: beyond, the certificate would be too large to be read.</summary>
    public const int MostNodes = 20_000;

    private const int RootRounds = 200, NodeRounds = 12;

    /// <summary>Most open sessions of a slot for which a reader tries every set of them against the crew.</summary>
    private const int MostCrewSessions = 12;

    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly GroupRelaxation _relaxation;
    private readonly RecordedDecisions _decisions;
    private readonly RecordedPricing _pricing;
    private readonly CrewSeating _crews;
    private readonly PriorityQueue<RecordedNode, (long Bound, int Depth, long Number)> _open = new();
    private long _target;
    private Func<bool> _mustStop = () => false;
    private long _number;
    private int _nodes = 1;

    /// <param name="problem">A problem whose pins can be seated.</param>
    /// <param name="prices">Prices to start from, of either form.</param>
    /// <param name="target">What no plan should be worth more than; a better plan raises it.</param>
    public RecordedTree(Problem problem, Prices prices, long target)
    {
        (_problem, _target) = (problem, target);
        var memory = new WorkMemory();
        _candidates = Candidates.Of(problem, memory);
        _relaxation = new GroupRelaxation(problem, _candidates, RowActivity.Of(problem, _candidates), memory);
        _decisions = new RecordedDecisions(_relaxation);
        _pricing = new RecordedPricing(_relaxation, _decisions, prices);
        _crews = new CrewSeating(problem);
        Root = new RecordedNode { Bound = long.MaxValue, Prices = prices };
    }

    public RecordedNode Root { get; }

    /// <summary>No plan is worth more: the target, or the largest bound of a node that was not looked at.</summary>
    public long Bound => Math.Max(_target, _open.TryPeek(out RecordedNode? next, out _) ? next.Bound : long.MinValue);

    /// <summary>The best plan met at a leaf where everybody is decided, if any.</summary>
    public (long Value, ImmutableArray<int> Slot, ImmutableArray<ulong> Sessions)? Best { get; private set; }

    /// <summary>Nodes looked at.</summary>
    public long Explored { get; private set; }

    /// <summary>Work done so far.</summary>
    public long Ticks => _pricing.Ticks + _decisions.Ticks;

    /// <summary>Grows the tree until it proves the target, or is told to stop, or has too many nodes.</summary>
    public void Grow(Func<bool> mustStop)
    {
        _mustStop = mustStop;
        Enter(Root);
        while (_open.TryPeek(out RecordedNode? next, out _) && next.Bound > _target)
        {
            if (_nodes >= MostNodes || mustStop()) return;
            _open.Dequeue();
            Explored++;
            Explore(next);
        }
    }

    private void Enter(RecordedNode node) => _open.Enqueue(node, (-node.Bound, -node.Depth, _number++));

    private void Explore(RecordedNode node)
    {
        if (!_decisions.Enter(node))
        {
            node.Kind = BranchingKind.Contradiction;
            return;
        }

        if (node == Root) CloseUnusable();
        if (Settle(node) is not { } at) return;
        _pricing.Enter(node.Start);
        while (!_decisions.IsPlan)
        {
            if (Lower(at) is not { } bound) return;
            if (Settle(at) is not { } next) return;
            if (next == at)
            {
                Branch(at, bound);
                return;
            }

            at = next;
            _pricing.Restart();
        }

        JudgePlan(at);
    }

    /// <summary>Options that break a row alone: prices of any kind leave them out.</summary>
    private void CloseUnusable()
    {
        for (int i = 0; i < _problem.Participants.Count; i++)
        {
            if (_decisions.IsDecided(i)) continue;
            for (int k = _problem.Options.Start[i]; k < _problem.Options.Start[i + 1]; k++)
            {
                int slot = _problem.Options.Slot[k];
                if (_candidates.Find(i, slot) < 0) Close(Root, new BranchingChoice(i, slot));
            }
        }
    }

    private void Close(RecordedNode node, BranchingChoice choice)
    {
        node.Closed.Add(choice);
        _decisions.Close(choice);
    }

    /// <summary>
    /// Closes what is crowded out and decides who has a single choice left, node by node, until nothing follows; the
    /// node it comes to, or null when that is a leaf.
    /// </summary>
    private RecordedNode? Settle(RecordedNode at)
    {
        while (true)
        {
            foreach (BranchingChoice choice in _decisions.Crowded()) Close(at, choice);
            // Without a choice somebody has no term, and any prices see that there is no plan.
            if (_decisions.IsDead) return null;
            int lone = _decisions.FindLone();
            if (lone < 0) return at;
            (at.Kind, at.Participant) = (BranchingKind.Branch, lone);
            at = at.AddChild(_decisions.Open(lone).Single(), at.Bound, null);
            _nodes++;
            if (_decisions.Decide(at.Decision!.Value)) continue;
            at.Kind = BranchingKind.Contradiction;
            return null;
        }
    }

    /// <summary>
    /// Finds the node's prices and closes what they rule out; scale × bound, or null when the node is a leaf by it.
    /// </summary>
    private Int128? Lower(RecordedNode node)
    {
        bool isBetter = _pricing.Lower(_target, Explored == 1 ? RootRounds : NodeRounds, _mustStop);
        Int128 bound = _pricing.Evaluate();
        if (isBetter || Explored == 1) node.Prices = _pricing.Publish();
        while (_relaxation.Floor(bound) > _target)
        {
            node.Bound = _relaxation.Floor(bound);
            List<BranchingChoice> closable = Closable(bound);
            foreach (BranchingChoice choice in closable) Close(node, choice);
            if (closable.Count == 0) return bound;
            if (_decisions.IsDead) return null;
            bound = _pricing.Evaluate();
        }

        return null;
    }

    private List<BranchingChoice> Closable(Int128 bound)
    {
        Fixing fixing = _pricing.Judge(bound, _target);
        var closable = new List<BranchingChoice>();
        foreach (int e in fixing.FindClosable())
        {
            int i = _relaxation.Entries.Participant[e];
            int slot = _relaxation.SlotOf(e);
            if (!_decisions.IsDecided(i)) closable.Add(new BranchingChoice(i, slot));
        }

        for (int i = 0; i < _problem.Participants.Count; i++)
        {
            if (_decisions.IsDecided(i) || _relaxation.IsForced[i]) continue;
            if (_relaxation.Floor(fixing.BoundWithout(i)) <= _target)
                closable.Add(new BranchingChoice(i, Plan.Unplaced));
        }

        return closable;
    }

    private void Branch(RecordedNode node, Int128 bound)
    {
        int chosen = _pricing.LeastSure();
        (node.Kind, node.Participant) = (BranchingKind.Branch, chosen);
        Fixing fixing = _pricing.Judge(bound, _target);
        BundleState state = _pricing.Save();
        foreach (int slot in _decisions.Open(chosen))
        {
            Int128 with = slot < 0
                ? fixing.BoundWithout(chosen)
                : fixing.BoundWith(_relaxation.Entries.EntryOf[_candidates.Find(chosen, slot)]);
            Enter(node.AddChild(slot, Math.Min(node.Bound, _relaxation.Floor(with)), state));
            _nodes++;
        }
    }

    /// <summary>
    /// Everybody is decided: no plan at all, or one that is worth its value. What a reader cannot judge counts as a
    /// plan.
    /// </summary>
    private void JudgePlan(RecordedNode node)
    {
        Plan plan = _decisions.Plan;
        bool lacks = Enumerable.Range(0, _problem.Quotas.Count).Any(q => plan.QuotaLack(q) > 0);
        node.Kind = lacks ? BranchingKind.Contradiction : BranchingKind.Decided;
        if (lacks) return;
        bool isMended = plan.Shortfall == 0 || (plan.Objective > _target && _crews.TryMend(plan));
        if (isMended) Offer(plan);
        else if (_crews.GaveUp || Enumerable.Range(0, _problem.Slots.Count).Any(j => plan.FirstAt(j) >= 0 && IsWide(j)))
            _target = Math.Max(_target, plan.Objective);
    }

    private void Offer(Plan plan)
    {
        _target = Math.Max(_target, plan.Objective);
        if (Best?.Value >= plan.Objective) return;
        (ImmutableArray<int> slot, ImmutableArray<ulong> sessions) = plan.Export();
        Best = (plan.Objective, slot, sessions);
    }

    private bool IsWide(int slot) => _problem.Slots.MinimumCrew[slot] > 1
        && BitOperations.PopCount(_problem.Slots.OpenSessions[slot]) > MostCrewSessions;
}
