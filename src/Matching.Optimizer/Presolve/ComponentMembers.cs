namespace Matching.Optimizer.Presolve;

/// <summary>
/// The pins, quotas and crews that take part when a component has no plan: those that bind its participants, and those
/// that keep others away from its slots and quotas. With all the rest taken away, the component stays as it is.
/// </summary>
internal static class ComponentMembers
{
    /// <param name="problem">The problem.</param>
    /// <param name="participants">Participants of the component.</param>
    public static IEnumerable<ConflictMember> Of(Problem problem, IReadOnlyList<int> participants)
    {
        Candidates candidates = Candidates.Of(problem, new WorkMemory());
        RowActivity activity = RowActivity.Of(problem, candidates);
        var isInside = new bool[problem.Participants.Count];
        var isOwnSlot = new bool[problem.Slots.Count];
        var isOwnQuota = new bool[problem.Quotas.Count];
        foreach (int i in participants)
        {
            isInside[i] = true;
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                isOwnSlot[candidates.Slot[c]] = true;
                (int from, int to) = problem.Quotas.EntriesOf(candidates.Option[c]);
                for (int e = from; e < to; e++)
                {
                    int q = problem.Quotas.Quota[e];
                    isOwnQuota[q] |= activity.QuotaMinimum[q] || activity.QuotaMaximum[q];
                }
            }
        }

        var pins = new SortedSet<int>();
        var quotas = new SortedSet<int>();
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
            {
                (int from, int to) = problem.Quotas.EntriesOf(k);
                bool isNear = isInside[i] || isOwnSlot[problem.Options.Slot[k]];
                for (int e = from; e < to; e++) isNear |= isOwnQuota[problem.Quotas.Quota[e]];
                if (!isNear) continue;
                if (problem.Participants.PinnedSlot[i] >= 0) pins.Add(i);
                for (int e = from; e < to; e++)
                {
                    int q = problem.Quotas.Quota[e];
                    if (isOwnQuota[q] || problem.Quotas.Weight[e] > problem.Quotas.Maximum[q]) quotas.Add(q);
                }
            }
        }

        return ConflictMember.Of(new ConflictSet
        {
            Pins = [.. pins],
            Quotas = [.. quotas],
            Crews = [.. Enumerable.Range(0, isOwnSlot.Length)
                .Where(j => isOwnSlot[j] && problem.Slots.MinimumCrew[j] > 1)],
        });
    }
}
