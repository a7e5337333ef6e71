using Matching.Optimizer.Bounds;
using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Exhaustive;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>
/// The full model. A greedy plan is there at once; prices follow, first weak, then strong; dives follow the prices;
/// then, of more than a few hundred people, exchanges; then two searches take turns on what is left of the limits:
/// neighbourhoods lift the plan, a tree brings down the bound, and each profits from the other, until they meet.
/// </summary>
internal sealed class GeneralRoute
{
    private const double WeakShare = 0.15, FirstShare = 0.2, StrongShare = 0.4, ExchangeShare = 0.65;
    /// <summary>Exchanges bring so much that they get this share even when the dive before them took long.</summary>
    private const double LeastExchangeShare = 0.25;
    private const double ManyStrongShare = 0.42, ManyExchangeShare = 0.85;
    private const long TicksPerTurn = 400_000_000, TicksPerParticipant = 10_000;

    /// <summary>Exchanges go on while a stretch of them closes this share of the gap.</summary>
    private const double LeastGain = 0.05;

    /// <summary>Ticks of neighbourhoods for each tick of a tree.</summary>
    private const double MostNeighbourhoods = 0.5, LeastNeighbourhoods = 1.0 / 16;
    private const long TicksPerStretch = 20_000, RoundTicks = 200_000;
    private const int MostExhausted = 12, SomeParticipants = 500, ManyParticipants = 3_000;
    private const long MostExhaustiveNodes = 5_000, TicksPerNode = 50;
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly RowActivity _activity;
    private readonly Run _run;
    private readonly Bounding _bounding;
    private readonly SlotRoster _roster;
    private Plan _plan;
    private StrongBounding? _strong;
    private long _rounds, _nodes;

    /// <param name="plan">A plan with the pinned participants seated and nobody else.</param>
    /// <param name="activity">Which rows can bind.</param>
    /// <param name="run">The run's account.</param>
    public GeneralRoute(Plan plan, RowActivity activity, Run run)
    {
        (_problem, _candidates, _activity) = (plan.Problem, plan.Candidates, activity);
        (_plan, _run) = (plan, run);
        _bounding = new Bounding(_problem, _candidates, activity, run);
        _roster = new SlotRoster(_problem, _candidates, run.Memory);
    }

    public Solution Solve()
    {
        _run.Enter(Phase.Construction);
        Build(_plan);
        _bounding.Lower(_run, WeakShare);
        KeepBetter(Build(SeatPinned()));
        if (_run.IsProved || _run.MustStop()) return Best();
        if (Exhaust() is { IsComplete: true })
        {
            return _run.Objective is null
                ? Answers.Infeasible(_run, Explain().ByTree(), Statistics())
                : Best();
        }

        if (_run.Objective is null) Seek(FirstShare);
        _strong = new StrongBounding(_problem, _candidates, _activity, _run);
        _strong.Start(_bounding);
        bool hasMany = _problem.Participants.Count > ManyParticipants;
        _strong.Lower(_run, hasMany ? ManyStrongShare : StrongShare);
        if (_run.IsProved || _run.MustStop()) return Best();
        Follow(_strong);
        bool exchanges = _problem.Participants.Count > SomeParticipants;
        if (exchanges || _run.Objective is null)
        {
            double least = Math.Min(1, _run.Used + LeastExchangeShare);
            double share = Math.Max(hasMany ? ManyExchangeShare : ExchangeShare, least);
            if (_run.Objective is null) Seek(share);
            if (exchanges && _plan.Shortfall == 0 && _candidates.Count > 0) Exchange(_strong, share);
        }

        if (Search(_strong) is { } contradiction) return Answers.Infeasible(_run, contradiction, Statistics());
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
        Finish(empty, seating);
        _run.Spend(seating.Ticks + _bounding.Replies.Ticks);
        return empty;
    }

    private void Finish(Plan plan, Seating seating)
    {
        var crews = new CrewOpening(plan);
        for (int j = 0; j < _problem.Slots.Count; j++)
        {
            if (_problem.Slots.MinimumCrew[j] < 2) continue;
            crews.TryOpen(j, Enumerable.Range(0, _roster.CountAt(j)).Select(n => _roster.At(j, n)));
        }

        new Repair(plan, seating, _roster).Mend();
        plan.Commit();
        Offer(plan);
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

    /// <summary>A handful of people is searched through before better prices would be found.</summary>
    private TreeSearch? Exhaust()
    {
        if (_problem.Participants.Count > MostExhausted) return null;
        _run.Enter(Phase.Tree);
        var tree = new TreeSearch(
            new Plan(_problem, _candidates, _run.Memory), _run.Prices, _run.Objective, MostExhaustiveNodes);
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

    /// <summary>Dives from the prices' mixture.</summary>
    private void Follow(StrongBounding strong)
    {
        _run.Enter(Phase.Construction);
        Plan dived = strong.Dive(_run);
        dived.Commit();
        Finish(dived, new Seating(dived));
        KeepBetter(dived);
    }

    /// <summary>Exchanges on the whole plan, until there is one that keeps every constraint.</summary>
    /// <param name="share">Share of the limits that may be used up by then.</param>
    private void Seek(double share)
    {
        _run.Enter(Phase.Improvement);
        var exchange = new RuinAndRecreate(_plan, Rank(), _roster, new Randomness(_run.Options.Seed));
        Cooling cooling = ExchangeTurns.CoolingOf(_plan);
        var improvement = new Improvement(_plan, exchange, cooling);
        for (; _run.Objective is null && !_run.MustStop() && !_run.HasUsed(share); _rounds++)
        {
            long before = improvement.Ticks;
            improvement.Walk(RoundTicks, before);
            _run.Spend(improvement.Ticks - before);
            if (improvement.Best.Shortfall == 0) _run.Offer(improvement.Best.Objective, improvement.Best.Export);
            if (cooling.TryRestart(improvement.Ticks)) improvement.Best.Restore();
        }

        improvement.Best.Restore();
    }

    /// <summary>
    /// Exchanges in parts side by side, where there are many people, because neighbourhoods take their time to come
    /// round to everybody.
    /// </summary>
    /// <param name="strong">Groups the slots.</param>
    /// <param name="share">Share of the limits that may be used up by then.</param>
    private void Exchange(StrongBounding strong, double share)
    {
        _run.Enter(Phase.Improvement);
        var turns = new ExchangeTurns(_plan, strong.Relaxation.Grouping, Rank(), _run);
        long stretch = TicksPerStretch * _problem.Participants.Count, end = stretch;
        long? start = _run.Objective;
        while (!_run.IsProved && !_run.MustStop() && !_run.HasUsed(share))
        {
            turns.Take(_run, share);
            _rounds++;
            if (turns.Ticks < end) continue;
            if (_run.Objective - start < LeastGain * (_run.Bound - _run.Objective)) break;
            (end, start) = (end + stretch, _run.Objective);
        }

        turns.Finish();
    }

    private Ranking Rank() => new(_candidates, _bounding.Replies, _run.Memory);

    /// <summary>
    /// Trees and neighbourhoods take turns, a tree for twice as long, since it finds plans too, and longer while
    /// neighbourhoods find nothing; a contradiction when a tree finds that there is no plan.
    /// </summary>
    private Contradiction? Search(StrongBounding strong)
    {
        var trees = new TreeTurns(_problem, _candidates, _activity, strong, _run.Options.Threads);
        NeighbourhoodTurns? neighbourhoods = null;
        double share = MostNeighbourhoods;
        long exhausted = _nodes, turn = TicksPerTurn + TicksPerParticipant * _problem.Participants.Count;
        while (!_run.IsProved && !_run.MustStop())
        {
            _run.Enter(Phase.Tree);
            trees.Take(_run);
            _nodes = exhausted + trees.Nodes;
            if (trees.Infeasible is { } people) return Explain().ByTree(people);
            if (_run.IsProved || _run.MustStop() || trees.IsComplete) break;
            if (_run.Objective is null && !trees.IsOpen) break;
            if (_run.Objective is null) continue;
            _run.Enter(Phase.Improvement);
            neighbourhoods ??= new NeighbourhoodTurns(strong, _plan, _run);
            long? before = _run.Objective;
            neighbourhoods.Take(_run, trees.IsOpen ? (long)(share * trees.LastTurn) : turn);
            share = _run.Objective > before ? MostNeighbourhoods : Math.Max(LeastNeighbourhoods, share / 2);
            _rounds += neighbourhoods.LastRounds;
            if (!trees.IsOpen) strong.Continue(_run, turn / 32);
        }

        return _run.Objective is null && !_run.MustStop() && _bounding.Refute(_run) is { } prices
            ? Explain().ByPrices(prices)
            : null;
    }

    private ConflictAnalysis Explain() => new(_problem, _run);

    private Solution Best() => Answers.Best(_run, Statistics());

    private SolveStatistics Statistics() => new()
    {
        UsableOptions = _candidates.Count,
        BoundPasses = _bounding.Passes + (_strong?.Sweeps ?? 0),
        ImprovementRounds = _rounds,
        TreeNodes = Math.Max(_nodes, _run.Bound < _run.CertifiedBound ? 1 : 0),
    };
}
