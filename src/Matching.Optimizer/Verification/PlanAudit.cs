using System.Numerics;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification;

/// <summary>Recomputes a plan: every constraint of the model, one method each, and the objective.</summary>
internal sealed class PlanAudit
{
    private readonly Problem _problem;
    private readonly Solution _solution;
    private readonly Findings _findings;
    private readonly int[] _option;

    private PlanAudit(Problem problem, Solution solution, Findings findings)
    {
        (_problem, _solution, _findings) = (problem, solution, findings);
        _option = new int[problem.Participants.Count];
    }

    /// <summary>The recomputed objective, or null when the columns cannot be read as a plan.</summary>
    public static long? Check(Problem problem, Solution solution, Findings findings)
    {
        int count = problem.Participants.Count;
        if (solution.Slot.Length != count || solution.Sessions.Length != count)
        {
            findings.False(
                "slot",
                $"{Number(solution.Slot.Length)} slots and {Number(solution.Sessions.Length)} session masks are given,"
                + $" expected {Number(count)} of each.");
            return null;
        }

        return new PlanAudit(problem, solution, findings).Check();
    }

    private long? Check()
    {
        bool readable = true;
        for (int i = 0; i < _option.Length; i++) readable &= CheckPlacement(i);
        CheckSeats();
        CheckSupport();
        CheckConflicts();
        CheckQuotas();
        return readable ? CheckObjective() : null;
    }

    private bool CheckPlacement(int i)
    {
        (int slot, ulong sessions) = (_solution.Slot[i], _solution.Sessions[i]);
        int pin = _problem.Participants.PinnedSlot[i];
        _option[i] = -1;
        if (pin >= 0 && slot != pin)
            _findings.False($"slot[{i}]", $"Participant {i} stands at slot {slot}, but is pinned to slot {pin}.");
        if (slot == -1)
        {
            if (sessions != 0)
                _findings.False($"sessions[{i}]", $"Participant {i} is unplaced and has sessions {sessions}.");
            return true;
        }

        _option[i] = OptionOf(i, slot);
        if (_option[i] < 0)
        {
            _findings.False($"slot[{i}]", $"Participant {i} stands at slot {slot}, which is not among its options.");
            return false;
        }

        CheckSessions(i, slot, sessions);
        return true;
    }

    private int OptionOf(int participant, int slot)
    {
        for (int k = _problem.Options.Start[participant]; k < _problem.Options.Start[participant + 1]; k++)
        {
            if (_problem.Options.Slot[k] == slot) return k;
        }

        return -1;
    }

    private void CheckSessions(int i, int slot, ulong sessions)
    {
        (int used, int needed) = (BitOperations.PopCount(sessions), _problem.Participants.SessionsNeeded[i]);
        if (used != needed)
            _findings.False($"sessions[{i}]", $"Participant {i} uses {used} sessions, but needs {needed}.");
        if ((sessions & ~_problem.Participants.AvailableSessions[i]) != 0)
            _findings.False($"sessions[{i}]", $"Participant {i} uses sessions {sessions}, not all of them available.");
        if ((sessions & ~_problem.Slots.OpenSessions[slot]) != 0)
            _findings.False(
                $"sessions[{i}]", $"Participant {i} uses sessions {sessions}, not all of them open at slot {slot}.");
    }

    private void CheckSeats()
    {
        int count = _problem.SessionCount;
        var taken = new int[_problem.Slots.Count * count];
        for (int i = 0; i < _option.Length; i++)
        {
            for (int t = 0; _option[i] >= 0 && t < count; t++)
            {
                if ((_solution.Sessions[i] >> t & 1) == 1) taken[_solution.Slot[i] * count + t]++;
            }
        }

        for (int r = 0; r < taken.Length; r++)
        {
            (int capacity, int crew) = (_problem.Slots.Capacity[r], _problem.Slots.MinimumCrew[r / count]);
            if (taken[r] > capacity)
                _findings.False(
                    "slot", $"Slot {r / count} holds {taken[r]} in session {r % count}, capacity {capacity}.");
            if (taken[r] > 0 && taken[r] < crew)
                _findings.False(
                    "slot", $"Slot {r / count} has a crew of {taken[r]} in session {r % count}, minimum {crew}.");
        }
    }

    private void CheckSupport()
    {
        var load = new long[_problem.Supervisors.Count];
        for (int i = 0; i < _option.Length; i++)
        {
            if (_option[i] < 0) continue;
            foreach (int h in _problem.Slots.SupervisorsOf(_solution.Slot[i]))
                load[h] += _problem.Options.SupportLoad[_option[i]];
        }

        for (int h = 0; h < load.Length; h++)
        {
            long capacity = _problem.Supervisors.SupportCapacity[h];
            if (load[h] <= capacity) continue;
            _findings.False(
                "slot", $"Supervisor {h} carries support load {Number(load[h])}, capacity {Number(capacity)}.");
        }
    }

    private void CheckConflicts()
    {
        for (int i = 0; i < _option.Length; i++)
        {
            foreach (int other in _problem.Conflicts.Of(i))
            {
                if (other <= i || _solution.Slot[i] < 0 || _solution.Slot[i] != _solution.Slot[other]) continue;
                _findings.False(
                    "slot", $"Participants {i} and {other} are in conflict and share slot {_solution.Slot[i]}.");
            }
        }
    }

    private void CheckQuotas()
    {
        var total = new long[_problem.Quotas.Count];
        foreach (int k in _option)
        {
            if (k < 0) continue;
            (int from, int to) = _problem.Quotas.EntriesOf(k);
            for (int e = from; e < to; e++) total[_problem.Quotas.Quota[e]] += _problem.Quotas.Weight[e];
        }

        for (int q = 0; q < total.Length; q++)
        {
            (long minimum, long maximum) = (_problem.Quotas.Minimum[q], _problem.Quotas.Maximum[q]);
            if (total[q] >= minimum && total[q] <= maximum) continue;
            _findings.False(
                "slot", $"Quota {q} has total {Number(total[q])}, expected {Number(minimum)} to {Number(maximum)}.");
        }
    }

    private long CheckObjective()
    {
        long objective = 0;
        for (int i = 0; i < _option.Length; i++)
            objective += _option[i] < 0 ? _problem.Participants.UnplacedValue[i] : _problem.Options.Value[_option[i]];
        if (objective != _solution.Objective)
        {
            _findings.False(
                "objective", $"Objective {Number(_solution.Objective)} is claimed, {Number(objective)} recomputed.");
        }

        return objective;
    }
}
