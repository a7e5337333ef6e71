using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Explores one node after another with prices, columns and seats of its own: several explorers work side by side.
/// Lowers the node's bound from its parent's prices, closes what the prices rule out, rounds the mixture to a plan,
/// and branches on one participant, one child for each choice still open. What it finds depends on the nodes it had
/// before, because columns stay at hand.
/// </summary>
internal sealed class NodeExplorer
{
    private const long NoThreshold = long.MinValue / 4;

    /// <summary>What a choice counts of which prices say nothing, beside 1 for all that is left of the gap.</summary>
    private const double LeastFall = 0.1;
    private readonly GroupRelaxation _relaxation;
    private readonly Pricers _pricers;
    private readonly ProximalBundle _bundle;
    private readonly Propagation _propagation;
    private readonly Rounding _rounding;
    private readonly CrewSeating _crews;
    private readonly Fixing _fixing;
    private readonly Completion _completion;
    private Dive? _dive;
    private NodeAim _aim;
    private NodeFindings _findings = new();

    /// <param name="relaxation">Nobody else's while a node is explored.</param>
    /// <param name="reach">How far prices answer, in units of value.</param>
    public NodeExplorer(GroupRelaxation relaxation, double reach)
    {
        var memory = new WorkMemory();
        _relaxation = relaxation;
        _pricers = new Pricers(relaxation, memory, 1);
        _bundle = new ProximalBundle(relaxation, _pricers, reach);
        _propagation = new Propagation(relaxation, new Plan(relaxation.Problem, relaxation.Candidates, memory));
        _rounding = new Rounding(relaxation, _bundle, memory);
        _crews = new CrewSeating(relaxation.Problem);
        _completion = new Completion(_rounding.Plan);
        _fixing = new Fixing(relaxation, _pricers);
    }

    /// <summary>Work done so far.</summary>
    public long Ticks => _pricers.Ticks + _bundle.Ticks + _propagation.Ticks + _rounding.Ticks + (_dive?.Ticks ?? 0);

    private long? Threshold => _aim.Threshold;

    /// <summary>Starts from given prices; false when the root's decisions contradict each other.</summary>
    public bool Start(Node root, ReadOnlySpan<double> prices)
    {
        if (!_propagation.Enter(root)) return false;
        _bundle.Start(prices);
        return true;
    }

    public NodeFindings Explore(NodeTask task)
    {
        (_aim, _findings) = (task.Aim, new NodeFindings());
        Node node = task.Node;
        if (!_propagation.Enter(node)) return _findings;
        if (node.Start is { } start) _bundle.Resume(start);
        if (!Lower(node, task.Limits)) return _findings;
        _rounding.ReadShares();
        _rounding.Build();
        _completion.Run();
        Offer(_rounding.Plan);
        if (Threshold >= node.Bound) return _findings;
        if (task.Dive is { } dive) Dive(node, dive, task.Limits);
        if (Threshold >= node.Bound) return _findings;
        if (node.Depth == 0 && _aim.Incumbent is not null) _findings.Root = _bundle.Save();
        else Branch(node);
        return _findings;
    }

    private void Dive(Node node, DiveTask task, TreeLimits limits)
    {
        BundleState state = _bundle.Save();
        if (task.Root is var (root, start))
        {
            _propagation.Enter(root);
            _bundle.Resume(start);
        }

        _dive ??= new Dive(_relaxation, _bundle, new WorkMemory());
        _dive.Run(task.Root?.Node ?? node, task, () => limits.IsOver(Ticks));
        Offer(_dive.Plan);
        _propagation.Enter(node);
        _bundle.Resume(state);
        _rounding.ReadShares();
    }

    /// <summary>
    /// Lowers the bound and closes choices until neither helps, and keeps what the last prices prove; false when the
    /// node is done.
    /// </summary>
    private bool Lower(Node node, TreeLimits limits)
    {
        double before = double.PositiveInfinity;
        int stale = 0;
        for (int round = 0; round < limits.Rounds(node.Depth); round++)
        {
            for (int n = 0; n < limits.Sweeps; n++) _bundle.Sweep();
            Int128 scaled = _pricers.Evaluate();
            long bound = _relaxation.Floor(scaled);
            node.Bound = Math.Min(node.Bound, bound);
            if (Threshold >= node.Bound) return false;
            _fixing.Judge(scaled, Threshold ?? NoThreshold);
            int closed = _fixing.Close(_propagation, node);
            if (closed < 0) return false;
            if (closed > 0) _bundle.Restart();
            double room = node.Bound - (double)(Threshold ?? node.Bound - Math.Abs(node.Bound) / 100);
            if (_bundle.Gap < 0.02 * room) break;
            // Whole units would hide how it goes on where the room is but a few of them.
            double least = Math.Min(before, (double)scaled / _relaxation.Scale);
            stale = before - least < 0.01 * room ? stale + 1 : 0;
            before = least;
            if (stale >= limits.Patience || limits.IsOver(Ticks)) break;
        }

        return true;
    }

    private void Branch(Node node)
    {
        int chosen = Choose(node);
        if (chosen < 0)
        {
            Judge();
            return;
        }

        BundleState state = _bundle.Save();
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[chosen]; c < start[chosen + 1]; c++)
        {
            int e = _relaxation.Entries.EntryOf[c];
            if (!_relaxation.IsOpen[e]) continue;
            AddChild(node, (chosen, e), _relaxation.Floor(_fixing.BoundWith(e)), state);
        }

        if (_relaxation.IsForced[chosen]) return;
        AddChild(node, (chosen, -1), _relaxation.Floor(_fixing.BoundWithout(chosen)), state);
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
            Explorer = node.Explorer,
        };
        if (Threshold is null || child.Bound > Threshold) _findings.Children.Add(child);
    }

    /// <summary>
    /// The undecided participant whose shares are most spread and for whom the bound falls whichever way it is decided,
    /// or -1 when everybody is decided.
    /// </summary>
    private int Choose(Node node)
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
            double spread = (1 - top) * (LeastFall + _fixing.FallOf(i, room));
            // Nobody is torn between two places: somebody at a slot whose people can not all be seated comes next.
            if (top > 1 - 1e-3) spread = 1e-4 / (1 + _propagation.Choices[i]);
            if (spread > most) (best, most) = (i, spread);
        }

        return best;
    }

    /// <summary>Everybody is decided: the plan is what it is, if crews and quotas allow it.</summary>
    private void Judge()
    {
        Plan plan = _propagation.Decided;
        if (plan.Shortfall == 0 || _crews.TryMend(plan)) Offer(plan);
        else _findings.IsGivenUp = _crews.GaveUp;
    }

    private void Offer(Plan plan)
    {
        if (plan.Shortfall != 0 || plan.Objective <= _aim.Incumbent) return;
        _aim = _aim with { Incumbent = plan.Objective };
        _findings.Plan = (plan.Objective, [.. plan.Choice], [.. plan.SessionsOf]);
    }
}
