namespace Matching.Optimizer.Verification.Branching;

/// <summary>Whether decisions contradict each other, as <see cref="BranchingCertificate"/> defines it.</summary>
internal static class DecisionAudit
{
    /// <summary>Whether any of the decisions takes part in a contradiction.</summary>
    public static bool Contradicts(Decisions decisions) =>
        decisions.HasLostPin || decisions.Decided.Any(i => BreaksASlot(decisions, i)) || BreaksAQuota(decisions);

    /// <summary>Whether the decision about one participant contradicts the others.</summary>
    public static bool Contradicts(Decisions decisions, int participant) =>
        BreaksASlot(decisions, participant) || BreaksAQuota(decisions);

    private static bool BreaksASlot(Decisions decisions, int participant)
    {
        int option = decisions.OptionOf(participant);
        if (option < 0) return false;
        Problem problem = decisions.Problem;
        int slot = problem.Options.Slot[option];
        return MeetsAnAdversary(decisions, participant, slot)
            || IsOverloaded(decisions, slot)
            || !CrewSeating.IsPossible(problem, slot, decisions.CrewOf(slot));
    }

    /// <summary>
    /// Whether some quota's maximum is exceeded, or its minimum out of reach: with weights of 0 or more, everybody
    /// undecided helps most by the open option of largest weight.
    /// </summary>
    private static bool BreaksAQuota(Decisions decisions)
    {
        Problem problem = decisions.Problem;
        if (problem.Quotas.Maximum.Where((most, q) => decisions.TotalOf(q) > most).Any()) return true;
        long[] reach = [.. Enumerable.Range(0, problem.Quotas.Count).Select(decisions.TotalOf)];
        for (int i = 0; reach.Length > 0 && i < problem.Participants.Count; i++)
        {
            if (decisions.OptionOf(i) == Decisions.Undecided) AddLargestWeights(decisions, i, reach);
        }

        return reach.Where((total, q) => total < problem.Quotas.Minimum[q]).Any();
    }

    private static void AddLargestWeights(Decisions decisions, int participant, long[] reach)
    {
        Problem problem = decisions.Problem;
        var most = new Dictionary<int, int>();
        for (int k = problem.Options.Start[participant]; k < problem.Options.Start[participant + 1]; k++)
        {
            if (!decisions.IsOpen(participant, k)) continue;
            (int from, int to) = problem.Quotas.EntriesOf(k);
            for (int e = from; e < to; e++)
            {
                int q = problem.Quotas.Quota[e];
                most[q] = Math.Max(most.GetValueOrDefault(q), problem.Quotas.Weight[e]);
            }
        }

        foreach ((int q, int weight) in most) reach[q] += weight;
    }

    private static bool MeetsAnAdversary(Decisions decisions, int participant, int slot)
    {
        foreach (int other in decisions.Problem.Conflicts.Of(participant))
        {
            int option = decisions.OptionOf(other);
            if (option >= 0 && decisions.Problem.Options.Slot[option] == slot) return true;
        }

        return false;
    }

    private static bool IsOverloaded(Decisions decisions, int slot)
    {
        foreach (int h in decisions.Problem.Slots.SupervisorsOf(slot))
        {
            if (decisions.LoadOf(h) > decisions.Problem.Supervisors.SupportCapacity[h]) return true;
        }

        return false;
    }
}
