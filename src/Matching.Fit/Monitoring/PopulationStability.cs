using Matching.Fit.Tables;

namespace Matching.Fit.Monitoring;

/// <summary>
/// How far a column, or the score, has moved since the model was learned: the population stability index Σ (now −
/// then) × ln(now / then) over bins (Siddiqi 2006, chapter 9; twice the symmetric Kullback–Leibler divergence).
/// </summary>
/// <param name="Name">The column.</param>
/// <param name="Index">0 = the same; 0.1 to 0.2 moderate, above 0.2 a different population.</param>
/// <param name="NoiseFloor">The index that chance alone gives on average: (bins − 1) × (1 / then + 1 / now).</param>
/// <param name="MissingThen">Share of missing values when the model was learned.</param>
/// <param name="MissingNow">Share of missing values now.</param>
/// <param name="NewLevels">Levels now that were not there then, in ordinal order; for numbers none.</param>
public sealed record PopulationStability(
    string Name, double Index, double NoiseFloor, double MissingThen, double MissingNow,
    IReadOnlyList<string> NewLevels)
{
    private const int BinCount = 10;

    /// <summary>Half a row stands in for none, so that an empty bin has a logarithm.</summary>
    private const double Nothing = .5;

    /// <summary>Compares two columns of the same kind: numbers by deciles of then, words by level. O(rows log rows).
    /// </summary>
    /// <exception cref="ArgumentException">One holds numbers and the other words, or one has no rows.</exception>
    public static PopulationStability Of(FitColumn then, FitColumn now)
    {
        if (then.RowCount == 0 || now.RowCount == 0)
            throw new ArgumentException($"Column '{then.Name}' has no rows then or now, expected both.");
        return (then, now) switch
        {
            (NumericColumn before, NumericColumn after) => OfNumbers(before, after),
            (CategoricalColumn before, CategoricalColumn after) => OfWords(before, after),
            _ => throw new ArgumentException(
                $"Column '{then.Name}' holds numbers on one side and words on the other, expected the same. Maybe "
                + $"its kind should be stated."),
        };
    }

    /// <summary>The index of two histograms with the same bins.</summary>
    /// <param name="then">Rows a bin; at least one row.</param>
    /// <param name="now">Rows a bin; at least one row.</param>
    public static (double Index, double NoiseFloor) OfCounts(IReadOnlyList<double> then, IReadOnlyList<double> now)
    {
        int[] used = [.. Enumerable.Range(0, then.Count).Where(bin => then[bin] + now[bin] > 0)];
        var (before, after) = (used.Sum(bin => then[bin]), used.Sum(bin => now[bin]));
        var index = used.Sum(bin =>
        {
            var a = Math.Max(then[bin], Nothing) / before;
            var b = Math.Max(now[bin], Nothing) / after;
            return (b - a) * Math.Log(b / a);
        });
        return (index, (used.Length - 1) * (1 / before + 1 / after));
    }

    private static PopulationStability OfNumbers(NumericColumn then, NumericColumn now)
    {
        double[] sorted = [.. then.Values.ToArray().Where(x => !double.IsNaN(x)).Order()];
        double[] edges =
        [
            .. Enumerable.Range(1, BinCount - 1).Where(_ => sorted.Length > 0)
                .Select(i => sorted[(int)((long)i * sorted.Length / BinCount)]).Distinct(),
        ];
        return Compared(then, now, edges.Length + 2, value =>
        {
            if (double.IsNaN(value)) return 0;
            var found = Array.BinarySearch(edges, value);
            return 1 + (found >= 0 ? found + 1 : ~found);
        });
    }

    private static PopulationStability OfWords(CategoricalColumn then, CategoricalColumn now)
    {
        string[] added = [.. now.Levels.Where((_, code) => now.Codes.Contains(code))
            .Except(then.Levels.Where((_, code) => then.Codes.Contains(code)), StringComparer.Ordinal)];
        string[] levels = [.. then.Levels.Union(now.Levels, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var nowPlaces = now.Levels.Select(level => Array.BinarySearch(levels, level, StringComparer.Ordinal)).ToArray();
        var recoded = new CategoricalColumn(
            now.Name, now.Codes.ToArray().Select(code => code < 0 ? code : nowPlaces[code]), levels);
        var thenPlaces = then.Levels.Select(l => Array.BinarySearch(levels, l, StringComparer.Ordinal)).ToArray();
        var before = new CategoricalColumn(
            then.Name, then.Codes.ToArray().Select(code => code < 0 ? code : thenPlaces[code]), levels);
        return Compared(before, recoded, levels.Length + 1, value => double.IsNaN(value) ? 0 : 1 + (int)value) with
        {
            NewLevels = added,
        };
    }

    private static PopulationStability Compared(FitColumn then, FitColumn now, int bins, Func<double, int> binOf)
    {
        var (before, after) = (Counts(then, bins, binOf), Counts(now, bins, binOf));
        var (index, floor) = OfCounts(before, after);
        return new PopulationStability(
            then.Name, index, floor, before[0] / then.RowCount, after[0] / now.RowCount, []);
    }

    private static double[] Counts(FitColumn column, int bins, Func<double, int> binOf)
    {
        var counts = new double[bins];
        for (var row = 0; row < column.RowCount; row++) counts[binOf(column.Number(row))]++;
        return counts;
    }
}
