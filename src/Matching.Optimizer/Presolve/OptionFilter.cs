using System.Numerics;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Which options of a participant could be chosen at all: those that break no row alone. The columns are read as plain
/// arrays, for speed in a cold process. Not thread-safe.
/// </summary>
internal sealed class OptionFilter
{
    private readonly Problem _problem;
    private readonly int[] _start, _slot, _pin, _needed;
    private readonly ulong[] _available, _open;
    private readonly bool _hasSums;
    private readonly int[] _kept;

    public OptionFilter(Problem problem, WorkMemory memory)
    {
        _problem = problem;
        _start = Columns.Plain(problem.Options.Start);
        _slot = Columns.Plain(problem.Options.Slot);
        _pin = Columns.Plain(problem.Participants.PinnedSlot);
        _needed = Columns.Plain(problem.Participants.SessionsNeeded);
        _available = Columns.Plain(problem.Participants.AvailableSessions);
        _open = Columns.Plain(problem.Slots.OpenSessions);
        _hasSums = problem.Supervisors.Count > 0 || problem.Quotas.Count > 0;
        int most = 0;
        for (int i = 0; i + 1 < _start.Length; i++) most = Math.Max(most, _start[i + 1] - _start[i]);
        _kept = memory.Ints(most);
    }

    /// <summary>Option indices, ascending; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(int participant)
    {
        (int pin, int needed, ulong available) = (_pin[participant], _needed[participant], _available[participant]);
        int count = 0;
        for (int k = _start[participant]; k < _start[participant + 1]; k++)
        {
            ulong common = available & _open[_slot[k]];
            if (pin >= 0 && pin != _slot[k]) continue;
            if (needed == 1 ? common == 0 : BitOperations.PopCount(common) < needed) continue;
            if (_hasSums && !FitsSums(k)) continue;
            _kept[count++] = k;
        }

        return new ReadOnlySpan<int>(_kept, 0, count);
    }

    private bool FitsSums(int option)
    {
        foreach (int h in _problem.Slots.SupervisorsOf(_slot[option]))
        {
            if (_problem.Options.SupportLoad[option] > _problem.Supervisors.SupportCapacity[h]) return false;
        }

        (int from, int to) = _problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            if (_problem.Quotas.Weight[e] > _problem.Quotas.Maximum[_problem.Quotas.Quota[e]]) return false;
        }

        return true;
    }
}
