using System.Collections.Immutable;

namespace Matching.Optimizer.Recording;

/// <summary>
/// Adds to an answer the certificate of branching that proves its bound. Where prices alone prove it, the certificate
/// is a single leaf; else a tree is recorded for it, and with what is then left of the run's limits one for the
/// objective. If they end a tree first, or the problem is too large for one, the answer's bound is what the certificate
/// proves.
/// </summary>
internal static class Certification
{
    /// <summary>Most participants of a problem for which a tree is recorded.</summary>
    public const int MostParticipants = 500;

    /// <summary>Whether a tree can be recorded for a problem, and limits should be left for it.</summary>
    public static bool NeedsTime(Problem problem) => problem.Participants.Count <= MostParticipants;

    public static Solution Add(Problem problem, Solution answer, Run run)
    {
        if (answer.Status == Status.Infeasible) return answer;
        long searched = answer.Bound;
        answer = answer with { Bound = answer.CertifiedBound, Branching = SingleLeaf(answer) };
        if (NeedsTime(problem))
        {
            answer = Record(problem, answer, searched, run);
            if (answer.HasPlan) answer = Record(problem, answer, answer.Objective, run);
        }

        return answer with
        {
            Status = !answer.HasPlan ? Status.Unknown
                : answer.Objective == answer.Bound ? Status.Optimal : Status.Feasible,
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

    /// <summary>
    /// Records a tree for a target that is not proved yet, and takes over a lower bound and a better plan.
    /// </summary>
    private static Solution Record(Problem problem, Solution answer, long target, Run run)
    {
        if (answer.Bound <= target || run.MustStop()) return answer;
        run.Enter(Phase.Tree);
        var tree = new RecordedTree(problem, answer.Prices, target);
        long spent = 0;
        bool MustStop()
        {
            run.Spend(tree.Ticks - spent);
            spent = tree.Ticks;
            return run.MustStop();
        }

        tree.Grow(MustStop);
        MustStop();
        answer = answer with
        {
            Statistics = answer.Statistics with
            {
                Ticks = run.Ticks,
                TreeNodes = answer.Statistics.TreeNodes + tree.Explored,
            },
        };
        if (tree.Best is { } best && (!answer.HasPlan || best.Value > answer.Objective))
        {
            answer = answer with
            {
                Status = Status.Feasible, Objective = best.Value, Slot = best.Slot, Sessions = best.Sessions,
            };
        }

        return tree.Bound < answer.Bound
            ? answer with { Bound = tree.Bound, Branching = Write(tree.Root, tree.Bound) }
            : answer;
    }

    private static BranchingCertificate SingleLeaf(Solution answer) =>
        Write(new RecordedNode { Prices = answer.Prices }, answer.CertifiedBound);
}
