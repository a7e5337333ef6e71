using System.Numerics;

namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// Whether a crew can be seated in some sessions of a slot: everybody in as many different common sessions as needed,
/// and in each of the sessions between a least number and the capacity. Augmenting paths (Ford and Fulkerson 1956),
/// first for the seats, then for the least numbers. O(seats × sessions × crew).
/// </summary>
internal sealed class CrewSeating
{
    /// <summary>Most open sessions of a slot for which every set of sessions in use is tried.</summary>
    public const int MostSessions = 12;

    private readonly Problem _problem;
    private readonly ulong[] _allowed, _seated;
    private readonly int[] _needed, _taken, _capacity;

    private CrewSeating(Problem problem, int slot, IReadOnlyList<int> crew, ulong sessions)
    {
        _problem = problem;
        ulong open = problem.Slots.OpenSessions[slot] & sessions;
        _allowed = [.. crew.Select(i => problem.Participants.AvailableSessions[i] & open)];
        _needed = [.. crew.Select(i => problem.Participants.SessionsNeeded[i])];
        _seated = new ulong[crew.Count];
        _taken = new int[problem.SessionCount];
        _capacity = problem.Slots.Capacity.AsSpan(slot * problem.SessionCount, problem.SessionCount).ToArray();
    }

    /// <summary>Whether the crew fits within the seats, however few come to each session.</summary>
    public static bool IsPossible(Problem problem, int slot, IReadOnlyList<int> crew) =>
        new CrewSeating(problem, slot, crew, ulong.MaxValue).SeatAll();

    /// <summary>Whether a slot has too many open sessions to try every set of them.</summary>
    public static bool IsWide(Problem problem, int slot) =>
        BitOperations.PopCount(problem.Slots.OpenSessions[slot]) > MostSessions;

    /// <summary>
    /// Whether the crew fits so that each session in use has the slot's minimum crew: tries every set of sessions in
    /// use.
    /// </summary>
    public static bool IsPossibleWithMinimum(Problem problem, int slot, IReadOnlyList<int> crew)
    {
        ulong open = problem.Slots.OpenSessions[slot];
        for (ulong used = open; used != 0; used = (used - 1) & open)
        {
            var seating = new CrewSeating(problem, slot, crew, used);
            if (seating.SeatAll() && seating.Fill(used, problem.Slots.MinimumCrew[slot])) return true;
        }

        return crew.Count == 0;
    }

    private bool SeatAll()
    {
        for (int p = 0; p < _allowed.Length; p++)
        {
            while (BitOperations.PopCount(_seated[p]) < _needed[p])
            {
                ulong free = Where(t => _taken[t] < _capacity[t]);
                if (Shift(_allowed[p] & ~_seated[p], free) is not { } path) return false;
                _seated[p] |= 1UL << path.First;
                _taken[path.Last]++;
            }
        }

        return true;
    }

    private bool Fill(ulong sessions, int minimum)
    {
        for (; sessions != 0; sessions &= sessions - 1)
        {
            int t = BitOperations.TrailingZeroCount(sessions);
            if (_capacity[t] < minimum) return false;
            while (_taken[t] < minimum)
            {
                if (Shift(Where(s => _taken[s] > minimum), 1UL << t) is not { } path) return false;
                _taken[path.First]--;
                _taken[path.Last]++;
            }
        }

        return true;
    }

    private ulong Where(Func<int, bool> holds)
    {
        ulong mask = 0;
        for (int t = 0; t < _problem.SessionCount; t++)
        {
            if (holds(t)) mask |= 1UL << t;
        }

        return mask;
    }

    /// <summary>
    /// Finds the shortest way from one of some sessions to one of others where each step moves one person on by one
    /// session, and moves them; null when there is none.
    /// </summary>
    private (int First, int Last)? Shift(ulong from, ulong to)
    {
        var step = new (int Person, int Before)[_problem.SessionCount];
        var queue = new Queue<int>();
        ulong reached = from;
        for (ulong rest = from; rest != 0; rest &= rest - 1)
        {
            int t = BitOperations.TrailingZeroCount(rest);
            step[t] = (-1, -1);
            queue.Enqueue(t);
        }

        while (queue.TryDequeue(out int t))
        {
            if ((to >> t & 1) == 1) return (Move(step, t), t);
            for (int p = 0; p < _seated.Length; p++)
            {
                ulong next = (_seated[p] >> t & 1) == 1 ? _allowed[p] & ~_seated[p] & ~reached : 0;
                for (; next != 0; next &= next - 1)
                {
                    int session = BitOperations.TrailingZeroCount(next);
                    step[session] = (p, t);
                    reached |= 1UL << session;
                    queue.Enqueue(session);
                }
            }
        }

        return null;
    }

    private int Move((int Person, int Before)[] step, int last)
    {
        int t = last;
        for (; step[t].Person >= 0; t = step[t].Before) _seated[step[t].Person] ^= 1UL << t | 1UL << step[t].Before;
        return t;
    }
}
