using System.Numerics;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification;

/// <summary>Recomputes a plan: every constraint of the model, one method each, and the objective.</summary>
internal sealed class PlanAudit
{
    private readonly Problem problem;
    private readonly Solution solution;
    private readonly Findings findings;
    private readonly int[] option;

    private PlanAudit(Problem problem, Solution solution, Findings findings)
    {
        (this.problem, this.solution, this.findings) = (problem, solution, findings);
        option = new int[problem.Participants.Count];
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
        for (int i = 0; i < option.Length; i++) readable &= CheckPlacement(i);
        CheckSeats();
        CheckSupport();
        CheckConflicts();
        CheckQuotas();
        return readable ? CheckObjective() : null;
    }

    private bool CheckPlacement(int i)
    {
        (int slot, ulong sessions) = (solution.Slot[i], solution.Sessions[i]);
        int pin = problem.Participants.PinnedSlot[i];
        option[i] = -1;
        if (pin >= 0 && slot != pin)
            findings.False($"slot[{i}]", $"Participant {i} stands at slot {slot}, but is pinned to slot {pin}.");
        if (slot == -1)
        {
            if (sessions != 0)
                findings.False($"sessions[{i}]", $"Participant {i} is unplaced and has sessions {sessions}.");
            return true;
        }

        option[i] = OptionOf(i, slot);
        if (option[i] < 0)
        {
            findings.False($"slot[{i}]", $"Participant {i} stands at slot {slot}, which is not among its options.");
            return false;
        }

        CheckSessions(i, slot, sessions);
        return true;
    }

    private int OptionOf(int participant, int slot)
    {
        for (int k = problem.Options.Start[participant]; k < problem.Options.Start[participant + 1]; k++)
        {
            if (problem.Options.Slot[k] == slot) return k;
        }

        return -1;
    }

    private void CheckSessions(int i, int slot, ulong sessions)
    {
        (int used, int needed) = (BitOperations.PopCount(sessions), problem.Participants.SessionsNeeded[i]);
        if (used != needed)
            findings.False($"sessions[{i}]", $"Participant {i} uses {used} sessions, but needs {needed}.");
        if ((sessions & ~problem.Participants.AvailableSessions[i]) != 0)
            findings.False($"sessions[{i}]", $"Participant {i} uses sessions {sessions}, not all of them available.");
        if ((sessions & ~problem.Slots.OpenSessions[slot]) != 0)
            findings.False(
                $"sessions[{i}]", $"Participant {i} uses sessions {sessions}, not all of them open at slot {slot}.");
    }

    private void CheckSeats()
    {
        int count = problem.SessionCount;
        var taken = new int[problem.Slots.Count * count];
        for (int i = 0; i < option.Length; i++)
        {
            for (int t = 0; option[i] >= 0 && t < count; t++)
            {
                if ((solution.Sessions[i] >> t & 1) == 1) taken[solution.Slot[i] * count + t]++;
            }
        }

        for (int r = 0; r < taken.Length; r++)
        {
            (int capacity, int crew) = (problem.Slots.Capacity[r], problem.Slots.MinimumCrew[r / count]);
            if (taken[r] > capacity)
                findings.False(
                    "slot", $"Slot {r / count} holds {taken[r]} in session {r % count}, capacity {capacity}.");
            if (taken[r] > 0 && taken[r] < crew)
                findings.False(
                    "slot", $"Slot {r / count} has a crew of {taken[r]} in session {r % count}, minimum {crew}.");
        }
    }

    private void CheckSupport()
    {
        var load = new long[problem.Supervisors.Count];
        for (int i = 0; i < option.Length; i++)
        {
            if (option[i] < 0) continue;
            foreach (int h in problem.Slots.SupervisorsOf(solution.Slot[i]))
                load[h] += problem.Options.SupportLoad[option[i]];
        }

        for (int h = 0; h < load.Length; h++)
        {
            long capacity = problem.Supervisors.SupportCapacity[h];
            if (load[h] <= capacity) continue;
            findings.False(
                "slot", $"Supervisor {h} carries support load {Number(load[h])}, capacity {Number(capacity)}.");
        }
    }

    private void CheckConflicts()
    {
        for (int i = 0; i < option.Length; i++)
        {
            foreach (int other in problem.Conflicts.Of(i))
            {
                if (other <= i || solution.Slot[i] < 0 || solution.Slot[i] != solution.Slot[other]) continue;
                findings.False(
                    "slot", $"Participants {i} and {other} are in conflict and share slot {solution.Slot[i]}.");
            }
        }
    }

    private void CheckQuotas()
    {
        var total = new long[problem.Quotas.Count];
        foreach (int k in option)
        {
            if (k < 0) continue;
            (int from, int to) = problem.Quotas.EntriesOf(k);
            for (int e = from; e < to; e++) total[problem.Quotas.Quota[e]] += problem.Quotas.Weight[e];
        }

        for (int q = 0; q < total.Length; q++)
        {
            (long minimum, long maximum) = (problem.Quotas.Minimum[q], problem.Quotas.Maximum[q]);
            if (total[q] >= minimum && total[q] <= maximum) continue;
            findings.False(
                "slot", $"Quota {q} has total {Number(total[q])}, expected {Number(minimum)} to {Number(maximum)}.");
        }
    }

    private long CheckObjective()
    {
        long objective = 0;
        for (int i = 0; i < option.Length; i++)
            objective += option[i] < 0 ? problem.Participants.UnplacedValue[i] : problem.Options.Value[option[i]];
        if (objective != solution.Objective)
        {
            findings.False(
                "objective", $"Objective {Number(solution.Objective)} is claimed, {Number(objective)} recomputed.");
        }

        return objective;
    }
}
