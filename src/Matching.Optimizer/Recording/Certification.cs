using System.Collections.Immutable;

namespace Matching.Optimizer.Recording;

/// <summary>
/// Adds to an answer the certificate of branching that proves its bound. Where prices alone prove it, the certificate is
/// a single leaf; else a tree is recorded with what is left of the run's limits. If they end it first, or the problem
/// is too large for a tree, the answer's bound is what the certificate proves.
/// </summary>
internal static class Certification
{
    /// <summary>Most participants of a problem for which a tree is recorded.</summary>
    public const int MostParticipants = 500;

    public static Solution Add(Problem problem, Solution answer, Run run)
    {
        if (answer.Status == Status.Infeasible) return answer;
        bool isBranched = answer.Bound < answer.CertifiedBound && problem.Participants.Count <= MostParticipants;
        RecordedTree? tree = isBranched ? Record(problem, answer, run) : null;
        BranchingCertificate certificate =
            tree?.Bound < answer.CertifiedBound ? Write(tree.Root, tree.Bound) : SingleLeaf(answer);
        bool isProved = answer.HasPlan && answer.Objective == certificate.Bound;
        return answer with
        {
            Status = isProved ? Status.Optimal : answer.HasPlan ? Status.Feasible : Status.Unknown,
            Bound = certificate.Bound,
            Branching = certificate,
            Statistics = answer.Statistics with
            {
                Ticks = run.Ticks,
                TreeNodes = answer.Statistics.TreeNodes + (tree?.Explored ?? 0),
            },
            Elapsed = run.Elapsed,
            Cancelled = run.Cancelled,
        };
    }

    /// <summary>The nodes of a tree in preorder, with each set of prices stored once.</summary>
    public static BranchingCertificate Write(RecordedNode root, long bound)
    {
        var nodes = ImmutableArray.CreateBuilder<BranchingNode>();
        var prices = ImmutableArray.CreateBuilder<Prices>();
        var rest = new Stack<RecordedNode>([root]);
        while (rest.TryPop(out RecordedNode? node))
        {
            nodes.Add(new BranchingNode
            {
                Kind = node.Kind,
                Depth = node.Depth,
                Slot = node.Decision?.Slot ?? 0,
                Participant = node.Kind == BranchingKind.Branch ? node.Participant : 0,
                Prices = node.Prices is null ? null : prices.Count,
                Closed = [.. node.Closed],
            });
            if (node.Prices is { } own) prices.Add(own);
            for (int n = node.Children.Count - 1; n >= 0; n--) rest.Push(node.Children[n]);
        }

        return new BranchingCertificate { Bound = bound, Prices = prices.ToImmutable(), Nodes = nodes.ToImmutable() };
    }

    private static RecordedTree Record(Problem problem, Solution answer, Run run)
    {
        run.Enter(Phase.Tree);
        var tree = new RecordedTree(problem, answer.Prices, answer.Bound);
        long spent = 0;
        tree.Grow(() =>
        {
            run.Spend(tree.Ticks - spent);
            spent = tree.Ticks;
            return run.MustStop();
        });
        return tree;
    }

    private static BranchingCertificate SingleLeaf(Solution answer) =>
        Write(new RecordedNode { Prices = answer.Prices }, answer.CertifiedBound);
}
