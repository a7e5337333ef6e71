using Matching.Optimizer.Bounds;
using Matching.Optimizer.Exhaustive;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>
/// The full model: a first plan, a bound, a plan that follows the bound's prices, a search tree while the gap is small
/// enough for one, and improvement until a limit is reached or the plan meets the bound.
/// </summary>
internal sealed class GeneralRoute
{
    private const double BoundingShare = 0.3;
    private const long MostTreeNodes = 200_000;
    private const long TicksPerNode = 50;
    private readonly Problem problem;
    private readonly Candidates candidates;
    private readonly Run run;
    private readonly Bounding bounding;
    private readonly SlotRoster roster;
    private Plan plan;
    private long rounds, nodes;

    /// <param name="plan">A plan with the pinned participants seated and nobody else.</param>
    /// <param name="activity">Which rows can bind.</param>
    /// <param name="run">The run's account.</param>
    public GeneralRoute(Plan plan, RowActivity activity, Run run)
    {
        (problem, candidates) = (plan.Problem, plan.Candidates);
        (this.plan, this.run) = (plan, run);
        bounding = new Bounding(problem, candidates, activity, run.Memory);
        roster = new SlotRoster(problem, candidates, run.Memory);
    }

    public Solution Solve()
    {
        run.Enter(Phase.Construction);
        Build(plan);
        bounding.Lower(run, BoundingShare);
        KeepBetter(Build(SeatPinned()));
        if (run.IsProved) return Best();
        if (SearchTree() is { IsComplete: true } && run.Objective is null)
            return Answers.Infeasible(run, ConflictAnalysis.ByTree(problem), Statistics());
        if (run.Objective is null && bounding.Refute(run) is { } prices)
            return Answers.Infeasible(run, ConflictAnalysis.ByPrices(problem, prices), Statistics());
        Improve();
        return Best();
    }

    /// <summary>
    /// Fills a plan greedily at the present prices, opens crews, mends what lacks, and offers the result.
    /// </summary>
    private Plan Build(Plan empty)
    {
        var seating = new Seating(empty);
        bounding.Replies.Evaluate();
        new RegretGreedy(empty, seating, bounding.Replies).Fill();
        var crews = new CrewOpening(empty);
        for (int j = 0; j < problem.Slots.Count; j++)
        {
            if (problem.Slots.MinimumCrew[j] < 2) continue;
            crews.TryOpen(j, Enumerable.Range(0, roster.CountAt(j)).Select(n => roster.At(j, n)));
        }

        new Repair(empty, seating, roster).Mend();
        empty.Commit();
        run.Spend(seating.Ticks + bounding.Replies.Ticks);
        Offer(empty);
        return empty;
    }

    private Plan SeatPinned()
    {
        var empty = new Plan(problem, candidates, run.Memory);
        Contradictions.Find(empty);
        return empty;
    }

    private void KeepBetter(Plan other)
    {
        if (other.Shortfall < plan.Shortfall || (other.Shortfall == plan.Shortfall && other.Objective > plan.Objective))
            plan = other;
    }

    private void Offer(Plan built)
    {
        if (built.Shortfall == 0) run.Offer(built.Objective, built.Export);
    }

    private TreeSearch? SearchTree()
    {
        if (problem.Participants.Count > TreeSearch.MostParticipants || run.MustStop()) return null;
        run.Enter(Phase.Tree);
        long limit = Math.Min(MostTreeNodes, run.TicksLeft / 4 / TicksPerNode);
        var tree = new TreeSearch(new Plan(problem, candidates, run.Memory), run.Prices, run.Objective, limit);
        tree.Run();
        nodes += tree.Nodes;
        run.Spend(tree.Nodes * TicksPerNode);
        if (tree.Best is { } best)
        {
            for (int i = 0; i < best.Choice.Length; i++) plan.Withdraw(i);
            for (int i = 0; i < best.Choice.Length; i++) plan.Set(i, best.Choice[i], best.Sessions[i]);
            plan.Commit();
            Offer(plan);
        }

        if (tree.IsComplete && run.Objective is { } objective) run.OfferTreeBound(objective);
        return tree;
    }

    /// <summary>Rounds of a fixed number of ticks; the limits are looked at between them.</summary>
    private void Improve()
    {
        if (run.IsProved || problem.Participants.Count == 0) return;
        run.Enter(Phase.Improvement);
        var ranking = new Ranking(candidates, bounding.Replies, run.Memory);
        var random = new Randomness(run.Options.Seed);
        var improvement = new Improvement(plan, new RuinAndRecreate(plan, ranking, roster, random));
        for (; !run.MustStop() && !run.IsProved; rounds++)
        {
            long before = improvement.Ticks;
            improvement.Round();
            run.Spend(improvement.Ticks - before);
            if (improvement.Best.Shortfall == 0) run.Offer(improvement.Best.Objective, improvement.Best.Export);
        }
    }

    private Solution Best() => Answers.Best(run, Statistics());

    private SolveStatistics Statistics() => new()
    {
        UsableOptions = candidates.Count,
        BoundPasses = bounding.Passes,
        ImprovementRounds = rounds,
        TreeNodes = nodes,
    };
}
