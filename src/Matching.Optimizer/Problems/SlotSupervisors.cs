namespace Matching.Optimizer;

/// <summary>Who supervises a part of the slots, numbered anew: the columns of a smaller problem.</summary>
internal static class SlotSupervisors
{
    /// <param name="all">All slots.</param>
    /// <param name="slots">Slots of the part, in its order.</param>
    /// <returns>
    /// The part's supervisors by their old index, in the order in which the slots name them; and per slot of the part
    /// its supervisors by their new index, in compressed rows.
    /// </returns>
    public static (List<int> Supervisors, int[] Start, int[] Members) Of(SlotTable all, int[] slots)
    {
        List<int> supervisors = [], start = [0], members = [];
        var position = new Dictionary<int, int>();
        foreach (int j in slots)
        {
            foreach (int h in all.SupervisorsOf(j))
            {
                if (position.TryAdd(h, supervisors.Count)) supervisors.Add(h);
                members.Add(position[h]);
            }

            start.Add(members.Count);
        }

        return (supervisors, [.. start], [.. members]);
    }
}
