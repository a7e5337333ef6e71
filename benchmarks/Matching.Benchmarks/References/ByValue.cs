using System.Numerics;
using Matching.Optimizer;

namespace Matching.Benchmarks.References;

/// <summary>
/// The plain planner: options by value, each taken if it still fits, in the first sessions with a seat. What counts
/// for a quota's minimum comes first, until that is reached. Slots that ask for a crew are left alone. O(options log
/// options).
/// </summary>
internal sealed class ByValue
{
    private readonly Problem _problem;
    private readonly int[] _seats, _participantOf;
    private readonly long[] _support, _total;
    private readonly int[] _slot;

    private ByValue(Problem problem)
    {
        _problem = problem;
        _seats = [.. problem.Slots.Capacity];
        _support = [.. problem.Supervisors.SupportCapacity];
        _total = new long[problem.Quotas.Count];
        _slot = [.. Enumerable.Repeat(-1, problem.Participants.Count)];
        _participantOf = new int[problem.Options.Count];
        for (int i = 0; i < _slot.Length; i++)
            _participantOf.AsSpan(problem.Options.Start[i]..problem.Options.Start[i + 1]).Fill(i);
    }

    /// <summary>Value of the plan; it may fall short of a quota's minimum, never of anything else.</summary>
    public static long Solve(Problem problem)
    {
        var plan = new ByValue(problem);
        int[] order = [.. Enumerable.Range(0, problem.Options.Count).OrderByDescending(k => problem.Options.Value[k])];
        foreach (int k in order.Where(plan.HelpsAMinimum)) plan.Take(k);
        foreach (int k in order) plan.Take(k);
        return plan._slot.Index().Sum(p => p.Item < 0
            ? problem.Participants.UnplacedValue[p.Index]
            : problem.Options.Value[problem.Options.Find(p.Index, p.Item)]);
    }

    private bool HelpsAMinimum(int option)
    {
        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            if (_total[_problem.Quotas.Quota[e]] < _problem.Quotas.Minimum[_problem.Quotas.Quota[e]]) return true;
        }

        return false;
    }

    private void Take(int option)
    {
        int i = _participantOf[option], j = _problem.Options.Slot[option];
        if (_slot[i] >= 0 || _problem.Slots.MinimumCrew[j] > 1 || !Fits(option, j)) return;
        foreach (int other in _problem.Conflicts.Of(i))
        {
            if (_slot[other] == j) return;
        }

        if (!Seat(i, j)) return;
        foreach (int h in _problem.Slots.SupervisorsOf(j)) _support[h] -= _problem.Options.SupportLoad[option];
        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++) _total[_problem.Quotas.Quota[e]] += _problem.Quotas.Weight[e];
        _slot[i] = j;
    }

    private bool Fits(int option, int slot)
    {
        foreach (int h in _problem.Slots.SupervisorsOf(slot))
        {
            if (_support[h] < _problem.Options.SupportLoad[option]) return false;
        }

        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            int q = _problem.Quotas.Quota[e];
            if (_total[q] + _problem.Quotas.Weight[e] > _problem.Quotas.Maximum[q]) return false;
        }

        return true;
    }

    private bool Seat(int participant, int slot)
    {
        int needed = _problem.Participants.SessionsNeeded[participant], row = slot * _problem.SessionCount;
        var rows = new List<int>(needed);
        for (ulong free = _problem.Participants.AvailableSessions[participant]; free != 0; free &= free - 1)
        {
            int session = BitOperations.TrailingZeroCount(free);
            if (_seats[row + session] > 0 && rows.Count < needed) rows.Add(row + session);
        }

        if (rows.Count < needed) return false;
        foreach (int taken in rows) _seats[taken]--;
        return true;
    }
}
