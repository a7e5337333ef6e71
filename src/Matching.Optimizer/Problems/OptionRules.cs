using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer;

/// <summary>The rules of the option columns: equal lengths, indices, ranges, and no pair twice.</summary>
internal static class OptionRules
{
    public static void Check(ProblemDraft draft, ViolationLog log)
    {
        DraftOptions options = draft.Options;
        int count = options.Participant.Count;
        CheckLength(log, "slot", options.Slot.Count, count);
        CheckLength(log, "value", options.Value.Count, count);
        if (options.SupportLoad.Count > 0) CheckLength(log, "support_load", options.SupportLoad.Count, count);
        CheckPairs(draft, log);
        CheckRange(log, "value", options.Value, (-ProblemLimits.Value, ProblemLimits.Value));
        CheckRange(log, "support_load", options.SupportLoad, (0, ProblemLimits.Load));
    }

    private static void CheckLength(ViolationLog log, string column, int length, int expected)
    {
        if (length == expected) return;
        log.Add(
            $"options.{column}",
            $"The column has {Number(length)} entries"
            + $", expected {Number(expected)} as in 'participant'."
            + " Maybe a value of 0 was left out: every option states every column.");
    }

    private static void CheckRange(ViolationLog log, string column, List<long> entries, (long Least, long Most) range)
    {
        for (int k = 0; k < entries.Count; k++)
        {
            if (entries[k] >= range.Least && entries[k] <= range.Most) continue;
            log.Add(
                $"options.{column}[{k}]",
                $"Option {k} has {(column == "value" ? "value" : "support load")} {Number(entries[k])}"
                + $", expected {Number(range.Least)} to {Number(range.Most)}."
                + " Maybe the unit is finer than millionths.");
        }
    }

    /// <summary>
    /// Indices in range, and pairs unique: found by sorting pairs, so that a million options need no hash table.
    /// </summary>
    private static void CheckPairs(ProblemDraft draft, ViolationLog log)
    {
        DraftOptions options = draft.Options;
        int count = Math.Min(options.Participant.Count, options.Slot.Count);
        var pairs = new List<(long Pair, int Option)>(count);
        for (int k = 0; k < count; k++)
        {
            bool inRange = ProblemRules.CheckIndex(
                log, $"options.participant[{k}]", options.Participant[k], ("participant", draft.Participants.Count));
            inRange &= ProblemRules.CheckIndex(log, $"options.slot[{k}]", options.Slot[k], ("slot", draft.Slots.Count));
            if (inRange) pairs.Add(((long)options.Participant[k] << 32 | (uint)options.Slot[k], k));
        }

        pairs.Sort();
        for (int k = 1; k < pairs.Count; k++)
        {
            if (pairs[k].Pair != pairs[k - 1].Pair) continue;
            (int participant, int slot) = (options.Participant[pairs[k].Option], options.Slot[pairs[k].Option]);
            string pair = $"{Name("Participant", draft.Participants[participant].Id, participant)}"
                + $" and {Name("slot", draft.Slots[slot].Id, slot)}";
            log.Add(
                $"options[{pairs[k].Option}]",
                $"{pair} are paired by options {pairs[k - 1].Option} and {pairs[k].Option}"
                + ", expected one option. Maybe the better of the two was meant.");
        }
    }
}
