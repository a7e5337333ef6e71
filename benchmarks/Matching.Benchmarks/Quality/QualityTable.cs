using System.Globalization;
using Matching.Optimizer;

namespace Matching.Benchmarks.Quality;

/// <summary>Rows of a Markdown table: one family each, over all of its runs.</summary>
internal static class QualityTable
{
    public const string Head =
        "| Family | Runs | Status | Median gap | Largest gap | Median s to 1 % | Median s to 0.1 % |\n"
        + "|---|---|---|---|---|---|---|";

    public static string Row(string name, IReadOnlyList<QualityRun> runs)
    {
        var statuses = runs.CountBy(run => run.Status).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}");
        double?[] gaps = [.. runs.Select(run => run.Gap)];
        return $"| {name} | {runs.Count} | {string.Join(", ", statuses)} | {Percent(Median(gaps))} "
            + $"| {Percent(gaps.Contains(null) ? null : gaps.Max())} "
            + $"| {Seconds(Median(runs.Select(run => run.SecondsToPercent)))} "
            + $"| {Seconds(Median(runs.Select(run => run.SecondsToPermille)))} |";
    }

    /// <summary>What never happened counts as later than everything; the upper of two middles.</summary>
    internal static double? Median(IEnumerable<double?> values)
    {
        double?[] sorted = [.. values.OrderBy(value => value ?? double.PositiveInfinity)];
        return sorted[sorted.Length / 2];
    }

    private static string Percent(double? gap) => gap is null
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * gap.Value:0.####} %");

    private static string Seconds(double? seconds) => seconds is null
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{seconds.Value:0.00}");
}
