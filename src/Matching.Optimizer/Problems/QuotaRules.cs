using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer;

/// <summary>The rules of quotas: ordered limits, columns of equal length, options once, weights in range.</summary>
internal static class QuotaRules
{
    public static void Check(ProblemDraft draft, ViolationLog log)
    {
        long entries = 0;
        int options = draft.Options.Participant.Count;
        var lastQuota = new int[options];
        Array.Fill(lastQuota, -1);
        for (int q = 0; q < draft.Quotas.Count; q++)
        {
            DraftQuota quota = draft.Quotas[q];
            CheckLimits(log, q, quota);
            CheckOptions(log, q, quota, lastQuota);
            CheckWeights(log, q, quota);
            entries += quota.Option.Count;
        }

        if (entries > ProblemLimits.QuotaEntries)
        {
            log.Add(
                "quotas",
                $"The quotas have {Number(entries)} entries in all"
                + $", expected at most {Number(ProblemLimits.QuotaEntries)}."
                + " Maybe some quotas say the same.");
        }

        ProblemRules.CheckIds(log, "quotas", "Quota", draft.Quotas.Select(q => (string?)q.Id));
    }

    private static void CheckLimits(ViolationLog log, int index, DraftQuota quota)
    {
        if (quota.Minimum > quota.Maximum)
        {
            log.Add(
                $"quotas[{index}].maximum",
                $"{Name("Quota", quota.Id, index)} has minimum {Number(quota.Minimum)}"
                + $" and maximum {Number(quota.Maximum)}"
                + ", expected minimum ≤ maximum."
                + " Maybe the maximum is missing: absent means 0, and both limits are stated.");
        }

        if (quota.Weight.Count != quota.Option.Count)
        {
            log.Add(
                $"quotas[{index}].weight",
                $"{Name("Quota", quota.Id, index)} has {Number(quota.Weight.Count)} weights"
                + $" for {Number(quota.Option.Count)} options"
                + ", expected one each."
                + " Maybe weights of 1 were left out.");
        }
    }

    private static void CheckOptions(ViolationLog log, int index, DraftQuota quota, int[] lastQuota)
    {
        for (int e = 0; e < quota.Option.Count; e++)
        {
            int option = quota.Option[e];
            string path = $"quotas[{index}].option[{e}]";
            if (!ProblemRules.CheckIndex(log, path, option, ("option", lastQuota.Length))) continue;
            if (lastQuota[option] == index)
            {
                log.Add(
                    path,
                    $"{Name("Quota", quota.Id, index)} lists option {Number(option)} twice"
                    + ", expected once."
                    + " Maybe its weights should be added.");
            }

            lastQuota[option] = index;
        }
    }

    private static void CheckWeights(ViolationLog log, int index, DraftQuota quota)
    {
        for (int e = 0; e < quota.Weight.Count; e++)
        {
            if (quota.Weight[e] is >= 0 and <= ProblemLimits.Weight) continue;
            log.Add(
                $"quotas[{index}].weight[{e}]",
                $"{Name("Quota", quota.Id, index)} has weight {Number(quota.Weight[e])}"
                + $", expected 0 to {Number(ProblemLimits.Weight)}."
                + " Maybe a difference was meant: two quotas say it with weights of one sign.");
        }
    }
}
