using System.Globalization;
using Matching.Fit.Features;

namespace Matching.Fit.Cards;

/// <summary>What the cells of a table's axis mean: ranges of a number, or levels.</summary>
internal static class AxisLabels
{
    private const int LongestLabel = 28;

    /// <summary>One a cell, such as <c>[3, 7)</c>, <c>under 3</c>, <c>a, b</c> or <c>missing</c>.</summary>
    public static string[] Of(TermAxis axis, ModelFeature feature, CardLanguage language)
    {
        var labels = new string[axis.CellCount];
        for (var cell = 0; cell < labels.Length; cell++)
        {
            int[] bins = [.. Enumerable.Range(0, axis.Cells.Length).Where(bin => axis.Cells[bin] == cell)];
            labels[cell] = feature is NumericFeature number
                ? OfNumber(number, bins, language)
                : OfLevels((CategoricalFeature)feature, bins, language);
        }
        return labels;
    }

    /// <summary>The word for a missing value.</summary>
    public static string Missing(CardLanguage language) => language == CardLanguage.Swedish ? "saknas" : "missing";

    /// <summary>A number with at most four digits that count, invariant.</summary>
    public static string Shown(double value) =>
        Math.Abs(value) is >= 1e6 or (< 1e-3 and > 0)
            ? value.ToString("0.###e0", CultureInfo.InvariantCulture)
            : Math.Round(value, Math.Abs(value) >= 1000 ? 0 : 3).ToString("0.###", CultureInfo.InvariantCulture);

    private static string OfNumber(NumericFeature feature, int[] bins, CardLanguage language)
    {
        int[] stated = [.. bins.Where(bin => bin != ModelFeature.MissingBin)];
        if (stated.Length == 0) return Missing(language);
        var (first, last) = (stated[0], stated[^1]);
        var withMissing = stated.Length < bins.Length ? $", {Missing(language)}" : "";
        var (under, from, all) = language == CardLanguage.Swedish
            ? ("under", "från", "alla") : ("under", "from", "all");
        var isOpen = last - 1 >= feature.Edges.Length;
        var range = (first == 1, isOpen) switch
        {
            (true, true) => all,
            (true, false) => $"{under} {Shown(feature.Edges[last - 1])}",
            (false, true) => $"{from} {Shown(feature.Edges[first - 2])}",
            _ => $"[{Shown(feature.Edges[first - 2])}, {Shown(feature.Edges[last - 1])})",
        };
        return range + withMissing;
    }

    private static string OfLevels(CategoricalFeature feature, int[] bins, CardLanguage language)
    {
        var other = language == CardLanguage.Swedish ? "övriga" : "others";
        string[] names =
        [
            .. bins.Select(bin => bin switch
            {
                ModelFeature.MissingBin => Missing(language),
                CategoricalFeature.OtherBin => other,
                _ => feature.Levels[bin - 2],
            }),
        ];
        var label = string.Join(", ", names);
        if (label.Length <= LongestLabel) return label;
        return names.Length == 1
            ? $"{label[..(LongestLabel - 1)]}…"
            : string.Create(CultureInfo.InvariantCulture, $"{Cut(names[0])} +{names.Length - 1}");
    }

    private static string Cut(string name) =>
        name.Length <= LongestLabel - 5 ? name : $"{name[..(LongestLabel - 6)]}…";
}
