using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Cuts all groups of slots into parts of about as many people each: parts grow from random seeds, the smallest first,
/// each by the group that has the largest share of its ties with the part; then groups at the borders go over to the
/// part with most of their ties, as far as the sizes allow. Other seeds draw other borders.
/// </summary>
internal sealed class PartGrowth(Grouping grouping, SharedPeople shared, int parts)
{
    private const int Sweeps = 4;

    /// <summary>How far from the average a part's size may go for the sake of ties.</summary>
    private const double Leeway = 0.2;
    private readonly double[] _ties = new double[parts * grouping.Count];
    private readonly long[] _size = new long[parts], _weight = new long[grouping.Count];
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
        Array.Clear(_size);
        Array.Fill(PartOf, -1);
        for (int g = 0; g < _weight.Length; g++) _weight[g] = 1 + Standing(plan, g);
        random.Shuffle<int>(_order);
        _nextSeed = 0;
        var fringe = new PriorityQueue<int, double>[parts];
        for (int p = 0; p < parts; p++) fringe[p] = new PriorityQueue<int, double>();
        for (int left = grouping.Count; left > 0; left--)
        {
            int part = Array.IndexOf(_size, _size.Min());
            int group = Next(fringe[part]);
            Join(group, part);
            foreach (int other in Neighbours(group))
            {
                if (PartOf[other] < 0) fringe[part].Enqueue(other, -_ties[other * parts + part] / _all[other]);
            }
        }

        for (int sweep = 0; sweep < Sweeps; sweep++) Settle();
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

    /// <summary>Each group goes over to the part with most of its ties, where there is room.</summary>
    private void Settle()
    {
        double average = (double)_size.Sum() / parts;
        foreach (int group in _order)
        {
            int now = PartOf[group], best = now;
            if (_size[now] - _weight[group] < (1 - Leeway) * average) continue;
            double most = (1 + Leeway) * average - _weight[group];
            for (int p = 0; p < parts; p++)
            {
                if (_ties[group * parts + p] > _ties[group * parts + best] && _size[p] <= most) best = p;
            }

            if (best != now) Join(group, best);
        }
    }

    /// <summary>Puts a group into a part, out of the one where it was.</summary>
    private void Join(int group, int part)
    {
        int before = PartOf[group];
        PartOf[group] = part;
        _size[part] += _weight[group];
        if (before >= 0) _size[before] -= _weight[group];
        for (int e = shared.Start[group]; e < shared.Start[group + 1]; e++)
        {
            int row = shared.Other[e] * parts;
            _ties[row + part] += shared.Weight[e];
            if (before >= 0) _ties[row + before] -= shared.Weight[e];
        }
    }

    private ReadOnlySpan<int> Neighbours(int group) =>
        shared.Other.AsSpan(shared.Start[group]..shared.Start[group + 1]);
}
