using System.Numerics;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Best-first branch and bound on the strong bound (branch and price: Savelsbergh 1997; fixing by reduced costs: Posta,
/// Ferland and Michelon 2012, section 3). A node lowers its bound from its parent's prices, closes what its prices rule
/// out, rounds the mixture to a plan, and branches on one participant, one child for each choice still open. Ties go to
/// the deeper and then the older node. The tree is grown for one target after another, each time from the root.
/// Complete when the queue runs empty without a target: then the best plan is optimal, or without one there is none.
/// </summary>
internal sealed class BranchAndBound
{
    private const int SweepsPerBound = 3;
    private const long NoThreshold = long.MinValue / 4;

    /// <summary>What a choice counts of which prices say nothing, beside 1 for all that is left of the gap.</summary>
    private const double LeastFall = 0.1;
    private readonly GroupRelaxation _relaxation;
    private readonly Pricers _pricers;
    private readonly ProximalBundle _bundle;
    private readonly Propagation _propagation;
    private readonly Rounding _rounding;
    private readonly CrewSeating _crews;
    private readonly Completion _completion;
    private Dive? _dive;
    private readonly PriorityQueue<Node, (long Bound, int Depth, long Number)> _open = new();
    private TreeLimits _limits = new(0, 0, () => true);
    private long _number;
    private Node? _root;
    private BundleState? _rootState;
    private TargetSequence? _targets;

    /// <summary>Largest bound of a part that was given up.</summary>
    private long _undecided = long.MinValue;

    public BranchAndBound(GroupRelaxation relaxation, double reach)
    {
        var memory = new WorkMemory();
        _relaxation = relaxation;
        _pricers = new Pricers(relaxation, memory, 1);
        _bundle = new ProximalBundle(relaxation, _pricers, reach);
        _propagation = new Propagation(relaxation, new Plan(relaxation.Problem, relaxation.Candidates, memory));
        _rounding = new Rounding(relaxation, _bundle, memory);
        _crews = new CrewSeating(relaxation.Problem);
        _completion = new Completion(_rounding.Plan);
    }

    /// <summary>Value of the best plan known, from outside or found here.</summary>
    public long? Incumbent { get; private set; }

    /// <summary>A plan better than the one given, if found: candidate and mask per participant.</summary>
    public (int[] Choice, ulong[] Sessions)? Best { get; private set; }

    public long Nodes { get; private set; }

    /// <summary>Whether every part was searched or ruled out.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>No plan is worth more: the largest bound of an open node, or the best plan.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    public long Ticks => _pricers.Ticks + _bundle.Ticks + _propagation.Ticks + _rounding.Ticks + (_dive?.Ticks ?? 0);

    /// <summary>Only plans worth more than this are looked for.</summary>
    public void Beat(long value)
    {
        if (Incumbent >= value) return;
        (Incumbent, Best) = (value, null);
    }

    /// <summary>Plants the root.</summary>
    /// <param name="prices">Prices to start from, in units of value.</param>
    /// <param name="bound">No plan is worth more, as far as is known.</param>
    public void Start(ReadOnlySpan<double> prices, long bound = long.MaxValue)
    {
        Bound = bound;
        var root = new Node { Bound = bound };
        if (!_propagation.Enter(root)) return;
        _bundle.Start(prices);
        Enter(root);
    }

    /// <summary>Grows the tree until it is searched through or the limits are reached; may be called again.</summary>
    public void Grow(TreeLimits limits)
    {
        _limits = limits;
        if (_targets?.Value < Incumbent && Bound - Incumbent > 1) Aim(Incumbent.Value);
        do
        {
            if (!Explore()) return;
            Publish(Proved);
        }
        while (LowerTarget());

        IsComplete = _undecided <= (Incumbent ?? long.MinValue);
        Publish(Proved);
    }

    /// <summary>Only plans worth more than this are looked for at present.</summary>
    private long? Threshold => _targets?.Value is { } target && !(Incumbent > target) ? target : Incumbent;

    /// <summary>What the nodes explored leave: the best plan, the target, or a part that was given up.</summary>
    private long Proved => Math.Max(_undecided, Threshold ?? long.MinValue);

    /// <summary>Explores nodes until none is left that may reach the target; false when a limit came first.</summary>
    private bool Explore()
    {
        while (_open.TryPeek(out Node? next, out _))
        {
            Publish(Math.Max(next.Bound, Proved));
            if (Threshold >= next.Bound) return true;
            if (Nodes > 0 && _limits.MustStop(Nodes, Ticks)) return false;
            _open.Dequeue();
            Explore(next);
        }

        return true;
    }

    /// <summary>Starts the targets anew, below the bound as it stands.</summary>
    private void Aim(long incumbent)
    {
        _targets = new TargetSequence(_limits.FirstStep);
        _targets.Begin(Bound, incumbent);
        Replant();
    }

    private bool LowerTarget()
    {
        if (_targets is null || !_targets.Lower(Bound, Incumbent)) return false;
        Replant();
        return true;
    }

    /// <summary>
    /// Starts at the root again: what nodes closed for a higher target may hold plans of a lower one.
    /// </summary>
    private void Replant()
    {
        _open.Clear();
        Enter(new Node { Parent = _root, Depth = 1, Bound = Math.Min(Bound, _root!.Bound), Start = _rootState });
    }

    private void Enter(Node node) => _open.Enqueue(node, (-node.Bound, -node.Depth, _number++));

    private void Publish(long bound)
    {
        Bound = Math.Min(Bound, bound);
    }

    private void Explore(Node node)
    {
        Nodes++;
        if (!_propagation.Enter(node)) return;
        if (node.Start is { } start) _bundle.Resume(start);
        if (Lower(node) is not { } fixing) return;
        _rounding.ReadShares();
        _rounding.Build();
        _completion.Run();
        Offer(_rounding.Plan);
        if (Threshold >= node.Bound) return;
        if (BitOperations.IsPow2(Nodes)) Dive(node);
        if (Threshold >= node.Bound) return;
        if (node.Depth == 0 && Incumbent is { } incumbent)
        {
            (_root, _rootState) = (node, _bundle.Save());
            Publish(node.Bound);
            Aim(incumbent);
        }
        else Branch(node, fixing);
    }

    private void Dive(Node node)
    {
        BundleState state = _bundle.Save();
        _dive ??= new Dive(_relaxation, _bundle, new WorkMemory(), DivePace.OfTrees);
        _dive.Run(node, () => _limits.IsOver(Ticks));
        Offer(_dive.Plan);
        _propagation.Enter(node);
        _bundle.Resume(state);
        _rounding.ReadShares();
    }

    /// <summary>
    /// Lowers the bound and closes choices until neither helps; what the last prices prove, or null when the node is
    /// done.
    /// </summary>
    private Fixing? Lower(Node node)
    {
        Fixing? fixing = null;
        long before = long.MaxValue;
        int stale = 0;
        for (int round = 0; round < _limits.Rounds(node.Depth); round++)
        {
            for (int n = 0; n < SweepsPerBound; n++) _bundle.Sweep();
            Int128 scaled = _pricers.Evaluate();
            long bound = _relaxation.Floor(scaled);
            node.Bound = Math.Min(node.Bound, bound);
            if (Threshold >= node.Bound) return null;
            fixing = new Fixing(_relaxation, _pricers, scaled, Threshold ?? NoThreshold);
            int closed = fixing.Close(_propagation, node);
            if (closed < 0) return null;
            if (closed > 0) _bundle.Restart();
            double room = node.Bound - (double)(Threshold ?? node.Bound - Math.Abs(node.Bound) / 100);
            if (_bundle.Gap < 0.02 * room) break;
            stale = before - node.Bound < 0.01 * room ? stale + 1 : 0;
            before = node.Bound;
            if (stale >= 4 || _limits.IsOver(Ticks)) break;
        }

        return fixing;
    }

    private void Branch(Node node, Fixing fixing)
    {
        int chosen = Choose(node, fixing);
        if (chosen < 0)
        {
            Judge(node);
            return;
        }

        BundleState state = _bundle.Save();
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[chosen]; c < start[chosen + 1]; c++)
        {
            int e = _relaxation.Entries.EntryOf[c];
            if (!_relaxation.IsOpen[e]) continue;
            AddChild(node, (chosen, e), _relaxation.Floor(fixing.BoundWith(e)), state);
        }

        if (_relaxation.IsForced[chosen]) return;
        AddChild(node, (chosen, -1), _relaxation.Floor(fixing.BoundWithout(chosen)), state);
    }

    private void AddChild(Node node, (int Participant, int Entry) decision, long bound, BundleState state)
    {
        var child = new Node
        {
            Parent = node,
            Depth = node.Depth + 1,
            Participant = decision.Participant,
            Entry = decision.Entry,
            Bound = Math.Min(bound, node.Bound),
            Start = state,
        };
        if (Threshold is null || child.Bound > Threshold) Enter(child);
    }

    /// <summary>
    /// The undecided participant whose shares are most spread and for whom the bound falls whichever way it is decided,
    /// or -1 when everybody is decided.
    /// </summary>
    private int Choose(Node node, Fixing fixing)
    {
        (int best, double most) = (-1, double.NegativeInfinity);
        double room = Math.Max(1, node.Bound - (double)(Threshold ?? node.Bound - Math.Abs(node.Bound) / 100));
        int[] start = _relaxation.Candidates.Start;
        for (int i = 0; i + 1 < start.Length; i++)
        {
            if (_propagation.IsDecided(i)) continue;
            double top = 0, sum = 0;
            for (int c = start[i]; c < start[i + 1]; c++)
            {
                double share = _rounding.Share[_relaxation.Entries.EntryOf[c]];
                sum += share;
                top = Math.Max(top, share);
            }

            if (!_relaxation.IsForced[i]) top = Math.Max(top, 1 - sum);
            double spread = (1 - top) * (LeastFall + fixing.FallOf(i, room));
            // Nobody is torn between two places: somebody at a slot whose people can not all be seated comes next.
            if (top > 1 - 1e-3) spread = 1e-4 / (1 + _propagation.Choices[i]);
            if (spread > most) (best, most) = (i, spread);
        }

        return best;
    }

    /// <summary>Everybody is decided: the plan is what it is, if crews and quotas allow it.</summary>
    private void Judge(Node node)
    {
        Plan plan = _propagation.Decided;
        if (plan.Shortfall != 0 && !_crews.TryMend(plan))
        {
            if (_crews.GaveUp) _undecided = Math.Max(_undecided, node.Bound);
            return;
        }

        Offer(plan);
    }

    private void Offer(Plan plan)
    {
        if (plan.Shortfall != 0 || plan.Objective <= Incumbent) return;
        Incumbent = plan.Objective;
        Best = ([.. plan.Choice], [.. plan.SessionsOf]);
    }
}
