namespace Matching.Optimizer.Replanning;

/// <summary>
/// Columns of a part of a problem: some slots with their supervisors, and conflicts among some people.
/// </summary>
internal static class PartTables
{
    public static QuotaTable NoQuotas { get; } =
        new() { Ids = [], Minimum = [], Maximum = [], Start = [], Quota = [], Weight = [] };

    /// <param name="problem">The whole.</param>
    /// <param name="slots">Slots of the part, ascending.</param>
    /// <param name="support">Support left for the part, per supervisor of the whole.</param>
    /// <param name="crews">Whether minimum crews are asked for.</param>
    public static (SlotTable Slots, SupervisorTable Supervisors) Slots(
        LiveProblem problem, int[] slots, IReadOnlyList<long> support, bool crews)
    {
        (List<int> supervisors, int[] start, int[] members) = SlotSupervisors.Of(problem.Slots, slots);
        int count = problem.SessionCount;
        var capacity = new int[slots.Length * count];
        for (int n = 0; n < slots.Length; n++)
            problem.Capacity.AsSpan(slots[n] * count, count).CopyTo(capacity.AsSpan(n * count));
        var table = new SlotTable
        {
            Ids = [],
            Capacity = [.. capacity],
            OpenSessions = [.. slots.Select(j => problem.Open[j])],
            MinimumCrew = [.. slots.Select(j => crews ? problem.Slots.MinimumCrew[j] : 0)],
            SupervisorStart = [.. start],
            Supervisor = [.. members],
        };
        return (table, new SupervisorTable { Ids = [], SupportCapacity = [.. supervisors.Select(h => support[h])] });
    }

    /// <param name="problem">The whole.</param>
    /// <param name="people">Participants of the part.</param>
    public static ConflictTable Conflicts(LiveProblem problem, List<int> people)
    {
        List<int> start = [0], other = [];
        Dictionary<int, int>? position = null;
        foreach (int i in people)
        {
            int before = other.Count;
            if (problem.AdversariesOf(i).Count > 0)
            {
                position ??= people.Select((person, n) => (person, n)).ToDictionary(p => p.person, p => p.n);
                foreach (int adversary in problem.AdversariesOf(i))
                {
                    if (position.TryGetValue(adversary, out int n)) other.Add(n);
                }
            }

            other.Sort(before, other.Count - before, null);
            start.Add(other.Count);
        }

        return new ConflictTable { Start = [.. start], Other = [.. other] };
    }
}
