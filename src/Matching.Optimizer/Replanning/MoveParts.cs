using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// Splits the difference of two plans into parts of which any number can be carried out and the rest left: whatever is
/// chosen, every constraint holds. Everybody who moves begins alone; a row that some choice could break joins the part
/// that adds most to it with the part that gives most back, until no choice can.
/// </summary>
internal sealed class MoveParts
{
    private readonly LiveProblem _problem;
    private readonly LiveSeats _now, _then;
    private readonly int[] _movers;
    private readonly DisjointSets _sets;

    public MoveParts(LiveProblem problem, LiveSeats now, LiveSeats then)
    {
        (_problem, _now, _then) = (problem, now, then);
        _sets = new DisjointSets(problem.Rows);
        _movers = [.. Enumerable.Range(0, problem.Rows).Where(i =>
            now.SlotOf(i) != then.SlotOf(i) || now.SessionsOf(i) != then.SessionsOf(i))];
        Link();
    }

    /// <summary>Participants by part; parts by their first participant.</summary>
    public int[][] Parts =>
        [.. _movers.GroupBy(_sets.Find).OrderBy(part => part.Min()).Select(part => part.Order().ToArray())];

    private void Link()
    {
        var seats = new Dictionary<int, Dictionary<int, long>>();
        var loads = new Dictionary<int, Dictionary<int, long>>();
        var totals = new Dictionary<int, Dictionary<int, long>>();
        foreach (int i in _movers)
        {
            Note(i, _now, -1);
            Note(i, _then, 1);
            LinkAdversaries(i);
        }

        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach ((int row, Dictionary<int, long> use) in seats.OrderBy(pair => pair.Key))
                isChanged |= LinkSeats(row, use);
            foreach ((int h, Dictionary<int, long> use) in loads.OrderBy(pair => pair.Key))
                isChanged |= Keep(use, (long.MinValue, _problem.Support[h] - _now.LoadOf(h)));
            foreach ((int q, Dictionary<int, long> use) in totals.OrderBy(pair => pair.Key))
            {
                long now = _now.TotalOf(q);
                isChanged |= Keep(use, (_problem.Quotas.Minimum[q] - now, _problem.Quotas.Maximum[q] - now));
            }
        }

        void Note(int i, LiveSeats plan, int sign)
        {
            if (plan.SlotOf(i) is var slot && slot < 0) return;
            ParticipantOption option = _problem.Find(i, slot)!.Value;
            for (ulong sessions = plan.SessionsOf(i); sessions != 0; sessions &= sessions - 1)
                Add(seats, slot * _problem.SessionCount + BitOperations.TrailingZeroCount(sessions), i, sign);
            foreach (int h in _problem.Slots.SupervisorsOf(slot)) Add(loads, h, i, sign * option.SupportLoad);
            foreach (QuotaWeight share in option.Quotas) Add(totals, share.Quota, i, sign * share.Weight);
        }
    }

    private static void Add(Dictionary<int, Dictionary<int, long>> rows, int row, int participant, long amount)
    {
        if (!rows.TryGetValue(row, out Dictionary<int, long>? use)) rows[row] = use = [];
        use[participant] = use.GetValueOrDefault(participant) + amount;
    }

    /// <summary>One at a new place must not meet the other at an old one.</summary>
    private void LinkAdversaries(int i)
    {
        foreach (int other in _problem.AdversariesOf(i))
        {
            bool meets = _then.SlotOf(i) >= 0 && _then.SlotOf(i) == _now.SlotOf(other);
            bool isMet = _now.SlotOf(i) >= 0 && _now.SlotOf(i) == _then.SlotOf(other);
            if (meets || isMet) _sets.Join(i, other);
        }
    }

    /// <summary>Seats never run out; a crew is whole whatever is chosen, or its movers go together.</summary>
    private bool LinkSeats(int row, Dictionary<int, long> use)
    {
        int crew = _problem.Slots.MinimumCrew[row / _problem.SessionCount];
        long now = _now.Taken(row);
        if (crew < 2) return Keep(use, (long.MinValue, _problem.Capacity[row] - now));
        Dictionary<int, long> parts = ByPart(use);
        bool isSafe = now + parts.Values.Where(amount => amount < 0).Sum() >= crew;
        if (isSafe || parts.Count < 2) return Keep(use, (long.MinValue, _problem.Capacity[row] - now));
        foreach (int part in parts.Keys.Order().Skip(1)) _sets.Join(parts.Keys.Min(), part);
        return true;
    }

    /// <summary>Joins parts until no choice takes a row's change out of its range; whether any were joined.</summary>
    private bool Keep(Dictionary<int, long> use, (long Least, long Most) range)
    {
        bool isJoined = false;
        while (true)
        {
            Dictionary<int, long> parts = ByPart(use);
            bool isOver = parts.Values.Where(amount => amount > 0).Sum() > range.Most;
            bool isUnder = parts.Values.Where(amount => amount < 0).Sum() < range.Least;
            if (!isOver && !isUnder) return isJoined;
            int adds = parts.MaxBy(part => (part.Value, -part.Key)).Key;
            _sets.Join(adds, parts.MinBy(part => (part.Value, part.Key)).Key);
            isJoined = true;
        }
    }

    /// <summary>What each part changes of a row, where it changes anything.</summary>
    private Dictionary<int, long> ByPart(Dictionary<int, long> use)
    {
        var parts = new Dictionary<int, long>();
        foreach ((int i, long amount) in use) parts[_sets.Find(i)] = parts.GetValueOrDefault(_sets.Find(i)) + amount;
        foreach (int part in parts.Keys.Where(part => parts[part] == 0).ToArray()) parts.Remove(part);
        return parts;
    }
}
