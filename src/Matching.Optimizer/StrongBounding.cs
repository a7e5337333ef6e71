using System.Collections.Immutable;
using Matching.Optimizer.Bounds;
using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>
/// The strong bounding phase: a proximal bundle lowers the bound by groups until it has hardly more to gain; the best
/// prices are kept, published, and dived from.
/// </summary>
internal sealed class StrongBounding
{
    private const int SweepsPerBound = 3;
    private const double Pace = 0.02;
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly ProximalBundle _bundle;
    private readonly WorkMemory _memory;
    private Int128 _best = Int128.MaxValue;

    public StrongBounding(Problem problem, Candidates candidates, RowActivity activity, WorkMemory memory)
    {
        (_problem, _candidates, _memory) = (problem, candidates, memory);
        Relaxation = new GroupRelaxation(problem, candidates, activity, memory);
        Reach = Spread.Of(candidates) * 0.3;
        _bundle = new ProximalBundle(Relaxation, Reach);
        BestPrice = new double[Relaxation.Rows.Count];
    }

    public GroupRelaxation Relaxation { get; }

    /// <summary>How far prices answer, in units of value.</summary>
    public double Reach { get; }

    /// <summary>The prices of the least bound, in units of value.</summary>
    public double[] BestPrice { get; }

    public long Sweeps { get; private set; }

    /// <summary>Everybody's price is the best reply at the weak prices: the strong bound is then no higher.</summary>
    public void Start(Bounding weak)
    {
        RowLayout rows = Relaxation.Rows;
        weak.Replies.Evaluate();
        for (int i = 0; i < rows.Sessions; i++)
        {
            double best = _problem.Participants.PinnedSlot[i] >= 0
                ? double.NegativeInfinity
                : _problem.Participants.UnplacedValue[i];
            for (int c = _candidates.Start[i]; c < _candidates.Start[i + 1]; c++)
                best = Math.Max(best, weak.Replies.Worth(i, c));
            BestPrice[i] = best;
        }

        weak.RowPrices.CopyTo(BestPrice.AsSpan(rows.Sessions));
        for (int r = rows.Sessions; r < rows.Count; r++)
        {
            if (!rows.IsPriced[r]) BestPrice[r] = 0;
        }

        _bundle.Start(BestPrice);
    }

    /// <param name="run">Receives the bounds.</param>
    /// <param name="share">Share of the run's limits that the phase may use up.</param>
    public void Lower(Run run, double share)
    {
        run.Enter(Phase.Bounding);
        int stale = 0;
        while (stale < 8 && !run.MustStop() && !run.HasUsed(share) && !run.IsProved)
        {
            long before = run.Bound;
            Step(run);
            double room = Math.Max(1, run.Bound - (run.Objective ?? run.Bound * 0.99));
            stale = before - run.Bound < 0.002 * room ? stale + 1 : 0;
            if (_bundle.Gap < 0.001 * room) break;
        }

        Publish(run);
    }

    /// <summary>Decides participant after participant by the mixture; what comes out may lack crews or minima.</summary>
    public Plan Dive(Run run)
    {
        var dive = new Dive(Relaxation, _bundle, _memory, Pace);
        long before = Relaxation.Ticks;
        dive.Run(run.MustStop);
        run.Spend(Relaxation.Ticks - before);
        Relaxation.Reset();
        Settle();
        return dive.Plan;
    }

    private void Step(Run run)
    {
        long before = Relaxation.Ticks;
        for (int n = 0; n < SweepsPerBound; n++) _bundle.Sweep();
        Sweeps += SweepsPerBound;
        Note(Relaxation.Evaluate());
        run.Spend(Relaxation.Ticks - before);
        run.OfferTreeBound(Floor(_best));
    }

    private void Note(Int128 bound)
    {
        if (bound >= _best) return;
        _best = bound;
        _bundle.Price.CopyTo(BestPrice, 0);
    }

    /// <summary>Puts the best prices in place.</summary>
    private void Settle() => _bundle.Start(BestPrice);

    /// <summary>Offers the best prices with what the knapsacks alone make of them.</summary>
    private void Publish(Run run)
    {
        Settle();
        Int128 bound = Relaxation.RowWorth();
        for (int g = 0; g < Relaxation.Grouping.Count; g++) bound += Relaxation.FillKnapsack(g);
        run.OfferBound(Floor(bound), Relaxation.Publish());
    }

    private long Floor(Int128 scaled)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(scaled, Relaxation.Scale);
        return long.CreateSaturating(rest < 0 ? quotient - 1 : quotient);
    }
}
