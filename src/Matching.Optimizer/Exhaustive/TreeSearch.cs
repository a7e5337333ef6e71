using System.Numerics;
using Matching.Optimizer.Bounds;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Exhaustive;

/// <summary>
/// Depth-first branch and bound over participants with the prices of the root (Geoffrion 1974, section 4; the fixing
/// by reduced cost is that of Beasley 1993). Every choice has a loss against the participant's best reply; a branch
/// whose losses add up to more than bound − incumbent cannot hold a better plan. Complete when it ends by itself: then
/// the incumbent is optimal, or without one there is no plan. Those with fewest choices come first, ties by index.
/// Exponential; limited by nodes.
/// </summary>
internal sealed class TreeSearch
{
    /// <summary>Most participants that a tree is tried for: its depth.</summary>
    public const int MostParticipants = 1000;

    private readonly Plan _plan;
    private readonly Prices _prices;
    private readonly Int128 _bound;
    private readonly (int Participant, Choice[] Choices)[] _levels;
    private readonly long[][] _reach;
    private readonly long _nodeLimit;
    private Int128 _allowance = Int128.MaxValue;

    /// <param name="plan">An empty plan, which the search uses and leaves empty.</param>
    /// <param name="prices">Prices of the root.</param>
    /// <param name="incumbent">Value of the best plan known, or null.</param>
    /// <param name="nodeLimit">Nodes after which the search gives up.</param>
    public TreeSearch(Plan plan, Prices prices, long? incumbent, long nodeLimit)
    {
        (_plan, _prices, _nodeLimit) = (plan, prices, nodeLimit);
        _bound = PriceBound.Of(plan.Problem, plan.Candidates, prices).Scaled;
        if (incumbent is { } value) AllowOnlyBetterThan(value);
        _levels = [.. Enumerable.Range(0, plan.Choice.Length)
            .Select(i => (i, Choices(i))).OrderBy(level => level.Item2.Length).ThenBy(level => level.i)];
        _reach = ReachOfQuotas();
    }

    public long Nodes { get; private set; }

    /// <summary>Whether every branch was searched or ruled out.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>A better plan than the incumbent, if one was found: candidates and masks per participant.</summary>
    public (long Objective, int[] Choice, ulong[] Sessions)? Best { get; private set; }

    public void Run()
    {
        IsComplete = true;
        Branch(0, 0);
    }

    private void AllowOnlyBetterThan(long value) => _allowance = _bound - (Int128)_prices.Scale * ((Int128)value + 1);

    /// <summary>A participant's choices by loss, those too dear left out; −1 is being left out.</summary>
    private Choice[] Choices(int i)
    {
        List<(Int128 Worth, int Candidate)> worths = [];
        if (!_plan.IsPinned(i))
            worths.Add(((Int128)_prices.Scale * _plan.Problem.Participants.UnplacedValue[i], Plan.Unplaced));
        for (int c = _plan.Candidates.Start[i]; c < _plan.Candidates.Start[i + 1]; c++)
        {
            Int128 cost = PriceBound.Cost(_plan.Problem, _prices, i, _plan.Candidates.Option[c]);
            worths.Add(((Int128)_prices.Scale * _plan.Candidates.Value[c] - cost, c));
        }

        Int128 best = worths.Max(w => w.Worth);
        return [.. worths.Where(w => best - w.Worth <= _allowance).Order().Reverse()
            .Select(w => new Choice(best - w.Worth, w.Candidate, Cheapest(i, w.Candidate)))];
    }

    /// <summary>Per level and quota, the weight that this level and those below can still bring.</summary>
    private long[][] ReachOfQuotas()
    {
        int quotas = _plan.Problem.Quotas.Count;
        var sums = new long[_levels.Length + 1][];
        sums[^1] = new long[quotas];
        for (int level = _levels.Length - 1; level >= 0; level--)
        {
            var heaviest = new long[quotas];
            foreach (Choice choice in _levels[level].Choices) Raise(heaviest, choice.Candidate);
            sums[level] = [.. heaviest.Select((weight, q) => weight + sums[level + 1][q])];
        }

        return sums;
    }

    private void Raise(long[] heaviest, int candidate)
    {
        if (candidate < 0) return;
        (int from, int to) = _plan.Problem.Quotas.EntriesOf(_plan.Candidates.Option[candidate]);
        for (int e = from; e < to; e++)
        {
            int q = _plan.Problem.Quotas.Quota[e];
            heaviest[q] = Math.Max(heaviest[q], _plan.Problem.Quotas.Weight[e]);
        }
    }

    private void Branch(int level, Int128 loss)
    {
        if (++Nodes > _nodeLimit) IsComplete = false;
        if (!IsComplete || !CanMeetQuotas(level)) return;
        if (level == _levels.Length)
        {
            Judge();
            return;
        }

        (int i, Choice[] choices) = _levels[level];
        foreach (Choice choice in choices)
        {
            if (loss + choice.Loss > _allowance) return;
            if (choice.Candidate < 0) Branch(level + 1, loss + choice.Loss);
            else if (_plan.HasRoom(choice.Candidate)
                && !_plan.MeetsAdversary(i, _plan.Candidates.Slot[choice.Candidate]))
                BranchOnSessions(level, choice, loss + choice.Loss);
        }
    }

    private bool CanMeetQuotas(int level)
    {
        for (int q = 0; q < _reach[level].Length; q++)
        {
            if (_plan.QuotaLack(q) > _reach[level][q]) return false;
        }

        return true;
    }

    /// <summary>The loss so far assumes the cheapest sessions; any others add the difference.</summary>
    private void BranchOnSessions(int level, Choice choice, Int128 loss)
    {
        int i = _levels[level].Participant;
        int slot = _plan.Candidates.Slot[choice.Candidate];
        int needed = _plan.Problem.Participants.SessionsNeeded[i];
        ulong free = _plan.Common(i, slot) & _plan.Free[slot];
        if (BitOperations.PopCount(free) >= needed) TakeSessions(free, needed, 0);

        void TakeSessions(ulong open, int more, ulong taken)
        {
            if (more == 0)
            {
                Int128 total = loss - choice.CheapestSeats + Seats(slot, taken);
                if (total > _allowance) return;
                int mark = _plan.Mark;
                _plan.Set(i, choice.Candidate, taken);
                Branch(level + 1, total);
                _plan.Undo(mark);
                return;
            }

            for (; BitOperations.PopCount(open) >= more && IsComplete; open &= open - 1)
                TakeSessions(open & (open - 1), more - 1, taken | (open & (~open + 1)));
        }
    }

    /// <summary>What the sessions of a candidate cost at least, as its loss assumes; 0 for being left out.</summary>
    private Int128 Cheapest(int i, int candidate)
    {
        if (candidate < 0 || _prices.Session.IsEmpty) return 0;
        int slot = _plan.Candidates.Slot[candidate];
        List<long> seats = [];
        for (ulong common = _plan.Common(i, slot); common != 0; common &= common - 1)
            seats.Add((long)Seats(slot, common & (~common + 1)));
        int needed = _plan.Problem.Participants.SessionsNeeded[i];
        return seats.Order().Take(needed).Aggregate((Int128)0, (sum, price) => sum + price);
    }

    private Int128 Seats(int slot, ulong sessions)
    {
        Int128 sum = 0;
        if (_prices.Session.IsEmpty) return sum;
        for (; sessions != 0; sessions &= sessions - 1)
            sum += _prices.Session[slot * _plan.Problem.SessionCount + BitOperations.TrailingZeroCount(sessions)];
        return sum;
    }

    private void Judge()
    {
        if (_plan.Shortfall != 0 || (Best is { } best && best.Objective >= _plan.Objective)) return;
        Best = (_plan.Objective, [.. _plan.Choice], [.. _plan.SessionsOf]);
        AllowOnlyBetterThan(_plan.Objective);
    }

    /// <summary>A choice: its loss against the best reply, and what the cheapest sessions in it cost.</summary>
    private readonly record struct Choice(Int128 Loss, int Candidate, Int128 CheapestSeats);
}
