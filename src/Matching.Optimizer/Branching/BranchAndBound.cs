using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Best-first branch and bound on the strong bound (branch and price: Savelsbergh 1997; fixing by reduced costs: Posta,
/// Ferland and Michelon 2012, section 3). Ties go to the deeper and then the older node. The tree is grown for one
/// target after another, each time from the root. Nodes are taken in rounds of a fixed width and explored side by side
/// against what was known before the round; what they find is taken in the order of the queue, so the answer does not
/// depend on the number of threads (synchronous parallel branch and bound: Gendron and Crainic 1994, section 3).
/// Complete when the queue runs empty without a target: then the best plan is optimal, or without one there is none.
/// </summary>
/// <param name="relaxation">The tree's own from now on.</param>
/// <param name="reach">How far prices answer, in units of value.</param>
internal sealed class BranchAndBound(GroupRelaxation relaxation, double reach)
{
    /// <summary>Share of the gap above a target that leaves too little open to dive for plans in.</summary>
    private const double Tight = 0.125;
    private readonly List<NodeExplorer> _explorers = [new(relaxation, reach)];
    private readonly PriorityQueue<Node, (long Bound, int Depth, long Number)> _open = new();
    private readonly Lock _asking = new();
    private TreeLimits _limits = new(0, 0, () => true);
    private long _number;
    private Node? _root;
    private BundleState? _rootState;
    private TargetSequence? _targets;

    /// <summary>Largest bound of a part that was given up.</summary>
    private long _undecided = long.MinValue;

    /// <summary>Most nodes of a round, an explorer for each, at least 1. The answer depends on it.</summary>
    public int Width { get; init; } = 1;

    /// <summary>
    /// A round gets one node wider for each of so many nodes explored, at least 1: nodes explored side by side know
    /// nothing of each other's plans, and small trees have none to waste.
    /// </summary>
    public int NodesPerExplorer { get; init; } = 8;

    /// <summary>Most threads, at least 1. The answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Value of the best plan known, from outside or found here.</summary>
    public long? Incumbent { get; private set; }

    /// <summary>A plan better than the one given, if found: candidate and mask per participant.</summary>
    public (int[] Choice, ulong[] Sessions)? Best { get; private set; }

    public long Nodes { get; private set; }

    /// <summary>Whether every part was searched or ruled out.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>No plan is worth more: the largest bound of an open node, or the best plan.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    public long Ticks
    {
        get
        {
            long sum = 0;
            foreach (NodeExplorer explorer in _explorers) sum += explorer.Ticks;
            return sum;
        }
    }

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
        if (_explorers[0].Start(root, prices)) Enter(root);
    }

    /// <summary>Grows the tree until it is searched through or the limits are reached; may be called again.</summary>
    public void Grow(TreeLimits limits)
    {
        _limits = limits with { Stop = () => Ask(limits.Stop) };
        if (_targets?.Value < Incumbent && Bound - Incumbent > 1) SetTargets(Incumbent.Value);
        do
        {
            if (!Explore()) return;
            Publish(Proved);
        }
        while (LowerTarget());

        IsComplete = _undecided <= (Incumbent ?? long.MinValue);
        Publish(Proved);
    }

    private NodeAim Aim => new(Incumbent, _targets?.Value);

    private long? Threshold => Aim.Threshold;

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
            ExploreRound();
        }

        return true;
    }

    /// <summary>Which explorer a node goes to never depends on the thread it runs on.</summary>
    private void ExploreRound()
    {
        NodeTask[] tasks = TakeTasks();
        var findings = new NodeFindings[tasks.Length];
        if (tasks.Length == 1 || Threads == 1)
        {
            for (int n = 0; n < tasks.Length; n++) findings[n] = Explore(tasks[n]);
        }
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Threads };
            Parallel.For(0, tasks.Length, options, n => findings[n] = Explore(tasks[n]));
        }

        for (int n = 0; n < tasks.Length; n++) Take(tasks[n].Node, findings[n]);
    }

    private NodeFindings Explore(NodeTask task) => _explorers[task.Node.Explorer].Explore(task);

    /// <summary>The best open nodes, what is left of the ticks shared out among them.</summary>
    private NodeTask[] TakeTasks()
    {
        List<Node> nodes = [];
        long width = Math.Min(Width, 1 + Nodes / NodesPerExplorer);
        long most = Math.Clamp(_limits.Nodes - Nodes, 1, width);
        while (nodes.Count < most && _open.TryPeek(out Node? next, out _) && !(Threshold >= next.Bound))
            nodes.Add(_open.Dequeue());
        Assign(nodes);
        long share = Math.Max(0, _limits.LastTick - Ticks) / nodes.Count;
        return [.. nodes.Select(node => new NodeTask(
            node,
            Aim,
            _limits with { LastTick = _explorers[node.Explorer].Ticks + share },
            DiveAt(++Nodes)))];
    }

    /// <summary>
    /// Where the target is far above any plan, a node has closed so much that dives within the rest hardly lead
    /// anywhere: only the slow ones start there, the others at the root, each in an order of its own.
    /// </summary>
    private DiveTask? DiveAt(long node)
    {
        if (_limits.DiveAt(node) is not { } pace) return null;
        if (!_limits.DivesFromRoot || pace == DivePace.SlowOfTrees || !IsTight) return new DiveTask(pace);
        return new DiveTask(pace)
        {
            Root = (_root!, _rootState!),
            Shuffle = new Randomness((ulong)node),
        };
    }

    private bool IsTight => _targets?.Value is { } target && Incumbent is { } incumbent
        && Bound - (double)target < Tight * (Bound - (double)incumbent);

    /// <summary>A node stays with its parent's explorer, whose columns fit it, or goes to whoever is left.</summary>
    private void Assign(List<Node> nodes)
    {
        var taken = new bool[Width];
        List<Node> others = [];
        foreach (Node node in nodes)
        {
            if (taken[node.Explorer]) others.Add(node);
            taken[node.Explorer] = true;
        }

        foreach (Node node in others)
        {
            node.Explorer = Array.IndexOf(taken, false);
            taken[node.Explorer] = true;
        }

        while (_explorers.Count <= Array.LastIndexOf(taken, true))
            _explorers.Add(new NodeExplorer(relaxation.Twin(), reach));
    }

    private void Take(Node node, NodeFindings findings)
    {
        if (findings.Plan is var (value, choice, sessions) && !(Incumbent >= value))
            (Incumbent, Best) = (value, (choice, sessions));
        if (findings.IsGivenUp) _undecided = Math.Max(_undecided, node.Bound);
        foreach (Node child in findings.Children)
        {
            if (!(Threshold >= child.Bound)) Enter(child);
        }

        if (findings.Root is null) return;
        (_root, _rootState) = (node, findings.Root);
        Publish(node.Bound);
        SetTargets(Incumbent!.Value);
    }

    /// <summary>Starts the targets anew, below the bound as it stands.</summary>
    private void SetTargets(long incumbent)
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

    /// <summary>Explorers ask one at a time: whoever answers need not stand several threads.</summary>
    private bool Ask(Func<bool> stop)
    {
        lock (_asking) return stop();
    }
}
