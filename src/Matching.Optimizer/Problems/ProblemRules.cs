using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer;

/// <summary>
/// The rules of the exchange format, one method per message. All are checked, even when an earlier one failed, so that
/// somebody who mends a file mends it once; only sums that would need the broken value are left out.
/// </summary>
internal static class ProblemRules
{
    public static ViolationLog Check(ProblemDraft draft)
    {
        var log = new ViolationLog();
        if (draft.SessionCount is < 1 or > ProblemLimits.Sessions)
        {
            log.Add(
                "session_count",
                $"The problem has {Number(draft.SessionCount)} sessions"
                + ", expected 1 to 64."
                + " Maybe the field is missing: ten half-days a week are 10.");
        }

        CheckCounts(draft, log);
        CheckParticipants(draft, log);
        CheckSlots(draft, log);
        CheckSupervisors(draft, log);
        OptionRules.Check(draft, log);
        CheckConflicts(draft, log);
        QuotaRules.Check(draft, log);
        return log;
    }

    /// <summary>An index is inside a list; otherwise a violation says which list and how long it is.</summary>
    public static bool CheckIndex(ViolationLog log, string path, int index, (string Noun, int Count) list)
    {
        if ((uint)index < (uint)list.Count) return true;
        log.Add(
            path,
            $"The {list.Noun} index is {Number(index)}"
            + $", expected [0, {Number(list.Count)})."
            + " Maybe it counts from 1.");
        return false;
    }

    public static void CheckIds(ViolationLog log, string list, string noun, IEnumerable<string?> ids)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        int index = 0;
        foreach (string? id in ids)
        {
            if (!string.IsNullOrEmpty(id) && !seen.TryAdd(id, index))
            {
                log.Add(
                    $"{list}[{index}].id",
                    $"{noun} '{id}' stands at index {seen[id]} and {index}"
                    + ", expected an id once."
                    + " Maybe two files were joined.");
            }

            index++;
        }
    }

    private static void CheckCounts(ProblemDraft draft, ViolationLog log)
    {
        CheckCount("participants", draft.Participants.Count, ProblemLimits.Participants);
        CheckCount("slots", draft.Slots.Count, ProblemLimits.Slots);
        CheckCount("supervisors", draft.Supervisors.Count, ProblemLimits.Supervisors);
        CheckCount("options", draft.Options.Participant.Count, ProblemLimits.Options);
        CheckCount("conflicts", draft.Conflicts.Count, ProblemLimits.Conflicts);
        CheckCount("quotas", draft.Quotas.Count, ProblemLimits.Quotas);

        void CheckCount(string noun, int count, int limit)
        {
            if (count <= limit) return;
            log.Add(
                noun,
                $"The problem has {Number(count)} {noun}"
                + $", expected at most {Number(limit)}."
                + " Maybe it should be split by planning area.");
        }
    }

    private static void CheckParticipants(ProblemDraft draft, ViolationLog log)
    {
        for (int i = 0; i < draft.Participants.Count; i++)
        {
            DraftParticipant p = draft.Participants[i];
            if (draft.SessionCount is >= 1 and <= ProblemLimits.Sessions) CheckSessions(draft.SessionCount, i, p, log);
            if (p.UnplacedValue is < -ProblemLimits.Value or > ProblemLimits.Value)
            {
                log.Add(
                    $"participants[{i}].unplaced_value",
                    $"{Name("Participant", p.Id, i)} has unplaced value {Number(p.UnplacedValue)}"
                    + $", expected {Number(-ProblemLimits.Value)} to {Number(ProblemLimits.Value)}."
                    + " Maybe it is already in millionths and was scaled twice.");
            }

            if (p.PinnedSlot is not { } slot) continue;
            CheckIndex(log, $"participants[{i}].pinned_slot", slot, ("slot", draft.Slots.Count));
        }

        CheckIds(log, "participants", "Participant", draft.Participants.Select(p => (string?)p.Id));
    }

    private static void CheckSessions(int sessionCount, int index, DraftParticipant p, ViolationLog log)
    {
        if (p.SessionsNeeded < 1 || p.SessionsNeeded > sessionCount)
        {
            log.Add(
                $"participants[{index}].sessions_needed",
                $"{Name("Participant", p.Id, index)} needs {Number(p.SessionsNeeded)} sessions"
                + $", expected 1 to {Number(sessionCount)}."
                + " Maybe hours were given, not half-days.");
        }

        if (sessionCount < ProblemLimits.Sessions && p.AvailableSessions >> sessionCount != 0)
        {
            log.Add(
                $"participants[{index}].available_sessions",
                $"{Name("Participant", p.Id, index)} has available sessions {Number(p.AvailableSessions)}"
                + $", expected [0, {Number(1UL << sessionCount)}), a bit per session."
                + " Maybe the mask was made for more sessions.");
        }
    }

    private static void CheckSlots(ProblemDraft draft, ViolationLog log)
    {
        for (int j = 0; j < draft.Slots.Count; j++)
        {
            DraftSlot slot = draft.Slots[j];
            CheckCapacity(draft.SessionCount, j, slot, log);
            if (slot.MinimumCrew < 0)
            {
                log.Add(
                    $"slots[{j}].minimum_crew",
                    $"{Name("Slot", slot.Id, j)} has minimum crew {Number(slot.MinimumCrew)}"
                    + ", expected 0 or more."
                    + " Maybe 0 was meant: no minimum.");
            }

            CheckSlotSupervisors(draft, j, log);
        }

        CheckIds(log, "slots", "Slot", draft.Slots.Select(s => (string?)s.Id));
    }

    private static void CheckCapacity(int sessionCount, int index, DraftSlot slot, ViolationLog log)
    {
        int count = slot.SessionCapacity?.Count ?? 0;
        if (count != 1 && count != sessionCount)
        {
            log.Add(
                $"slots[{index}].session_capacity",
                $"{Name("Slot", slot.Id, index)} has {Number(count)} session capacities"
                + $", expected 1 or {Number(sessionCount)}."
                + " Maybe one number for every session was meant.");
        }

        for (int t = 0; t < count; t++)
        {
            if (slot.SessionCapacity![t] >= 0) continue;
            log.Add(
                $"slots[{index}].session_capacity[{t}]",
                $"{Name("Slot", slot.Id, index)} has capacity {Number(slot.SessionCapacity[t])}"
                + ", expected 0 to 2 147 483 647."
                + " Maybe the column holds free places, not all places.");
        }
    }

    private static void CheckSlotSupervisors(ProblemDraft draft, int index, ViolationLog log)
    {
        IReadOnlyList<int> supervisors = draft.Slots[index].Supervisors ?? [];
        if (supervisors.Count > ProblemLimits.SupervisorsPerSlot)
        {
            log.Add(
                $"slots[{index}].supervisors",
                $"{Name("Slot", draft.Slots[index].Id, index)} has {Number(supervisors.Count)} supervisors"
                + $", expected at most {Number(ProblemLimits.SupervisorsPerSlot)}."
                + " Maybe a team should be one supervisor with the sum of the capacities.");
            return;
        }

        for (int s = 0; s < supervisors.Count; s++)
        {
            string path = $"slots[{index}].supervisors[{s}]";
            if (!CheckIndex(log, path, supervisors[s], ("supervisor", draft.Supervisors.Count))) continue;
            for (int before = 0; before < s; before++)
            {
                if (supervisors[before] != supervisors[s]) continue;
                log.Add(
                    path,
                    $"{Name("Slot", draft.Slots[index].Id, index)} names supervisor {Number(supervisors[s])} twice"
                    + ", expected once."
                    + " Maybe a load should count twice: then give it that load.");
                break;
            }
        }
    }

    private static void CheckSupervisors(ProblemDraft draft, ViolationLog log)
    {
        for (int h = 0; h < draft.Supervisors.Count; h++)
        {
            DraftSupervisor supervisor = draft.Supervisors[h];
            if (supervisor.SupportCapacity >= 0) continue;
            log.Add(
                $"supervisors[{h}].support_capacity",
                $"{Name("Supervisor", supervisor.Id, h)} has support capacity {Number(supervisor.SupportCapacity)}"
                + ", expected 0 or more."
                + " Maybe the column holds what is left, not all.");
        }

        CheckIds(log, "supervisors", "Supervisor", draft.Supervisors.Select(s => (string?)s.Id));
    }

    private static void CheckConflicts(ProblemDraft draft, ViolationLog log)
    {
        for (int c = 0; c < draft.Conflicts.Count; c++)
        {
            DraftConflict conflict = draft.Conflicts[c];
            CheckIndex(log, $"conflicts[{c}].a", conflict.A, ("participant", draft.Participants.Count));
            CheckIndex(log, $"conflicts[{c}].b", conflict.B, ("participant", draft.Participants.Count));
            if (conflict.A != conflict.B) continue;
            log.Add(
                $"conflicts[{c}]",
                $"The conflict is between participant {Number(conflict.A)} and itself"
                + ", expected two participants."
                + " Maybe a field is missing: absent means 0.");
        }
    }
}
