using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Cuts all groups of slots into parts of about as many people each: parts grow from random seeds, the smallest first,
/// each by the group that has the largest share of its ties with the part. Other seeds draw other borders.
/// </summary>
internal sealed class PartGrowth(Grouping grouping, SharedPeople shared, int parts)
{
    private readonly double[] _ties = new double[parts * grouping.Count];
    private readonly double[] _all = AllTies(grouping, shared);
    private readonly int[] _order = [.. Enumerable.Range(0, grouping.Count)];
    private int _nextSeed;

    /// <summary>Part per group.</summary>
    public int[] PartOf { get; } = new int[grouping.Count];

    /// <param name="plan">Says how many stand where.</param>
    /// <param name="random">Draws the seeds.</param>
    public void Grow(Plan plan, Randomness random)
    {
        Array.Clear(_ties);
        Array.Fill(PartOf, -1);
        random.Shuffle<int>(_order);
        _nextSeed = 0;
        var fringe = new PriorityQueue<int, double>[parts];
        var size = new long[parts];
        for (int p = 0; p < parts; p++) fringe[p] = new PriorityQueue<int, double>();
        for (int left = grouping.Count; left > 0; left--)
        {
            int part = Array.IndexOf(size, size.Min());
            int group = Next(fringe[part]);
            PartOf[group] = part;
            size[part] += 1 + Standing(plan, group);
            Spread(part, group, fringe[part]);
        }
    }

    private static double[] AllTies(Grouping grouping, SharedPeople shared)
    {
        var sum = new double[grouping.Count];
        for (int g = 0; g < sum.Length; g++)
        {
            foreach (int weight in shared.Weight.AsSpan(shared.Start[g]..shared.Start[g + 1])) sum[g] += weight;
        }

        return sum;
    }

    /// <summary>The group with most ties, or a seed where there is none left.</summary>
    private int Next(PriorityQueue<int, double> fringe)
    {
        while (fringe.TryDequeue(out int group, out _))
        {
            if (PartOf[group] < 0) return group;
        }

        while (PartOf[_order[_nextSeed]] >= 0) _nextSeed++;
        return _order[_nextSeed];
    }

    private int Standing(Plan plan, int group)
    {
        int count = 0;
        foreach (int slot in grouping.Slot.AsSpan(grouping.Start[group]..grouping.Start[group + 1]))
        {
            for (int i = plan.FirstAt(slot); i >= 0; i = plan.NextAt(i)) count++;
        }

        return count;
    }

    private void Spread(int part, int group, PriorityQueue<int, double> fringe)
    {
        for (int e = shared.Start[group]; e < shared.Start[group + 1]; e++)
        {
            int other = shared.Other[e];
            if (PartOf[other] >= 0) continue;
            double ties = _ties[part * PartOf.Length + other] += shared.Weight[e];
            fringe.Enqueue(other, -ties / _all[other]);
        }
    }
}
