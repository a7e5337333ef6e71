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
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly Run _run;
    private readonly Bounding _bounding;
    private readonly SlotRoster _roster;
    private Plan _plan;
    private long _rounds, _nodes;

    /// <param name="plan">A plan with the pinned participants seated and nobody else.</param>
    /// <param name="activity">Which rows can bind.</param>
    /// <param name="run">The run's account.</param>
    public GeneralRoute(Plan plan, RowActivity activity, Run run)
    {
        (_problem, _candidates) = (plan.Problem, plan.Candidates);
        (_plan, _run) = (plan, run);
        _bounding = new Bounding(_problem, _candidates, activity, run.Memory);
        _roster = new SlotRoster(_problem, _candidates, run.Memory);
    }

    public Solution Solve()
    {
        _run.Enter(Phase.Construction);
        Build(_plan);
        _bounding.Lower(_run, BoundingShare);
        KeepBetter(Build(SeatPinned()));
        if (_run.IsProved) return Best();
        if (SearchTree() is { IsComplete: true } && _run.Objective is null)
            return Answers.Infeasible(_run, ConflictAnalysis.ByTree(_problem), Statistics());
        if (_run.Objective is null && _bounding.Refute(_run) is { } prices)
            return Answers.Infeasible(_run, ConflictAnalysis.ByPrices(_problem, prices), Statistics());
        Improve();
        return Best();
    }

    /// <summary>
    /// Fills a plan greedily at the present prices, opens crews, mends what lacks, and offers the result.
    /// </summary>
    private Plan Build(Plan empty)
    {
        var seating = new Seating(empty);
        _bounding.Replies.Evaluate();
        new RegretGreedy(empty, seating, _bounding.Replies).Fill();
        var crews = new CrewOpening(empty);
        for (int j = 0; j < _problem.Slots.Count; j++)
        {
            if (_problem.Slots.MinimumCrew[j] < 2) continue;
            crews.TryOpen(j, Enumerable.Range(0, _roster.CountAt(j)).Select(n => _roster.At(j, n)));
        }

        new Repair(empty, seating, _roster).Mend();
        empty.Commit();
        _run.Spend(seating.Ticks + _bounding.Replies.Ticks);
        Offer(empty);
        return empty;
    }

    private Plan SeatPinned()
    {
        var empty = new Plan(_problem, _candidates, _run.Memory);
        Contradictions.Find(empty);
        return empty;
    }

    private void KeepBetter(Plan other)
    {
        if (other.Shortfall < _plan.Shortfall
            || (other.Shortfall == _plan.Shortfall && other.Objective > _plan.Objective))
            _plan = other;
    }

    private void Offer(Plan built)
    {
        if (built.Shortfall == 0) _run.Offer(built.Objective, built.Export);
    }

    private TreeSearch? SearchTree()
    {
        if (_problem.Participants.Count > TreeSearch.MostParticipants || _run.MustStop()) return null;
        _run.Enter(Phase.Tree);
        long limit = Math.Min(MostTreeNodes, _run.TicksLeft / 4 / TicksPerNode);
        var tree = new TreeSearch(new Plan(_problem, _candidates, _run.Memory), _run.Prices, _run.Objective, limit);
        tree.Run();
        _nodes += tree.Nodes;
        _run.Spend(tree.Nodes * TicksPerNode);
        if (tree.Best is { } best)
        {
            for (int i = 0; i < best.Choice.Length; i++) _plan.Withdraw(i);
            for (int i = 0; i < best.Choice.Length; i++) _plan.Set(i, best.Choice[i], best.Sessions[i]);
            _plan.Commit();
            Offer(_plan);
        }

        if (tree.IsComplete && _run.Objective is { } objective) _run.OfferTreeBound(objective);
        return tree;
    }

    /// <summary>Rounds of a fixed number of ticks; the limits are looked at between them.</summary>
    private void Improve()
    {
        if (_run.IsProved || _problem.Participants.Count == 0) return;
        _run.Enter(Phase.Improvement);
        var ranking = new Ranking(_candidates, _bounding.Replies, _run.Memory);
        var random = new Randomness(_run.Options.Seed);
        var improvement = new Improvement(_plan, new RuinAndRecreate(_plan, ranking, _roster, random));
        for (; !_run.MustStop() && !_run.IsProved; _rounds++)
        {
            long before = improvement.Ticks;
            improvement.Round();
            _run.Spend(improvement.Ticks - before);
            if (improvement.Best.Shortfall == 0) _run.Offer(improvement.Best.Objective, improvement.Best.Export);
        }
    }

    private Solution Best() => Answers.Best(_run, Statistics());

    private SolveStatistics Statistics() => new()
    {
        UsableOptions = _candidates.Count,
        BoundPasses = _bounding.Passes,
        ImprovementRounds = _rounds,
        TreeNodes = _nodes,
    };
}
