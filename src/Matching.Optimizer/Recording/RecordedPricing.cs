using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Recording;

/// <summary>
/// Lowers the bound of a node by the strong prices, knapsacks only: what a reader of the certificate can repeat.
/// Whoever is decided is priced so low that no best filling does without them; the bound is then that of the
/// certificate, in which the decided pay no price of their own.
/// </summary>
internal sealed class RecordedPricing
{
    private const int SweepsPerRound = 3;
    private const int Patience = 4;

    /// <summary>
    /// What a decided participant brings a group, in price units: more than all others together, and so little that
    /// 500 of them stay far below 2⁶³.
    /// </summary>
    private const long DecidedProfit = 1_000_000_000_000_000;

    private readonly GroupRelaxation _relaxation;
    private readonly RecordedDecisions _decisions;
    private readonly Pricers _pricers;
    private readonly ProximalBundle _bundle;
    private readonly Rounding _rounding;
    private readonly Fixing _fixing;
    private readonly double[] _start, _best;

    /// <param name="relaxation">The subproblem, with knapsacks only.</param>
    /// <param name="decisions">What holds at the node.</param>
    /// <param name="prices">Prices to start from, of either form.</param>
    public RecordedPricing(GroupRelaxation relaxation, RecordedDecisions decisions, Prices prices)
    {
        (_relaxation, _decisions) = (relaxation, decisions);
        var memory = new WorkMemory();
        _pricers = new Pricers(relaxation, memory, 1);
        _bundle = new ProximalBundle(relaxation, _pricers, Spread.Of(relaxation.Candidates) * 0.3);
        _rounding = new Rounding(relaxation, _bundle, memory);
        _fixing = new Fixing(relaxation, _pricers);
        _start = new StartPrices(relaxation).From(prices);
        _best = new double[_start.Length];
    }

    /// <summary>Work done so far.</summary>
    public long Ticks => _pricers.Ticks + _bundle.Ticks;

    /// <summary>Takes up a node where its parent left off.</summary>
    public void Enter(BundleState? start)
    {
        if (start is { } state) _bundle.Resume(state);
        else _bundle.Start(_start);
    }

    /// <summary>Goes on after choices were closed or decided.</summary>
    public void Restart() => _bundle.Restart();

    /// <summary>Prices and mixture, for the children.</summary>
    public BundleState Save() => _bundle.Save();

    /// <summary>
    /// Lowers the bound to the target or as far as it goes within some rounds, and leaves the best prices in place;
    /// whether they are better than those found at the start.
    /// </summary>
    /// <param name="target">A bound that is low enough.</param>
    /// <param name="rounds">Most rounds.</param>
    /// <param name="mustStop">Asked between rounds.</param>
    public bool Lower(long target, int rounds, Func<bool> mustStop)
    {
        _bundle.Price.CopyTo(_best, 0);
        Int128 first = Evaluate(), best = first;
        int stale = 0;
        while (rounds-- > 0 && stale < Patience && _relaxation.Floor(best) > target && !mustStop())
        {
            for (int n = 0; n < SweepsPerRound; n++) _bundle.Sweep();
            Int128 before = best, scaled = Evaluate();
            if (scaled < best)
            {
                best = scaled;
                _bundle.Price.CopyTo(_best, 0);
            }

            double room = (double)(best - (Int128)target * _relaxation.Scale);
            stale = (double)(before - best) < 0.01 * room ? stale + 1 : 0;
            if (_bundle.Gap * _relaxation.Scale < 0.02 * room) break;
        }

        _bundle.Load(_best);
        return best < first;
    }

    /// <summary>Scale × bound at the prices in place, with what is decided and closed by now.</summary>
    public Int128 Evaluate()
    {
        int[] start = _relaxation.Candidates.Start;
        for (int i = 0; i + 1 < start.Length; i++)
        {
            if (!_decisions.IsDecided(i)) continue;
            long price = _relaxation.Left(i);
            for (int c = start[i]; c < start[i + 1]; c++)
            {
                int e = _relaxation.Entries.EntryOf[c];
                if (_relaxation.IsOpen[e]) price = _relaxation.Entries.Worth[e] - DecidedProfit;
            }

            _relaxation.SetPrice(i, price);
        }

        return _pricers.Evaluate();
    }

    /// <summary>What the prices in place prove about single choices, from what <see cref="Evaluate"/> found.</summary>
    public Fixing Judge(Int128 bound, long target)
    {
        _fixing.Judge(bound, target);
        return _fixing;
    }

    /// <summary>The undecided participant that the mixture is least sure of; -1 when everybody is decided.</summary>
    public int LeastSure()
    {
        _rounding.ReadShares();
        int[] start = _relaxation.Candidates.Start;
        (int best, double most) = (-1, double.NegativeInfinity);
        for (int i = 0; i + 1 < start.Length; i++)
        {
            if (_decisions.IsDecided(i)) continue;
            double top = 0, sum = 0;
            int open = 0;
            for (int c = start[i]; c < start[i + 1]; c++)
            {
                int e = _relaxation.Entries.EntryOf[c];
                if (_relaxation.IsOpen[e]) open++;
                sum += _rounding.Share[e];
                top = Math.Max(top, _rounding.Share[e]);
            }

            if (!_relaxation.IsForced[i]) top = Math.Max(top, 1 - sum);
            // Where nobody is torn between two places, those with few of them make the narrowest tree.
            double spread = 1 - top < 1e-3 ? 1e-4 / (1 + open) : 1 - top;
            if (spread > most) (best, most) = (i, spread);
        }

        return best;
    }

    /// <summary>The prices in place as the certificate carries them; the decided pay none.</summary>
    public Prices Publish()
    {
        Prices prices = _relaxation.Publish();
        return prices with
        {
            Participant = [.. prices.Participant.Select((price, i) => _decisions.IsDecided(i) ? 0 : price)],
        };
    }
}
