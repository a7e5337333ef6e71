namespace Matching.Optimizer.Presolve;

/// <summary>
/// The parts of a problem that have nothing in common: no slot, no supervisor who can be overloaded, no quota that can
/// bind. Each can be decided by itself.
/// </summary>
internal sealed class Components
{
    private readonly DisjointSets _sets;

    private Components(int nodes) => _sets = new DisjointSets(nodes);

    /// <summary>
    /// Participants with candidates by component, each ascending; components by their first participant.
    /// </summary>
    public IReadOnlyList<int[]> Participants { get; private set; } = [];

    public static Components Of(Problem problem, Candidates candidates, RowActivity activity)
    {
        int slots = problem.Participants.Count;
        int supervisors = slots + problem.Slots.Count, quotas = supervisors + problem.Supervisors.Count;
        var components = new Components(quotas + problem.Quotas.Count);
        for (int i = 0; i < slots; i++)
        {
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
            {
                components._sets.Join(i, slots + candidates.Slot[c]);
                (int from, int to) = problem.Quotas.EntriesOf(candidates.Option[c]);
                for (int e = from; e < to; e++)
                {
                    int q = problem.Quotas.Quota[e];
                    if (activity.QuotaMinimum[q] || activity.QuotaMaximum[q]) components._sets.Join(i, quotas + q);
                }
            }
        }

        for (int j = 0; j < problem.Slots.Count; j++)
        {
            foreach (int h in problem.Slots.SupervisorsOf(j))
            {
                if (activity.Supervisors[h]) components._sets.Join(slots + j, supervisors + h);
            }
        }

        components.Gather(candidates);
        return components;
    }

    private void Gather(Candidates candidates)
    {
        var members = new SortedDictionary<int, List<int>>();
        var first = new Dictionary<int, int>();
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            if (candidates.Start[i] == candidates.Start[i + 1]) continue;
            int root = _sets.Find(i);
            if (first.TryAdd(root, i)) members[i] = [];
            members[first[root]].Add(i);
        }

        Participants = [.. members.Values.Select(list => list.ToArray())];
    }
}
