using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// Walks the nodes of a certificate in their order and proves each closed choice and each leaf again. A node that does
/// not fit into the tree ends the walk, because nothing after it can be placed; a proof that fails does not.
/// </summary>
internal sealed class BranchingAudit
{
    private readonly Problem _problem;
    private readonly BranchingCertificate _certificate;
    private readonly Findings _findings;
    private readonly Decisions _decisions;
    private readonly SlotOptions _options;
    private readonly NodeProof _proof;
    private readonly Stack<OpenNode> _path = new();

    private BranchingAudit(Problem problem, BranchingCertificate certificate, Findings findings)
    {
        (_problem, _certificate, _findings) = (problem, certificate, findings);
        _decisions = new Decisions(problem);
        _options = new SlotOptions(problem);
        _proof = new NodeProof(_decisions, certificate.Bound, findings);
    }

    /// <summary>Whether the certificate proves its bound; what it does not prove is reported.</summary>
    public static bool Proves(Problem problem, BranchingCertificate certificate, Findings findings)
    {
        (int falseClaims, int unproved) = (findings.FalseClaims.Count, findings.Unproved.Count);
        for (int p = 0; p < certificate.Prices.Length; p++)
            PriceForm.IsKept(problem, certificate.Prices[p], findings, $"branching.prices[{p}]");
        if (certificate.Nodes.IsEmpty)
            findings.False("branching.nodes", "The certificate has no nodes, expected a root.");
        if (findings.FalseClaims.Count == falseClaims) new BranchingAudit(problem, certificate, findings).Walk();
        return (findings.FalseClaims.Count, findings.Unproved.Count) == (falseClaims, unproved);
    }

    private void Walk()
    {
        int limit = _findings.FalseClaims.Count + ProblemLimits.ListedViolations;
        for (int n = 0; n < _certificate.Nodes.Length; n++)
        {
            while (_path.Count > Math.Max(0, _certificate.Nodes[n].Depth)) Leave();
            if (!Visit(n, _certificate.Nodes[n]) || _findings.FalseClaims.Count >= limit) return;
        }

        while (_path.Count > 0) Leave();
    }

    /// <summary>False when the node does not fit into the tree.</summary>
    private bool Visit(int index, BranchingNode node)
    {
        if (node.Depth != _path.Count || index > 0 && node.Depth == 0)
        {
            string expected = index == 0 ? "0" : node.Depth < 1 ? "1 or more" : $"at most {Number(_path.Count)}";
            return Refuse(
                index, "depth", $"has depth {Number(node.Depth)}, expected {expected}", "its parent does not branch");
        }

        if (node.Prices is { } prices && (uint)prices >= (uint)_certificate.Prices.Length)
        {
            string range = $"[0, {Number(_certificate.Prices.Length)})";
            return Refuse(index, "prices", $"has prices {Number(prices)}, expected {range}", "a table was left out");
        }

        int mark = _decisions.Mark;
        if (index > 0 && !Descend(index, node)) return false;
        var open = new OpenNode(index, mark, PricesAt(node));
        bool fits = CloseChoices(open, node);
        if (fits && node.Kind == BranchingKind.Branch) return Branch(open, node);
        if (fits && _proof.FailureOf(node.Kind, index, open.Prices) is { } failure) Accuse(index, "kind", failure);
        _decisions.UndoTo(mark);
        return fits;
    }

    private NodePrices? PricesAt(BranchingNode node) => node.Prices is { } prices
        ? new NodePrices(_decisions, _options, _certificate.Prices[prices], prices)
        : _path.Count > 0 ? _path.Peek().Prices : null;

    private bool Descend(int index, BranchingNode node)
    {
        OpenNode parent = _path.Peek();
        var choice = new BranchingChoice(_certificate.Nodes[parent.Index].Participant, node.Slot);
        if (!parent.Uncovered.Remove(node.Slot))
        {
            return Refuse(
                index, "slot", $"stands for {Name(choice)}, expected an open choice of node {parent.Index}",
                "it was closed, or is given twice");
        }

        _decisions.Decide(choice.Participant, OptionOf(choice));
        return true;
    }

    private bool CloseChoices(OpenNode open, BranchingNode node)
    {
        for (int c = 0; c < node.Closed.Length; c++)
        {
            BranchingChoice choice = node.Closed[c];
            string field = $"closed[{c}]";
            if (!IsOpen(choice))
            {
                return Refuse(
                    open.Index, field, $"closes {Name(choice)}, expected an open choice",
                    "it was closed or decided before");
            }

            if (_proof.FailureOf(choice.Participant, OptionOf(choice), open.Prices) is { } failure)
                Accuse(open.Index, field, $"closes {Name(choice)}, but {failure}");
            _decisions.Close(choice.Participant, OptionOf(choice));
        }

        return true;
    }

    private bool Branch(OpenNode open, BranchingNode node)
    {
        bool exists = (uint)node.Participant < (uint)_problem.Participants.Count;
        if (!exists || _decisions.OptionOf(node.Participant) != Decisions.Undecided)
        {
            return Refuse(
                open.Index, "participant",
                $"branches on participant {Number(node.Participant)}, expected one that is undecided",
                "the participant is pinned");
        }

        if (_decisions.IsOpen(node.Participant, Decisions.Out)) open.Uncovered.Add(Decisions.Out);
        for (int k = _problem.Options.Start[node.Participant]; k < _problem.Options.Start[node.Participant + 1]; k++)
        {
            if (_decisions.IsOpen(node.Participant, k)) open.Uncovered.Add(_problem.Options.Slot[k]);
        }

        _path.Push(open);
        return true;
    }

    private void Leave()
    {
        OpenNode open = _path.Pop();
        foreach (int slot in open.Uncovered)
        {
            var choice = new BranchingChoice(_certificate.Nodes[open.Index].Participant, slot);
            Accuse(open.Index, "participant", $"branches, but {Name(choice)} is neither closed nor a child.");
        }

        _decisions.UndoTo(open.Mark);
    }

    private bool IsOpen(BranchingChoice choice)
    {
        if ((uint)choice.Participant >= (uint)_problem.Participants.Count) return false;
        int option = OptionOf(choice);
        return _decisions.OptionOf(choice.Participant) == Decisions.Undecided
            && (option >= 0 || choice.Slot == -1)
            && _decisions.IsOpen(choice.Participant, option);
    }

    private int OptionOf(BranchingChoice choice) =>
        choice.Slot < 0 ? Decisions.Out : _problem.Options.Find(choice.Participant, choice.Slot);

    private static string Name(BranchingChoice choice) => choice.Slot == -1
        ? $"participant {Number(choice.Participant)} left out"
        : $"participant {Number(choice.Participant)} at slot {Number(choice.Slot)}";

    private void Accuse(int index, string field, string message) =>
        _findings.False($"branching.nodes[{index}].{field}", $"Node {index} {message}");

    private bool Refuse(int index, string field, string message, string advice)
    {
        Accuse(index, field, $"{message}. Maybe {advice}.");
        return false;
    }

    /// <summary>A node on the path, and what its children have not covered yet: slots, or -1 for left out.</summary>
    private sealed record OpenNode(int Index, int Mark, NodePrices? Prices)
    {
        public SortedSet<int> Uncovered { get; } = [];
    }
}
