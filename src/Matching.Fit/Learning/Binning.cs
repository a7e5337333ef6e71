using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit.Learning;

/// <summary>
/// Cuts columns into bins of about equally many rows, between values that occur; edges are the roundest numbers
/// there. A prior's edges and levels are kept, so that its tables can be said in the same bins.
/// </summary>
internal static class Binning
{
    /// <summary>The features of a task, one a column.</summary>
    internal static ModelFeature[] Of(FitTask task, FitSettings settings) =>
    [
        .. task.Features.Columns.Select(column =>
        {
            var index = task.Prior?.IndexOf(column.Name) ?? -1;
            var prior = index < 0 ? null : task.Prior!.Features[index];
            return column is NumericColumn numbers
                ? (ModelFeature)Number(task, settings, numbers, prior as NumericFeature)
                : Words(task, settings, (CategoricalColumn)column, prior as CategoricalFeature);
        }),
    ];

    private static NumericFeature Number(
        FitTask task, FitSettings settings, NumericColumn column, NumericFeature? prior)
    {
        var rows = Enumerable.Range(0, column.RowCount).Where(r => !column.IsMissing(r)).ToArray();
        var values = Array.ConvertAll(rows, r => column.Values[r] + 0.0);
        var weights = Array.ConvertAll(rows, r => (long)(task.Weights?[r] ?? 1));
        Array.Sort(values, weights);
        var edges = Edges(values, weights, settings.Bins);
        if (prior is not null)
        {
            // The prior's own edges come first; where both are too many, every other learned one goes.
            var own = prior.Edges.ToArray();
            while (edges.Union(own).Count() > ModelFeature.MaximumBins - 2)
                edges = [.. edges.Where((_, i) => i % 2 == 1)];
            edges = [.. edges.Union(own).Order()];
        }
        return new NumericFeature(
            column.Name, edges.ToArray(), task.Directions.GetValueOrDefault(column.Name),
            task.Units.GetValueOrDefault(column.Name, prior?.Unit ?? ""));
    }

    private static List<double> Edges(double[] values, long[] weights, int bins)
    {
        var edges = new List<double>();
        var distinct = 0;
        for (var i = 0; i < values.Length; i++)
            if (i == 0 || values[i] > values[i - 1]) distinct++;
        var total = weights.Sum();
        var (seen, target) = (0L, 1L);
        for (var i = 0; i < values.Length; i++)
        {
            // A cut stands before this value when enough rows lie below it; with few distinct values, always.
            var isFull = distinct <= bins || (Int128)seen * bins >= (Int128)target * total;
            if (isFull && i > 0 && values[i] > values[i - 1])
            {
                edges.Add(RoundNumber.Between(values[i - 1], values[i]));
                target = (long)((Int128)seen * bins / total) + 1;
            }
            seen += weights[i];
        }
        return edges;
    }

    private static CategoricalFeature Words(
        FitTask task, FitSettings settings, CategoricalColumn column, CategoricalFeature? prior)
    {
        var counts = new long[column.Levels.Count];
        for (var row = 0; row < column.RowCount; row++)
            if (!column.IsMissing(row)) counts[column.Codes[row]] += task.Weights?[row] ?? 1;
        var own = prior?.Levels ?? [];
        var learned = Enumerable.Range(0, counts.Length)
            .Where(level => counts[level] >= settings.LevelRows)
            .OrderByDescending(level => counts[level])
            .Select(level => column.Levels[level])
            .Except(own)
            .Take(ModelFeature.MaximumBins - 2 - own.Count);
        return new CategoricalFeature(column.Name, own.Concat(learned).Order(StringComparer.Ordinal));
    }
}
