using System.Numerics;

namespace Matching.Optimizer.Decomposition;

/// <summary>Answers a group's most profitable filling at the present prices as a column.</summary>
internal sealed class ColumnOracle(GroupRelaxation relaxation, Pricer pricer)
{
    private readonly List<int> _entries = [];
    private readonly List<(int Row, int Amount)> _use = [];
    private readonly int[] _usage = new int[ProblemLimits.Sessions];

    public Column Fill(int group)
    {
        pricer.Fill(group);
        _entries.Clear();
        _entries.AddRange(pricer.Chosen);
        _entries.Sort();
        _use.Clear();
        double value = 0;
        for (int n = 0; n < _entries.Count;)
        {
            int slot = relaxation.SlotOf(_entries[n]);
            Array.Clear(_usage);
            for (; n < _entries.Count && relaxation.SlotOf(_entries[n]) == slot; n++)
            {
                value += relaxation.Candidates.Value[relaxation.Entries.Candidate[_entries[n]]];
                Use(_entries[n], slot);
            }

            UseSessions(slot);
        }

        Merge();
        return new Column([.. _entries], ([.. _use.Select(u => u.Row)], [.. _use.Select(u => u.Amount)]), value);
    }

    private void Use(int entry, int slot)
    {
        RowLayout rows = relaxation.Rows;
        Problem problem = relaxation.Problem;
        int i = relaxation.Entries.Participant[entry];
        int option = relaxation.Candidates.Option[relaxation.Entries.Candidate[entry]];
        _use.Add((i, 1));
        relaxation.Charge.Sit(i, slot, _usage);
        foreach (int h in problem.Slots.SupervisorsOf(slot))
        {
            int row = rows.Supervisors + h;
            if (rows.IsPriced[row]) _use.Add((row, problem.Options.SupportLoad[option]));
        }

        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            int q = problem.Quotas.Quota[e];
            if (rows.IsPriced[rows.Minima + q]) _use.Add((rows.Minima + q, -problem.Quotas.Weight[e]));
            if (rows.IsPriced[rows.Maxima + q]) _use.Add((rows.Maxima + q, problem.Quotas.Weight[e]));
        }
    }

    private void UseSessions(int slot)
    {
        int row = relaxation.Rows.Sessions + slot * relaxation.Problem.SessionCount;
        for (ulong open = relaxation.Problem.Slots.OpenSessions[slot]; open != 0; open &= open - 1)
        {
            int t = BitOperations.TrailingZeroCount(open);
            if (_usage[t] > 0 && relaxation.Rows.IsPriced[row + t]) _use.Add((row + t, _usage[t]));
        }
    }

    /// <summary>Amounts of the same row become one.</summary>
    private void Merge()
    {
        _use.Sort();
        int kept = 0;
        for (int n = 0; n < _use.Count; n++)
        {
            if (kept > 0 && _use[kept - 1].Row == _use[n].Row)
                _use[kept - 1] = (_use[n].Row, _use[kept - 1].Amount + _use[n].Amount);
            else _use[kept++] = _use[n];
        }

        _use.RemoveRange(kept, _use.Count - kept);
    }
}
