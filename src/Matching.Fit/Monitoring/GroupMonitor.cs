using Matching.Fit.BackTesting;
using Matching.Fit.Metrics;

namespace Matching.Fit.Monitoring;

/// <summary>How the score treats one group, compared with what happened and with everybody else.</summary>
/// <param name="Attribute">What the group is a group of, such as <c>sex</c>.</param>
/// <param name="Name">The group.</param>
public sealed record GroupFigures(string Attribute, string Name)
{
    /// <summary>Rows; null when there are too few to show anything.</summary>
    public int? Rows { get; init; }

    /// <summary>Mean predicted less mean observed: above 0 the score promises the group too much.</summary>
    public Estimate? Gap { get; init; }

    /// <summary>How well the score orders the group's own outcomes; null also when one outcome alone occurs.</summary>
    public double? Auc { get; init; }

    /// <summary>Share of the group that is exposed (suggested, or in the upper half of scores) over the share of all
    /// others.</summary>
    public Ratio? Exposure { get; init; }

    /// <summary>Mean quality of the slots that the group accepted over that of all others; null when not
    /// stated.</summary>
    public Ratio? Quality { get; init; }

    /// <summary>Share of the group that would have to change sector to be spread like others; null when not
    /// stated.</summary>
    public double? Segregation { get; init; }

    /// <summary>Mean lift: what the suggested slot adds to the person's own average slot; null when not
    /// stated.</summary>
    public Estimate? Lift { get; init; }
}

/// <summary>Rows to be monitored for groups. One entry a row in every list.</summary>
/// <param name="Predictions">What the frozen model said, and what happened.</param>
public sealed record GroupRows(Predictions Predictions)
{
    /// <summary>1 for whom was exposed, 0 for others; null takes the upper half of predictions, ties included by
    /// half.</summary>
    public double[]? Exposed { get; init; }

    /// <summary>Quality of the accepted slot, above 0; null = not stated.</summary>
    public double[]? Quality { get; init; }

    /// <summary>Sector of the accepted slot; null = not stated.</summary>
    public int[]? Sectors { get; init; }

    /// <summary>Lift of the suggested slot; null = not stated.</summary>
    public double[]? Lifts { get; init; }
}

/// <summary>
/// Compares groups outside the model: the attribute is no feature and is joined only here. Groups below the minimum
/// cell are named and not shown; the others are compared with all rows that are not theirs.
/// </summary>
public static class GroupMonitor
{
    /// <summary>The figures of each group, in the order of their names. O(rows log rows × groups).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="attribute">What the groups are groups of.</param>
    /// <param name="groups">The name of each row's group; null or empty = not stated, in no group.</param>
    /// <param name="minimumCell">Fewest rows of a group, and of all others, that are shown.</param>
    public static IReadOnlyList<GroupFigures> Of(
        GroupRows rows, string attribute, IReadOnlyList<string?> groups, int minimumCell)
    {
        if (groups.Count != rows.Predictions.Count)
            throw new ArgumentException(
                $"Attribute '{attribute}' has {groups.Count} rows, expected {rows.Predictions.Count}.");
        var exposed = rows.Exposed ?? UpperHalf(rows.Predictions.Probabilities);
        var known = Enumerable.Range(0, groups.Count).Where(row => !string.IsNullOrEmpty(groups[row])).ToArray();
        return
        [
            .. known.GroupBy(row => groups[row]!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(group =>
                {
                    var figures = new GroupFigures(attribute, group.Key);
                    int[] own = [.. group], others = [.. known.Except(own)];
                    if (own.Length < minimumCell) return figures;
                    if (others.Length < minimumCell) others = [];
                    return Shown(figures, rows with { Exposed = exposed }, own, others);
                }),
        ];
    }

    private static GroupFigures Shown(GroupFigures figures, GroupRows rows, int[] own, int[] others)
    {
        var predictions = rows.Predictions.Select(own);
        var gaps = new double[own.Length];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = predictions.Probabilities[i] - predictions.Outcomes[i];
        return figures with
        {
            Rows = own.Length,
            Gap = Estimate.Of(gaps, null),
            Auc = Auc.Of(predictions),
            Exposure = Ratio.Of(rows.Exposed!, own, others),
            Quality = rows.Quality is { } quality ? Ratio.Of(quality, own, others) : null,
            Segregation = rows.Sectors is { } sectors && others.Length > 0 ? Spread(sectors, own, others) : null,
            Lift = rows.Lifts is { } lifts ? Estimate.Of(Array.ConvertAll(own, row => lifts[row]), null) : null,
        };
    }

    private static double? Spread(int[] sectors, int[] own, int[] others) => Monitoring.Segregation.Of(
        [.. own.Select(row => sectors[row]), .. others.Select(row => sectors[row])],
        [.. own.Select(_ => true), .. others.Select(_ => false)], 1);

    /// <summary>1 above the median, 0 below, one half on it.</summary>
    private static double[] UpperHalf(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        var upper = new double[values.Length];
        for (var i = 0; i < upper.Length; i++) upper[i] = values[i] > median ? 1 : values[i] == median ? .5 : 0;
        return upper;
    }
}
