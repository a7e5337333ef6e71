using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Bounds;

/// <summary>
/// The bounding phase: lowers the price bound until it is spent or the phase's share of the limits is, offers the
/// exact bound of rounded prices to the run, and leaves the best prices in place for whoever builds plans.
/// </summary>
internal sealed class Bounding
{
    private const int MostPasses = 200, MostRefutingPasses = 60;
    private const int PassesPerOffer = 25;
    private readonly Problem _problem;
    private readonly Candidates _candidates;

    private readonly Multipliers _multipliers;
    private readonly long _scale;

    public Bounding(Problem problem, Candidates candidates, RowActivity activity, Run run)
    {
        (_problem, _candidates) = (problem, candidates);
        _multipliers = new Multipliers(problem, activity, run.Memory);
        Replies = new BestReplies(problem, candidates, _multipliers, run.Memory) { Threads = run.Options.Threads };
        _scale = _multipliers.FittingScale();
    }

    /// <summary>Worth of candidates at the best prices found.</summary>
    public BestReplies Replies { get; }

    /// <summary>Price per row, in units of value: sessions, supervisors, quota minima, quota maxima.</summary>
    public ReadOnlySpan<double> RowPrices => _multipliers.Price;

    public long Passes { get; private set; }

    /// <param name="run">Receives the bounds.</param>
    /// <param name="share">Share of the run's limits that the phase may use up.</param>
    public void Lower(Run run, double share)
    {
        run.Enter(Phase.Bounding);
        VolumeAlgorithm volume = Start(Replies, VolumePace.Steady, run);
        while (!volume.IsSpent && volume.Passes < MostPasses && !run.MustStop() && !run.HasUsed(share) && !run.IsProved)
        {
            volume.Pass(run.Objective ?? double.NegativeInfinity);
            run.Spend(Replies.Ticks);
            if (volume.Passes % PassesPerOffer == 0) Offer(volume, run);
        }

        Offer(volume, run);
        Passes += volume.Passes;
    }

    /// <summary>
    /// Prices that prove that no plan exists (Farkas), or null when none are found: with every value taken as 0, a
    /// bound below 0.
    /// </summary>
    public Prices? Refute(Run run)
    {
        Array.Clear(_multipliers.Price);
        BestReplies unvalued = Replies.WithoutValues();
        VolumeAlgorithm volume = Start(unvalued, VolumePace.Bold, run);
        while (volume.Bound > -0.01 && !volume.IsSpent && volume.Passes < MostRefutingPasses && !run.MustStop())
        {
            volume.Pass(-1);
            run.Spend(unvalued.Ticks);
        }

        volume.Settle();
        Passes += volume.Passes;
        Prices prices = _multipliers.Round(Prices.LargestScale);
        return PriceBound.Of(_problem, _candidates, prices, valued: false).Scaled < 0 ? prices : null;
    }

    private VolumeAlgorithm Start(BestReplies replies, VolumePace pace, Run run)
    {
        var volume = new VolumeAlgorithm(_multipliers, replies, pace, run.Memory);
        run.Spend(replies.Ticks);
        var size = new double[_problem.Supervisors.Count];
        var count = new int[_problem.Supervisors.Count];
        for (int c = 0; c < _candidates.Count; c++)
        {
            foreach (int h in _problem.Slots.SupervisorsOf(_candidates.Slot[c]))
            {
                size[h] += _problem.Options.SupportLoad[_candidates.Option[c]];
                count[h]++;
            }
        }

        for (int h = 0; h < size.Length; h++)
            volume.Measure(_multipliers.Sessions + h, size[h] / Math.Max(1, count[h]));
        MeasureQuotas(volume);
        return volume;
    }

    /// <summary>
    /// A quota is as large as the square root of its weights' sum: thousands of small members move one price together.
    /// </summary>
    private void MeasureQuotas(VolumeAlgorithm volume)
    {
        var sum = new double[_problem.Quotas.Count];
        for (int e = 0; e < _problem.Quotas.Quota.Length; e++)
            sum[_problem.Quotas.Quota[e]] += _problem.Quotas.Weight[e];
        for (int q = 0; q < sum.Length; q++)
        {
            volume.Measure(_multipliers.Supervisors + q, Math.Sqrt(sum[q]));
            volume.Measure(_multipliers.Minima + q, Math.Sqrt(sum[q]));
        }
    }

    private void Offer(VolumeAlgorithm volume, Run run)
    {
        volume.Settle();
        Prices prices = _multipliers.Round(_scale);
        run.OfferBound(PriceBound.Of(_problem, _candidates, prices).Proved, prices);
        run.Spend(_candidates.Count);
    }
}
