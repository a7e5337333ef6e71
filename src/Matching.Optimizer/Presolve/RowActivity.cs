using System.Numerics;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Which rows can bind at all: a row that everybody together cannot fill needs no price and no check. The columns that
/// every candidate asks for are read as plain arrays, for speed in a cold process.
/// </summary>
internal sealed class RowActivity
{
    private RowActivity(Problem problem)
    {
        Sessions = new bool[problem.Slots.Capacity.Length];
        Supervisors = new bool[problem.Supervisors.Count];
        QuotaMaximum = new bool[problem.Quotas.Count];
        QuotaMinimum = new bool[problem.Quotas.Count];
    }

    /// <summary>Per slot × session: more participants could come than there are seats.</summary>
    public bool[] Sessions { get; }

    /// <summary>Per supervisor: the loads could exceed the capacity.</summary>
    public bool[] Supervisors { get; }

    /// <summary>Per quota: the weights could exceed the maximum.</summary>
    public bool[] QuotaMaximum { get; }

    /// <summary>Per quota: leaving everybody out would fall below the minimum.</summary>
    public bool[] QuotaMinimum { get; }

    /// <summary>Whether any slot with candidates asks for a crew of two or more.</summary>
    public bool HasCrews { get; private set; }

    /// <summary>Whether two participants in conflict have a slot in common.</summary>
    public bool HasConflicts { get; private set; }

    /// <summary>Whether some participant with candidates needs more than one session.</summary>
    public bool HasBundles { get; private set; }

    /// <summary>Whether some supervisor's support or some quota can bind.</summary>
    public bool HasSums { get; private set; }

    /// <summary>Whether only seats bind and everybody takes one: a transportation problem.</summary>
    public bool IsNetwork => !HasCrews && !HasConflicts && !HasBundles && !HasSums;

    public static RowActivity Of(Problem problem, Candidates candidates)
    {
        var activity = new RowActivity(problem);
        activity.MarkSessions(problem, candidates);
        if (problem.Supervisors.Count > 0 || problem.Quotas.Count > 0) activity.MarkSums(problem, candidates);
        activity.MarkConflicts(problem, candidates);
        return activity;
    }

    private void MarkSessions(Problem problem, Candidates candidates)
    {
        var demand = new int[Sessions.Length];
        ulong[] open = Columns.Plain(problem.Slots.OpenSessions);
        int[] crew = Columns.Plain(problem.Slots.MinimumCrew);
        int sessions = problem.SessionCount;
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            (int start, int stop) = (candidates.Start[i], candidates.Start[i + 1]);
            HasBundles |= start < stop && problem.Participants.SessionsNeeded[i] > 1;
            ulong available = problem.Participants.AvailableSessions[i];
            foreach (int slot in candidates.Slot.AsSpan(start, stop - start))
            {
                HasCrews |= crew[slot] > 1;
                for (ulong common = available & open[slot]; common != 0; common &= common - 1)
                    demand[slot * sessions + BitOperations.TrailingZeroCount(common)]++;
            }
        }

        for (int r = 0; r < demand.Length; r++) Sessions[r] = demand[r] > problem.Slots.Capacity[r];
    }

    /// <summary>Each participant adds at most its heaviest candidate to a sum.</summary>
    private void MarkSums(Problem problem, Candidates candidates)
    {
        var support = new Peaks(problem.Supervisors.Count);
        var weights = new Peaks(problem.Quotas.Count);
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                int option = candidates.Option[c];
                foreach (int h in problem.Slots.SupervisorsOf(candidates.Slot[c]))
                    support.Raise(h, i, problem.Options.SupportLoad[option]);
                (int from, int to) = problem.Quotas.EntriesOf(option);
                for (int e = from; e < to; e++) weights.Raise(problem.Quotas.Quota[e], i, problem.Quotas.Weight[e]);
            }
        }

        for (int h = 0; h < Supervisors.Length; h++)
        {
            Supervisors[h] = support.Sum[h] > problem.Supervisors.SupportCapacity[h];
            HasSums |= Supervisors[h];
        }

        for (int q = 0; q < QuotaMaximum.Length; q++)
        {
            QuotaMaximum[q] = weights.Sum[q] > problem.Quotas.Maximum[q];
            QuotaMinimum[q] = problem.Quotas.Minimum[q] > 0;
            HasSums |= QuotaMaximum[q] || QuotaMinimum[q];
        }
    }

    private void MarkConflicts(Problem problem, Candidates candidates)
    {
        if (problem.Conflicts.Count == 0) return;
        var stamp = new int[problem.Slots.Count];
        for (int i = 0; i < problem.Participants.Count && !HasConflicts; i++)
        {
            if (problem.Conflicts.Of(i).IsEmpty) continue;
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++) stamp[candidates.Slot[c]] = i + 1;
            foreach (int other in problem.Conflicts.Of(i))
            {
                for (int c = candidates.Start[other]; c < candidates.Start[other + 1]; c++)
                    HasConflicts |= stamp[candidates.Slot[c]] == i + 1;
            }
        }
    }

    /// <summary>Sums of the largest amount that each participant can add to a row.</summary>
    private sealed class Peaks(int rows)
    {
        private readonly int[] _last = [.. Enumerable.Repeat(-1, rows)];
        private readonly long[] _peak = new long[rows];

        public long[] Sum { get; } = new long[rows];

        public void Raise(int row, int participant, long amount)
        {
            if (_last[row] != participant) (_last[row], _peak[row]) = (participant, 0);
            if (amount <= _peak[row]) return;
            Sum[row] += amount - _peak[row];
            _peak[row] = amount;
        }
    }
}
