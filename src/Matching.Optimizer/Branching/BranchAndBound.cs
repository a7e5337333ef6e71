using System.Numerics;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Best-first branch and bound on the strong bound (branch and price: Savelsbergh 1997; fixing by reduced costs: Posta,
/// Ferland and Michelon 2012, section 3). A node lowers its bound from its parent's prices, closes what its prices rule
/// out, rounds the mixture to a plan, and branches on the participant the mixture is least sure of, one child for each
/// choice still open. Ties go to the deeper and then the older node. Complete when the queue runs empty: then the best
/// plan is optimal, or without one there is none.
/// </summary>
internal sealed class BranchAndBound
{
    private const int SweepsPerBound = 3;
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
    public void Start(ReadOnlySpan<double> prices)
    {
        var root = new Node { Bound = long.MaxValue };
        if (!_propagation.Enter(root)) return;
        _bundle.Start(prices);
        Enter(root);
    }

    /// <summary>Grows the tree until it is searched through or the limits are reached; may be called again.</summary>
    public void Grow(TreeLimits limits)
    {
        _limits = limits;
        while (_open.TryPeek(out Node? next, out _))
        {
            Publish(Math.Max(next.Bound, Proved));
            if (Incumbent >= next.Bound) break;
            if (Nodes > 0 && _limits.MustStop(Nodes, Ticks)) return;
            _open.Dequeue();
            Explore(next);
        }

        IsComplete = _undecided <= (Incumbent ?? long.MinValue);
        Publish(Proved);
    }

    /// <summary>The best plan, or a part that was given up.</summary>
    private long Proved => Math.Max(_undecided, Incumbent ?? long.MinValue);

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
        if (!Lower(node)) return;
        _rounding.ReadShares();
        _rounding.Build();
        _completion.Run();
        Offer(_rounding.Plan);
        if (Incumbent >= node.Bound) return;
        if (BitOperations.IsPow2(Nodes)) Dive(node);
        if (Incumbent >= node.Bound) return;
        Branch(node);
    }

    private void Dive(Node node)
    {
        BundleState state = _bundle.Save();
        _dive ??= new Dive(_relaxation, _bundle, new WorkMemory(), DivePace.For(_relaxation.Rows.Sessions));
        _dive.Run(node, _limits.Stop);
        Offer(_dive.Plan);
        _propagation.Enter(node);
        _bundle.Resume(state);
        _rounding.ReadShares();
    }

    /// <summary>Lowers the bound and closes choices until neither helps; false when the node is done.</summary>
    private bool Lower(Node node)
    {
        long before = long.MaxValue;
        int stale = 0;
        for (int round = 0; round < _limits.Rounds(node.Depth); round++)
        {
            for (int n = 0; n < SweepsPerBound; n++) _bundle.Sweep();
            Int128 scaled = _pricers.Evaluate();
            long bound = _relaxation.Floor(scaled);
            node.Bound = Math.Min(node.Bound, bound);
            if (Incumbent >= node.Bound) return false;
            if (Incumbent is { } value)
            {
                var fixing = new Fixing(_relaxation, _pricers.First, scaled, value);
                int closed = fixing.Close(_propagation, node);
                if (closed < 0) return false;
                if (closed > 0) _bundle.Restart();
            }

            double room = node.Bound - (double)(Incumbent ?? node.Bound - Math.Abs(node.Bound) / 100);
            if (_bundle.Gap < 0.02 * room) break;
            stale = before - node.Bound < 0.01 * room ? stale + 1 : 0;
            before = node.Bound;
            if (stale >= 4) break;
        }

        return true;
    }

    private void Branch(Node node)
    {
        int chosen = Choose();
        if (chosen < 0)
        {
            Judge(node);
            return;
        }

        BundleState state = _bundle.Save();
        Int128 bound = _pricers.Evaluate();
        int[] start = _relaxation.Candidates.Start;
        var fixing = new Fixing(_relaxation, _pricers.First, bound, Incumbent ?? long.MinValue / 4);
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
        if (Incumbent is null || child.Bound > Incumbent) Enter(child);
    }

    /// <summary>The undecided participant whose shares are most spread; -1 when everybody is decided.</summary>
    private int Choose()
    {
        (int best, double most) = (-1, double.NegativeInfinity);
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
            double spread = 1 - top;
            // Nobody is torn between two places: somebody at a slot whose people can not all be seated comes next.
            if (spread < 1e-3) spread = 1e-4 / (1 + _propagation.Choices[i]);
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
