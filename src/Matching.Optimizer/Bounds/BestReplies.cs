using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Bounds;

/// <summary>
/// Answers the Lagrangian subproblem: at given prices each participant takes its best reply. Yields the bound in
/// floating point (a guide; what is published comes from <see cref="PriceBound"/>) and how much the replies use of
/// every row.
/// </summary>
internal sealed class BestReplies
{
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly Multipliers _multipliers;
    private readonly double _unit;
    private readonly int[] _order;
    private readonly double[] _support;
    private double _help;

    /// <param name="problem">The problem.</param>
    /// <param name="candidates">Its candidates.</param>
    /// <param name="multipliers">The prices, read at every call.</param>
    /// <param name="memory">Where the columns come from.</param>
    public BestReplies(Problem problem, Candidates candidates, Multipliers multipliers, WorkMemory memory)
    {
        (_problem, _candidates, _multipliers) = (problem, candidates, multipliers);
        _unit = 1;
        _order = memory.Take<int>(problem.Slots.Capacity.Length);
        _support = memory.Take<double>(problem.Slots.Count);
        Use = memory.Take<double>(multipliers.Price.Length);
    }

    /// <summary>The same with every value taken as 0: what remains is whether the rows can be met at all.</summary>
    public BestReplies WithoutValues() => new(this);

    private BestReplies(BestReplies other)
    {
        (_problem, _candidates, _multipliers) = (other._problem, other._candidates, other._multipliers);
        (_order, _support, Use) = (other._order, other._support, other.Use);
        _unit = 0;
    }

    /// <summary>What the last replies used of each row; a minimum is used negatively.</summary>
    public double[] Use { get; }

    /// <summary>Options looked at by the last call.</summary>
    public long Ticks { get; private set; }

    /// <summary>The bound at the present prices.</summary>
    public double Evaluate()
    {
        Prepare();
        double bound = 0;
        for (int r = 0; r < _multipliers.Price.Length; r++)
        {
            if (_multipliers.Price[r] > 0) bound += _multipliers.Price[r] * _multipliers.RightSide(r);
        }

        for (int i = 0; i < _problem.Participants.Count; i++) bound += Reply(i);
        return bound;
    }

    /// <summary>
    /// What a candidate is worth to its participant after paying the present prices; valid after <see
    /// cref="Evaluate"/>.
    /// </summary>
    public double Worth(int participant, int candidate)
    {
        int slot = _candidates.Slot[candidate];
        int option = _candidates.Option[candidate];
        double worth = _unit * _candidates.Value[candidate] - _problem.Options.SupportLoad[option] * _support[slot];
        worth -= Seats(participant, slot);
        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
            worth -= _problem.Quotas.Weight[e] * _multipliers.QuotaNet(_problem.Quotas.Quota[e]);
        return worth;
    }

    /// <summary>
    /// Per slot the sessions by price and the support price; the most that quotas pay for one option.
    /// </summary>
    private void Prepare()
    {
        Array.Clear(Use);
        Ticks = 0;
        int count = _problem.SessionCount;
        Span<double> keys = stackalloc double[ProblemLimits.Sessions];
        for (int j = 0; j < _problem.Slots.Count; j++)
        {
            Span<int> here = _order.AsSpan(j * count, count);
            for (int t = 0; t < count; t++) (here[t], keys[t]) = (t, _multipliers.Price[j * count + t]);
            keys[..count].Sort(here);
            _support[j] = 0;
            foreach (int h in _problem.Slots.SupervisorsOf(j))
                _support[j] += _multipliers.Price[_multipliers.Sessions + h];
        }

        _help = 0;
        for (int q = 0; q < _problem.Quotas.Count; q++)
            _help += ProblemLimits.Weight * Math.Max(0, -_multipliers.QuotaNet(q));
        if (_help > 0) _help = LargestHelp();
    }

    private double LargestHelp()
    {
        double largest = 0;
        foreach (int option in _candidates.Option)
        {
            double sum = 0;
            (int from, int to) = _problem.Quotas.EntriesOf(option);
            for (int e = from; e < to; e++)
                sum -= _problem.Quotas.Weight[e] * _multipliers.QuotaNet(_problem.Quotas.Quota[e]);
            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    private double Reply(int i)
    {
        bool pinned = _problem.Participants.PinnedSlot[i] >= 0;
        double best = pinned ? double.NegativeInfinity : _unit * _problem.Participants.UnplacedValue[i];
        int reply = -1;
        int c = _candidates.Start[i];
        for (; c < _candidates.Start[i + 1] && _unit * _candidates.Value[c] + _help > best; c++)
        {
            double worth = Worth(i, c);
            if (worth <= best) continue;
            (best, reply) = (worth, c);
        }

        Ticks += c - _candidates.Start[i] + 1;
        if (reply >= 0) Charge(i, reply);
        return best;
    }

    private double Seats(int participant, int slot)
    {
        int needed = _problem.Participants.SessionsNeeded[participant];
        ulong common = _problem.Participants.AvailableSessions[participant] & _problem.Slots.OpenSessions[slot];
        int row = slot * _problem.SessionCount;
        double sum = 0;
        foreach (int t in _order.AsSpan(row, _problem.SessionCount))
        {
            if ((common >> t & 1) == 0) continue;
            sum += _multipliers.Price[row + t];
            if (--needed == 0) break;
        }

        return sum;
    }

    private void Charge(int participant, int candidate)
    {
        (int slot, int option) = (_candidates.Slot[candidate], _candidates.Option[candidate]);
        int needed = _problem.Participants.SessionsNeeded[participant];
        ulong common = _problem.Participants.AvailableSessions[participant] & _problem.Slots.OpenSessions[slot];
        int row = slot * _problem.SessionCount;
        foreach (int t in _order.AsSpan(row, _problem.SessionCount))
        {
            if ((common >> t & 1) == 0) continue;
            Use[row + t]++;
            if (--needed == 0) break;
        }

        foreach (int h in _problem.Slots.SupervisorsOf(slot))
            Use[_multipliers.Sessions + h] += _problem.Options.SupportLoad[option];
        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            Use[_multipliers.Supervisors + _problem.Quotas.Quota[e]] -= _problem.Quotas.Weight[e];
            Use[_multipliers.Minima + _problem.Quotas.Quota[e]] += _problem.Quotas.Weight[e];
        }
    }
}
