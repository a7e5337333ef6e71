using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Bounds;

/// <summary>
/// Answers the Lagrangian subproblem: at given prices each participant takes its best reply. Yields the bound in
/// floating point (a guide; what is published comes from <see cref="PriceBound"/>) and how much the replies use of
/// every row. Participants are asked in parts, side by side; there are as many parts on one thread as on eight, and
/// they are added up in order, so that the sums do not depend on the threads.
/// </summary>
internal sealed class BestReplies
{
    private const int ParticipantsPerPart = 1_024, MostParts = 8;
    private readonly Problem _problem;
    private readonly Candidates _candidates;
    private readonly Multipliers _multipliers;
    private readonly double _unit;
    private readonly int[] _order;
    private readonly double[] _support;
    private readonly Part[] _parts;
    private double _help;

    /// <param name="problem">The problem.</param>
    /// <param name="candidates">Its candidates.</param>
    /// <param name="multipliers">The prices, read at every call.</param>
    /// <param name="memory">Where the columns come from.</param>
    public BestReplies(Problem problem, Candidates candidates, Multipliers multipliers, WorkMemory memory)
    {
        (_problem, _candidates, _multipliers) = (problem, candidates, multipliers);
        _unit = 1;
        _order = memory.Ints(problem.Slots.Capacity.Length);
        _support = memory.Doubles(problem.Slots.Count);
        Use = memory.Doubles(multipliers.Price.Length);
        int participants = problem.Participants.Count;
        _parts = new Part[Math.Clamp(participants / ParticipantsPerPart, 1, MostParts)];
        for (int n = 0; n < _parts.Length; n++)
        {
            double[] use = _parts.Length == 1 ? Use : memory.Doubles(Use.Length);
            _parts[n] = new Part(Share(participants, n), Share(participants, n + 1), use);
        }
    }

    /// <summary>Most threads; 1 when nothing else is said.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The same with every value taken as 0: what remains is whether the rows can be met at all.</summary>
    public BestReplies WithoutValues() => new(this);

    private BestReplies(BestReplies other)
    {
        (_problem, _candidates, _multipliers) = (other._problem, other._candidates, other._multipliers);
        (_order, _support, Use, _parts) = (other._order, other._support, other.Use, other._parts);
        Threads = other.Threads;
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

        ForEachPart(n => Reply(_parts[n]));
        if (_parts.Length > 1) ForEachPart(AddUp);
        Ticks = 0;
        foreach (Part part in _parts)
        {
            bound += part.Worth;
            Ticks += part.Ticks;
        }

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

    /// <summary>Where the n-th of as many shares as there are parts begins.</summary>
    private int Share(int whole, int n) => (int)((long)whole * n / _parts.Length);

    private void ForEachPart(Action<int> action)
    {
        if (Threads == 1 || _parts.Length == 1)
        {
            for (int n = 0; n < _parts.Length; n++) action(n);
            return;
        }

        Parallel.For(0, _parts.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, action);
    }

    /// <summary>Adds the parts' use up, in their order, for a share of the rows.</summary>
    private void AddUp(int share)
    {
        int from = Share(Use.Length, share);
        Span<double> sum = Use.AsSpan(from, Share(Use.Length, share + 1) - from);
        _parts[0].Use.AsSpan(from, sum.Length).CopyTo(sum);
        foreach (Part part in _parts.AsSpan(1))
        {
            ReadOnlySpan<double> use = part.Use.AsSpan(from, sum.Length);
            for (int r = 0; r < sum.Length; r++) sum[r] += use[r];
        }
    }

    /// <summary>What quotas pay at most for one option, and every slot's sessions by price.</summary>
    private void Prepare()
    {
        _help = 0;
        for (int q = 0; q < _problem.Quotas.Count; q++)
            _help += ProblemLimits.Weight * Math.Max(0, -_multipliers.QuotaNet(q));
        if (_help > 0) _help = LargestHelp();
        ForEachPart(PrepareSlots);
    }

    /// <summary>Per slot the sessions by price and the support price, for a share of the slots.</summary>
    private void PrepareSlots(int share)
    {
        int count = _problem.SessionCount, slots = _problem.Slots.Count;
        Span<double> keys = stackalloc double[ProblemLimits.Sessions];
        for (int j = Share(slots, share); j < Share(slots, share + 1); j++)
        {
            Span<int> here = _order.AsSpan(j * count, count);
            for (int t = 0; t < count; t++) (here[t], keys[t]) = (t, _multipliers.Price[j * count + t]);
            keys[..count].Sort(here);
            _support[j] = 0;
            foreach (int h in _problem.Slots.SupervisorsOf(j))
                _support[j] += _multipliers.Price[_multipliers.Sessions + h];
        }
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

    private void Reply(Part part)
    {
        Array.Clear(part.Use);
        (part.Worth, part.Ticks) = (0, 0);
        for (int i = part.From; i < part.To; i++) part.Worth += Reply(i, part);
    }

    private double Reply(int i, Part part)
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

        part.Ticks += c - _candidates.Start[i] + 1;
        if (reply >= 0) Charge(i, reply, part.Use);
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

    private void Charge(int participant, int candidate, double[] use)
    {
        (int slot, int option) = (_candidates.Slot[candidate], _candidates.Option[candidate]);
        int needed = _problem.Participants.SessionsNeeded[participant];
        ulong common = _problem.Participants.AvailableSessions[participant] & _problem.Slots.OpenSessions[slot];
        int row = slot * _problem.SessionCount;
        foreach (int t in _order.AsSpan(row, _problem.SessionCount))
        {
            if ((common >> t & 1) == 0) continue;
            use[row + t]++;
            if (--needed == 0) break;
        }

        foreach (int h in _problem.Slots.SupervisorsOf(slot))
            use[_multipliers.Sessions + h] += _problem.Options.SupportLoad[option];
        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            use[_multipliers.Supervisors + _problem.Quotas.Quota[e]] -= _problem.Quotas.Weight[e];
            use[_multipliers.Minima + _problem.Quotas.Quota[e]] += _problem.Quotas.Weight[e];
        }
    }

    /// <summary>A run of participants and what their replies use and are worth.</summary>
    private sealed class Part(int from, int to, double[] use)
    {
        public int From => from;

        public int To => to;

        public double[] Use => use;

        public double Worth { get; set; }

        public long Ticks { get; set; }
    }
}
