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
/// Exponential; limited by nodes. The path is kept in memory of its own, so the stack does not limit its depth.
/// </summary>
internal sealed class TreeSearch
{
    /// <summary>Most participants that a tree is tried for: every level keeps a sum per quota.</summary>
    public const int MostParticipants = 1000;

    private readonly Plan _plan;
    private readonly Prices _prices;
    private readonly Int128 _bound;
    private readonly (int Participant, Choice[] Choices)[] _levels;
    private readonly long[][] _reach;
    private readonly Step[] _path;
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
        _path = new Step[_levels.Length + 1];
    }

    /// <summary>Whether any plan will do: then the search ends at the first one. Default false.</summary>
    public bool TakesFirst { get; init; }

    public long Nodes { get; private set; }

    /// <summary>Whether every branch was searched or ruled out.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>A better plan than the incumbent, if one was found: candidates and masks per participant.</summary>
    public (long Objective, int[] Choice, ulong[] Sessions)? Best { get; private set; }

    public void Run()
    {
        IsComplete = true;
        int empty = _plan.Mark;
        int level = Enter(0, 0) ? 0 : -1;
        while (level >= 0 && IsComplete && !(TakesFirst && Best is not null))
        {
            if (Advance(level) is not { } loss) level--;
            else if (Enter(level + 1, loss)) level++;
        }

        _plan.Undo(empty);
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

    /// <summary>Whether there is anything to decide at a level; plans are judged below the last one.</summary>
    private bool Enter(int level, Int128 loss)
    {
        if (++Nodes > _nodeLimit) IsComplete = false;
        if (!IsComplete || !CanMeetQuotas(level)) return false;
        if (level == _levels.Length)
        {
            Judge();
            return false;
        }

        _path[level] = new Step { Loss = loss, Mark = _plan.Mark, At = -1 };
        return true;
    }

    /// <summary>
    /// Takes the next way of a level, sessions before choices, and returns the loss with it; null when none is left.
    /// </summary>
    private Int128? Advance(int level)
    {
        ref Step step = ref _path[level];
        (int i, Choice[] choices) = _levels[level];
        _plan.Undo(step.Mark);
        while (true)
        {
            if (step.Taken != 0) step.Taken = NextSessions(step.Open, step.Taken);
            if (step.Taken == 0)
            {
                if (++step.At == choices.Length || step.Loss + choices[step.At].Loss > _allowance) return null;
                if (choices[step.At].Candidate < 0) return step.Loss + choices[step.At].Loss;
                (step.Open, step.Taken) = FirstSessions(i, choices[step.At].Candidate);
                if (step.Taken == 0) continue;
            }

            Choice choice = choices[step.At];
            Int128 loss = step.Loss + choice.Loss - choice.CheapestSeats
                + Seats(_plan.Candidates.Slot[choice.Candidate], step.Taken);
            if (loss > _allowance)
            {
                // Sessions that are too dear are work, too: there can be 10¹⁸ of them.
                if (++Nodes > _nodeLimit) IsComplete = false;
                if (!IsComplete) return null;
                continue;
            }

            _plan.Set(i, choice.Candidate, step.Taken);
            return loss;
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

    /// <summary>A candidate's free sessions, and the lowest that suffice; none taken where it has no room.</summary>
    private (ulong Open, ulong Taken) FirstSessions(int i, int candidate)
    {
        int slot = _plan.Candidates.Slot[candidate];
        if (!_plan.HasRoom(candidate) || _plan.MeetsAdversary(i, slot)) return (0, 0);
        int needed = _plan.Problem.Participants.SessionsNeeded[i];
        ulong free = _plan.Common(i, slot) & _plan.Free[slot];
        return BitOperations.PopCount(free) < needed ? (0, 0) : (free, Lowest(free, needed));
    }

    /// <summary>
    /// As many sessions again: the highest that can move on does, and those above follow close behind; 0 after the
    /// last.
    /// </summary>
    private static ulong NextSessions(ulong open, ulong taken)
    {
        for (int more = 1; taken != 0; more++)
        {
            int highest = BitOperations.Log2(taken);
            taken &= ~(1UL << highest);
            ulong above = open & (ulong.MaxValue << highest << 1);
            if (BitOperations.PopCount(above) >= more) return taken | Lowest(above, more);
        }

        return 0;
    }

    private static ulong Lowest(ulong open, int count)
    {
        ulong left = open;
        for (; count > 0; count--) left &= left - 1;
        return open & ~left;
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

    /// <summary>
    /// How far a level has come: the loss and the plan above it, the choice it stands at, and the sessions of that
    /// choice, free and taken; none are taken before the first and after the last choice of them.
    /// </summary>
    private struct Step
    {
        public Int128 Loss;
        public int Mark, At;
        public ulong Open, Taken;
    }
}
