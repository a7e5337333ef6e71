using System.Collections.Immutable;
using Matching.Optimizer.Verification;
using Matching.Optimizer.Verification.Branching;

namespace Matching.Optimizer.Tests.Verification.Branching;

/// <summary>
/// Grows a certificate for a bound, node by node: closes what can be closed, ends where a leaf can be proved, else
/// branches on the first undecided participant. Gives up where everybody is decided and nothing refutes the plan, which
/// must never happen for a true bound and always for a false one.
/// </summary>
internal sealed class GrownTree
{
    private readonly Problem _problem;
    private readonly Decisions _decisions;
    private readonly NodeProof _proof;
    private readonly Random _random;
    private readonly ImmutableArray<BranchingNode>.Builder _nodes = ImmutableArray.CreateBuilder<BranchingNode>();
    private readonly ImmutableArray<Prices>.Builder _prices = ImmutableArray.CreateBuilder<Prices>();

    private GrownTree(Problem problem, long bound, Random random)
    {
        (_problem, _random) = (problem, random);
        _decisions = new Decisions(problem);
        _proof = new NodeProof(_decisions, bound, new Findings());
    }

    public static BranchingCertificate? Of(Problem problem, long bound, Random random)
    {
        var tree = new GrownTree(problem, bound, random);
        return tree.Grow((0, 0), null)
            ? new() { Bound = bound, Prices = tree._prices.ToImmutable(), Nodes = tree._nodes.ToImmutable() }
            : null;
    }

    private bool Grow((int Depth, int Slot) place, NodePrices? prices)
    {
        int? own = null;
        if (_random.Next(place.Depth == 0 ? 4 : 2) > 0)
        {
            own = _prices.Count;
            bool isStrong = _random.Next(2) == 0;
            _prices.Add(isStrong ? RandomPrices.Strong(_problem, _random) : RandomPrices.Weak(_problem, _random));
            prices = new NodePrices(_decisions, new SlotOptions(_problem), _prices[own.Value], own.Value);
        }

        int mark = _decisions.Mark;
        BranchingNode node = new()
        {
            Kind = BranchingKind.Branch,
            Depth = place.Depth,
            Slot = place.Slot,
            Prices = own,
            Closed = [.. _random.Next(2) == 0 ? Close(prices) : []],
        };
        bool isGrown = Leaf(prices) is { } kind ? Add(node with { Kind = kind }) : Branch(node, prices);
        _decisions.UndoTo(mark);
        return isGrown;
    }

    private bool Add(BranchingNode node)
    {
        _nodes.Add(node);
        return true;
    }

    private BranchingKind? Leaf(NodePrices? prices)
    {
        BranchingKind[] kinds = [BranchingKind.Contradiction, BranchingKind.Bound, BranchingKind.Decided];
        _random.Shuffle(kinds);
        return kinds.Cast<BranchingKind?>().FirstOrDefault(kind => _proof.FailureOf(kind!.Value, 0, prices) is null);
    }

    private bool Branch(BranchingNode node, NodePrices? prices)
    {
        int[] undecided = [.. Enumerable.Range(0, _problem.Participants.Count)
            .Where(i => _decisions.OptionOf(i) == Decisions.Undecided)];
        if (undecided.Length == 0) return false;
        int participant = undecided[0];
        _nodes.Add(node with { Participant = participant });
        foreach (int option in Open(participant))
        {
            int mark = _decisions.Mark;
            _decisions.Decide(participant, option);
            bool isGrown = Grow((node.Depth + 1, SlotOf(option)), prices);
            _decisions.UndoTo(mark);
            if (!isGrown) return false;
        }

        return true;
    }

    private List<BranchingChoice> Close(NodePrices? prices)
    {
        var closed = new List<BranchingChoice>();
        for (int i = 0; i < _problem.Participants.Count; i++)
        {
            if (_decisions.OptionOf(i) != Decisions.Undecided) continue;
            foreach (int option in Open(i))
            {
                if (_proof.FailureOf(i, option, prices) is not null) continue;
                _decisions.Close(i, option);
                closed.Add(new(i, SlotOf(option)));
            }
        }

        return closed;
    }

    private int[] Open(int i) =>
    [
        .. Enumerable.Range(_problem.Options.Start[i], _problem.Options.Start[i + 1] - _problem.Options.Start[i])
            .Append(Decisions.Out).Where(option => _decisions.IsOpen(i, option)),
    ];

    private int SlotOf(int option) => option == Decisions.Out ? -1 : _problem.Options.Slot[option];
}
