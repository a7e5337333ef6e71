using System.Globalization;
using Matching.Fit.Tables;

namespace Matching.Fit.Folds;

/// <summary>
/// How a table is split for honest figures: each row is tested at most once, by a model that has not seen it. Given
/// and random folds test every row; folds in time leave the first period out, from which nothing was learned before.
/// </summary>
public sealed class FoldPlan
{
    private const int MostFolds = 1_000;

    private FoldPlan(IReadOnlyList<Fold> folds, int rowCount) => (Folds, RowCount) = (folds, rowCount);

    /// <summary>The folds, in order.</summary>
    public IReadOnlyList<Fold> Folds { get; }

    /// <summary>Rows of the table.</summary>
    public int RowCount { get; }

    /// <summary>The folds that a column of the table gives, by rising number or in ordinal order of words.</summary>
    /// <param name="column">2 to 1,000 distinct values, none missing.</param>
    /// <exception cref="InvalidTableException">The number of folds, or a missing value.</exception>
    public static FoldPlan Given(FitColumn column)
    {
        var values = new double[column.RowCount];
        for (var row = 0; row < values.Length; row++) values[row] = column.Number(row);
        double[] distinct = [.. values.Distinct().Order()];
        Check(column.Name, distinct);
        return new FoldPlan(
            [.. distinct.Select(value => Held(Name(column, value), values.Length, row => values[row] == value))],
            values.Length);
    }

    /// <summary>Random folds whose sizes differ by little; the rows of a group are in one fold.</summary>
    /// <param name="groups">The group of each row, any number; null = each row is its own.</param>
    /// <param name="rowCount">How many rows.</param>
    /// <param name="count">How many folds, 2 to 1,000 and at most as many as groups.</param>
    /// <param name="seed">Of the order in which groups are dealt.</param>
    /// <remarks>
    /// Groups are shuffled, sorted from large to small (stable), and each goes to the smallest fold so far, the first
    /// among equals. O(rows log rows). The same on every machine.
    /// </remarks>
    /// <exception cref="InvalidTableException">There are fewer groups than folds.</exception>
    public static FoldPlan Random(IReadOnlyList<int>? groups, int rowCount, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostFolds);
        int[] group = groups is null ? [.. Enumerable.Range(0, rowCount)] : [.. groups];
        var members = group.Index().GroupBy(pair => pair.Item, pair => pair.Index).Select(g => g.ToArray()).ToArray();
        if (members.Length < count)
            throw new InvalidTableException(
                [$"Table has {members.Length} groups for {count} folds, expected at least as many groups as folds. "
                    + $"Maybe fewer folds will do."]);
        new SplitMix(seed).Shuffle(members);
        var (foldOf, sizes) = (new int[rowCount], new int[count]);
        foreach (var rows in members.OrderByDescending(rows => rows.Length))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            sizes[smallest] += rows.Length;
            foreach (var row in rows) foldOf[row] = smallest;
        }
        return new FoldPlan(
            [.. Enumerable.Range(0, count).Select(fold => Held(Shown(fold), rowCount, row => foldOf[row] == fold))],
            rowCount);
    }

    /// <summary>
    /// Forward in time: the rows are cut by time into <paramref name="count"/> + 1 stretches of about equal size, and
    /// each but the first is tested by what all earlier ones teach. Rows of one moment stay in one stretch.
    /// </summary>
    /// <param name="times">When each row was decided: any rising number, such as days; none NaN.</param>
    /// <param name="count">How many folds, 1 to 1,000.</param>
    /// <exception cref="InvalidTableException">A time is missing, or there are too few moments.</exception>
    public static FoldPlan Temporal(IReadOnlyList<double> times, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostFolds);
        if (times.Any(double.IsNaN))
            throw new InvalidTableException(["A row has no time, expected one for folds in time."]);
        double[] sorted = [.. times.Order()];
        double[] starts =
        [
            .. Enumerable.Range(1, count).Select(i => sorted[(int)((long)i * sorted.Length / (count + 1))]).Distinct()
                .Where(start => start > sorted[0]),
        ];
        if (starts.Length < count)
            throw new InvalidTableException(
                [$"Table has too few moments in time for {count} folds, expected the time to change between them. "
                    + $"Maybe fewer folds will do."]);
        return new FoldPlan([.. starts.Select((_, i) => Later(times, starts, i))], times.Count);
    }

    private static Fold Later(IReadOnlyList<double> times, double[] starts, int index)
    {
        var end = index + 1 < starts.Length ? starts[index + 1] : double.PositiveInfinity;
        var rows = Enumerable.Range(0, times.Count).ToArray();
        return new Fold(
            Shown(index),
            [.. rows.Where(row => times[row] < starts[index])],
            [.. rows.Where(row => times[row] >= starts[index] && times[row] < end)]);
    }

    private static Fold Held(string name, int rowCount, Func<int, bool> isTest)
    {
        var rows = Enumerable.Range(0, rowCount).ToArray();
        return new Fold(name, [.. rows.Where(row => !isTest(row))], [.. rows.Where(isTest)]);
    }

    private static void Check(string name, double[] values)
    {
        if (values.Length < 2 || values.Length > MostFolds)
            throw new InvalidTableException(
                [$"Column '{name}' has {values.Length} folds, expected 2 to {MostFolds}. Maybe another column is "
                    + $"meant."]);
        if (double.IsNaN(values[0]))
            throw new InvalidTableException([$"Column '{name}' has no fold in some rows, expected one in each."]);
    }

    private static string Name(FitColumn column, double value) => column is CategoricalColumn words
        ? words.Levels[(int)value]
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Shown(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
