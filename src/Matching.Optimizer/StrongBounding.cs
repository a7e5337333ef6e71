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
    private const int FewSweepsPerBound = 3, ManySweepsPerBound = 6;
    private const int Patience = 8;

    /// <summary>Share of a run's limits that a dive may take.</summary>
    private const double DiveShare = 0.25;

    /// <summary>
    /// Where dives are several: how much faster each decides than a single one would, from which share of the limits
    /// on no other is begun, and how many there are at most.
    /// </summary>
    private const double Haste = 2, DivesShare = 0.2;
    private const int MostDives = 6;

    /// <summary>Most participants for whom the bound seats sets: beyond, there is no time for it.</summary>
    private const int MostSeated = 3_000;

    /// <summary>
    /// How many participants are dived for several times: trees, which dive too, get far with fewer, and with more the
    /// luck of a dive evens out.
    /// </summary>
    private const int LeastDivedOften = 501, MostDivedOften = 1_500;
    private const double Tolerance = 1e-4;
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly ProximalBundle _bundle;
    private readonly WorkMemory _memory;
    private Int128 _best = Int128.MaxValue;
    private BundleState? _left;

    /// <summary>What a sweep took so far, as a share of the run's limits.</summary>
    private double _sweepShare;

    public StrongBounding(Problem problem, Candidates candidates, RowActivity activity, Run run)
    {
        (_problem, _candidates, _memory) = (problem, candidates, run.Memory);
        Relaxation = new GroupRelaxation(problem, candidates, activity, _memory);
        Reach = Spread.Of(candidates) * 0.3;
        Pricers = new Pricers(Relaxation, _memory, run.Options.Threads);
        _bundle = new ProximalBundle(Relaxation, Pricers, Reach);
        BestPrice = new double[Relaxation.Rows.Count];
    }

    public GroupRelaxation Relaxation { get; }

    public Pricers Pricers { get; }

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

    /// <summary>
    /// First with the knapsacks alone, which the certificate repeats; then with sets that can be seated.
    /// </summary>
    /// <param name="run">Receives the bounds.</param>
    /// <param name="share">Share of the run's limits that the phase may use up.</param>
    public void Lower(Run run, double share)
    {
        run.Enter(Phase.Bounding);
        (double used, long sweeps) = (run.Used, Sweeps);
        Settle(run, IsSmall ? share / 2 : share);
        run.OfferBound(Relaxation.Floor(_best), PublishBest());
        if (IsSmall && !run.IsProved && !run.MustStop())
        {
            _bundle.Seat();
            Settle(run, share);
        }

        _sweepShare = (run.Used - used) / Math.Max(1, Sweeps - sweeps);
    }

    /// <summary>Lowers the bound further, for about as many ticks as given, from where the mixture was left.</summary>
    public void Continue(Run run, long ticks)
    {
        run.Enter(Phase.Bounding);
        if (_left is { } left) _bundle.Resume(left);
        long end = Ticks + ticks;
        while (Ticks < end && !run.MustStop() && !run.IsProved) Step(run);
        if (!Relaxation.IsExact) run.OfferBound(Relaxation.Floor(_best), PublishBest());
        Leave();
    }

    /// <summary>Keeps the mixture and leaves the best prices in place for whoever is steered by them.</summary>
    private void Leave()
    {
        _left = _bundle.Save();
        _bundle.Load(BestPrice);
    }

    private void Settle(Run run, double share)
    {
        int stale = 0;
        while (stale < Patience && !run.MustStop() && !run.HasUsed(share) && !run.IsProved)
        {
            Int128 before = _best;
            Step(run);
            double fallen = before == Int128.MaxValue ? double.MaxValue : (double)(before - _best) / Relaxation.Scale;
            double tolerance = Tolerance * Math.Abs((double)_best / Relaxation.Scale);
            if (run.Objective is { } objective) tolerance = Math.Min(tolerance, 0.05 * (run.Bound - (double)objective));
            stale = fallen < 0.1 * tolerance ? stale + 1 : 0;
            if (_bundle.Gap < tolerance) break;
        }
    }

    /// <summary>
    /// Decides participant after participant by the mixture, with sets that can be seated, and so fast that about a
    /// quarter of the run's limits is enough, several times where luck counts; what comes out may lack crews or minima.
    /// </summary>
    public Plan Dive(Run run)
    {
        bool isExact = Relaxation.IsExact;
        Relaxation.IsExact = true;
        bool often = _problem.Participants.Count is >= LeastDivedOften and <= MostDivedOften;
        Plan plan = often ? DiveOften(run) : DiveOnce(run);
        Relaxation.IsExact = isExact;
        Leave();
        return plan;
    }

    private Plan DiveOften(Run run)
    {
        DivePace pace = DivePace.Within(_problem.Participants.Count, _sweepShare, DiveShare / Haste);
        var dives = new Dives(Relaxation, _bundle.Save(), Reach, run.Options.Seed);
        double end = run.Used + DivesShare;
        do
        {
            long before = dives.Ticks;
            dives.Round(pace, run.Options.Threads, run.MustStop);
            run.Spend(dives.Ticks - before);
        }
        while (dives.Count < MostDives && !run.HasUsed(end) && !run.MustStop());

        return dives.Best!;
    }

    private Plan DiveOnce(Run run)
    {
        DivePace pace = DivePace.Within(_problem.Participants.Count, _sweepShare, DiveShare);
        var dive = new Dive(Relaxation, _bundle, _memory);
        BundleState before = _bundle.Save();
        long start = Ticks;
        dive.Run(new Node(), new DiveTask(pace), run.MustStop);
        run.Spend(Ticks + dive.Ticks - start);
        Relaxation.Reset();
        _bundle.Resume(before);
        return dive.Plan;
    }

    private long Ticks => Pricers.Ticks + _bundle.Ticks;

    private bool IsSmall => _problem.Participants.Count <= MostSeated;

    private void Step(Run run)
    {
        long before = Ticks;
        int sweeps = IsSmall ? FewSweepsPerBound : ManySweepsPerBound;
        for (int n = 0; n < sweeps; n++) _bundle.Sweep();
        Sweeps += sweeps;
        Note(Pricers.Evaluate());
        run.Spend(Ticks - before);
        if (Relaxation.IsExact) run.OfferTreeBound(Relaxation.Floor(_best));
    }

    private void Note(Int128 bound)
    {
        if (bound >= _best) return;
        _best = bound;
        _bundle.Price.CopyTo(BestPrice, 0);
    }

    private Prices PublishBest()
    {
        BundleState state = _bundle.Save();
        _bundle.Load(BestPrice);
        Prices prices = Relaxation.Publish();
        _bundle.Resume(state);
        return prices;
    }
}
