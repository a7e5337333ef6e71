using Matching.Fit;
using Matching.Fit.Baselines;
using Matching.Fit.Learning;
using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>What a monitor looks at, wherever it comes from.</summary>
/// <param name="Model">The frozen model.</param>
/// <param name="Table">Its columns and any others, a row a decision.</param>
/// <param name="Rows">What was predicted and what came of it, for the resolved rows.</param>
/// <param name="Resolved">Which rows those are.</param>
internal sealed record MonitorSubject(FitModel Model, FitTable Table, GroupRows Rows, int[] Resolved)
{
    /// <summary>The office of each row; null where none is asked for.</summary>
    public string?[]? Offices { get; init; }

    /// <summary>Columns of groups, as long as the table.</summary>
    public IReadOnlyList<FitColumn> Groups { get; init; } = [];

    /// <summary>How columns and score have moved.</summary>
    public IReadOnlyList<PopulationStability> Stability { get; init; } = [];
}

/// <summary>Compares what a model predicted with what happened, group by group.</summary>
internal static class MonitorWork
{
    private const ulong Seed = 1;
    private const int MostGroups = 20;

    /// <summary>The state of a model in use.</summary>
    /// <exception cref="InvalidTableException">A column has too many groups.</exception>
    public static MonitorFile Watch(
        MonitorSubject of, Action<FitProgress> tell, CancellationToken cancellation)
    {
        var settings = new MonitorSettings();
        var report = new MonitorReport
        {
            Resolved = of.Resolved.Length,
            Calibration = SpiegelhalterZ.Of(of.Rows.Predictions),
            Stability = of.Stability,
            Offices = of.Offices is { } offices
                ? OfficeCusum.Of(of.Rows.Predictions, Array.ConvertAll(of.Resolved, row => offices[row]))
                : [],
        };
        foreach (var (done, column) in of.Groups.Index())
        {
            tell(new FitProgress(FitStep.Folds, done, of.Groups.Count));
            report = report with
            {
                Groups = [.. report.Groups, .. Groups(column, of, settings)],
                Proxies = [.. report.Proxies, .. Proxies(column, of, settings, cancellation)],
                ScoreGaps = [.. report.ScoreGaps, .. Gaps(column, of, settings)],
            };
        }
        return MonitorFile.Of(of.Table.RowCount, report, settings);
    }

    /// <summary>How columns and score have moved since an older table.</summary>
    public static IReadOnlyList<PopulationStability> Moved(FitModel model, FitTable then, FitTable now) =>
    [
        .. then.Columns.Select(column => PopulationStability.Of(column, now.Columns[now.IndexOf(column.Name)])),
        PopulationStability.Of(
            new NumericColumn("score", LearnOptions.Probabilities(model, then)),
            new NumericColumn("score", LearnOptions.Probabilities(model, now))),
    ];

    private static IReadOnlyList<GroupFigures> Groups(FitColumn column, MonitorSubject of, MonitorSettings settings)
    {
        var words = MonitorOptions.Words(column);
        var count = words.OfType<string>().Distinct(StringComparer.Ordinal).Count();
        if (count > MostGroups)
            throw new InvalidTableException(
                [$"Column '{column.Name}' has {count} groups, expected at most {MostGroups}. Maybe it is no group."]);
        return GroupMonitor.Of(
            of.Rows, column.Name, Array.ConvertAll(of.Resolved, row => words[row]), settings.MinimumCell);
    }

    /// <summary>How well the model's own columns tell each group; of two groups one says it all.</summary>
    private static IEnumerable<(string, ProxyAuc)> Proxies(
        FitColumn column, MonitorSubject of, MonitorSettings settings, CancellationToken cancellation)
    {
        var words = MonitorOptions.Words(column);
        string[] names = [.. words.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var features = new FitTable(
            of.Model.Features.Select(feature => of.Table.Columns[of.Table.IndexOf(feature.Name)]), of.Table.RowCount);
        foreach (var name in names.Length == 2 ? names[..1] : names)
            if (ProxyAuc.Of(
                features, Array.ConvertAll(words, word => word == name),
                (RidgeLogistic.Learn, Seed, settings.MinimumCell), cancellation) is { } proxy)
                yield return ($"{column.Name}: {name}", proxy);
    }

    private static IEnumerable<(string, ScoreGap)> Gaps(FitColumn column, MonitorSubject of, MonitorSettings settings)
    {
        var words = MonitorOptions.Words(column);
        foreach (var name in words.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            if (ScoreGap.Of(
                of.Model, of.Table, Array.ConvertAll(words, word => word == name), settings.MinimumCell) is { } gap)
                yield return ($"{column.Name}: {name}", gap);
    }
}
