using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>Makes <see cref="LearningRows"/> of a task: bins, sorts, and joins what is equal.</summary>
internal static class RowCompression
{
    /// <summary>The rows of a task.</summary>
    /// <param name="task">A checked task.</param>
    /// <param name="features">The features, in the order of the task's columns.</param>
    /// <param name="starts">One a row: where it starts, in 1/1000 logit.</param>
    internal static LearningRows Of(FitTask task, IReadOnlyList<ModelFeature> features, int[] starts)
    {
        var (count, width) = (task.RowCount, features.Count);
        var bins = new byte[count * width];
        var vectors = new FeatureVectors(features, task.Features);
        for (var row = 0; row < count; row++)
            for (var f = 0; f < width; f++)
                bins[row * width + f] = features[f].Bin(vectors.Value(f, row));
        var order = new int[count];
        for (var row = 0; row < count; row++) order[row] = row;
        Array.Sort(order, Compare);
        return Join(order);

        int Compare(int a, int b)
        {
            var difference = bins.AsSpan(a * width, width).SequenceCompareTo(bins.AsSpan(b * width, width));
            if (difference == 0 && task.Groups is { } groups) difference = groups[a].CompareTo(groups[b]);
            return difference != 0 ? difference : starts[a].CompareTo(starts[b]);
        }

        LearningRows Join(int[] sorted)
        {
            var firsts = new List<int>();
            var owner = new int[count];
            for (var i = 0; i < count; i++)
            {
                if (i == 0 || Compare(sorted[i - 1], sorted[i]) != 0) firsts.Add(sorted[i]);
                owner[sorted[i]] = firsts.Count - 1;
            }
            int[] rows = [.. firsts];
            var (weights, positives) = (new double[rows.Length], new double[rows.Length]);
            for (var row = 0; row < count; row++)
            {
                var weight = task.Weights?[row] ?? 1;
                weights[owner[row]] += weight;
                if (task.Outcomes[row]) positives[owner[row]] += weight;
            }
            var (units, unitCount) = Units(rows);
            return new LearningRows
            {
                Bins = [.. Enumerable.Range(0, width).Select(f => Array.ConvertAll(rows, r => bins[r * width + f]))],
                Weights = weights,
                Positives = positives,
                Starts = Array.ConvertAll(rows, r => starts[r] / 1000.0),
                Units = units,
                UnitCount = unitCount,
            };
        }

        (int[] Units, int Count) Units(int[] rows)
        {
            if (task.Groups is { } groups)
            {
                int[] distinct = [.. rows.Select(r => groups[r]).Distinct().Order()];
                return (Array.ConvertAll(rows, r => Array.BinarySearch(distinct, groups[r])), distinct.Length);
            }
            // Without groups equal rows are a unit, whatever they start from.
            var units = new int[rows.Length];
            for (var i = 1; i < rows.Length; i++)
            {
                var before = bins.AsSpan(rows[i - 1] * width, width);
                units[i] = units[i - 1] + (before.SequenceEqual(bins.AsSpan(rows[i] * width, width)) ? 0 : 1);
            }
            return (units, rows.Length == 0 ? 0 : units[^1] + 1);
        }
    }
}
