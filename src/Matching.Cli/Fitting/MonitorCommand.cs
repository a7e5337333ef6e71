using System.CommandLine;
using Matching.Core.Words;
using Matching.Fit;
using Matching.Fit.Baselines;
using Matching.Fit.Learning;
using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit monitor MODEL TABLE</c>: the state of a model in use.</summary>
internal sealed class MonitorCommand
{
    private const ulong Seed = 1;
    private const int MostGroups = 20;
    private const string Explained = """
        Compare what a frozen model predicted with what happened, outside the model: calibration and exposure by group
        with 95 % intervals, how well columns tell the group, drift of each column and of the score, offices over time,
        Spiegelhalter's z. Groups below 30 rows are not shown. Alerts: a gap above 0.05 whose interval excludes 0,
        exposure or slot quality below 0.8 of that of others, PSI above 0.2, new levels, missing values up by 0.1, an
        office's CUSUM above 4.5, |z| above 2.58. Nothing is fed back into the model.
        Exit codes: 0 no alerts, 1 alerts, 2 bad arguments, a bad table or model file, 130 cancelled.
        """;

    private readonly Terminal _terminal;
    private readonly Argument<string> _model = ModelOption.Argument();
    private readonly TableOptions _table = new();
    private readonly MonitorOptions _options = new();
    private readonly AnswerOptions _answer = new();

    private MonitorCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new MonitorCommand(terminal);
        var command = new Command("monitor", Explained) { order._model };
        order._table.AddArgumentTo(command);
        order._options.AddTo(command);
        order._answer.AddTo(command);
        command.SetAction((result, cancellation) => FitErrors.CatchAsync(
            terminal.Error, () => order.RunAsync(result, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        _answer.Check(result);
        var (model, _) = SavedModel.Read(result.GetRequiredValue(_model));
        var table = ModelTable.ReadAll(_table.PathOf(result), model, _terminal.Error);
        var file = await new FitScreen(_terminal, _answer.Language(result)).ShowAsync(
            tell => Watch(result, (model, table), tell, cancellation), cancellation);
        var printer = _answer.Printer(result, _terminal);
        printer.Say(MonitorSheets.Whole(file));
        printer.Print(MonitorSheets.Of(file));
        if (file.Alerts.Count == 0) printer.Say(Phrase.OfTexts("Inga larm.", "No alerts."));
        _answer.Write(result, () => ReportJson.Write(file));
        return file.Alerts.Count > 0 ? ExitCode.No : ExitCode.Done;
    }

    private MonitorFile Watch(
        ParseResult result, (FitModel Model, FitTable Table) what, Action<FitProgress> tell,
        CancellationToken cancellation)
    {
        var (model, table) = what;
        var settings = new MonitorSettings();
        var scores = LearnOptions.Probabilities(model, table);
        var outcomes = _options.Outcomes(result, table);
        int[] resolved = [.. Enumerable.Range(0, outcomes.Length).Where(row => !double.IsNaN(outcomes[row]))];
        if (resolved.Length == 0)
            throw new InvalidTableException(["Table has no row with an outcome, expected at least one."]);
        var predictions = new Predictions(
            Array.ConvertAll(resolved, row => scores[row]), Array.ConvertAll(resolved, row => outcomes[row]));
        var rows = _options.Rows(result, table, predictions, resolved);
        var report = new MonitorReport
        {
            Resolved = resolved.Length,
            Calibration = SpiegelhalterZ.Of(predictions),
            Stability = Stability(result, model, table, scores),
            Offices = _options.Offices(result, table) is { } offices
                ? OfficeCusum.Of(predictions, Array.ConvertAll(resolved, row => offices[row]))
                : [],
        };
        FitColumn[] columns = [.. _options.Groups(result, _table.PathOf(result), table)];
        foreach (var (done, column) in columns.Index())
        {
            tell(new FitProgress(FitStep.Folds, done, columns.Length));
            report = report with
            {
                Groups = [.. report.Groups, .. Groups(column, rows, resolved, settings)],
                Proxies = [.. report.Proxies, .. Proxies(column, (model, table), settings, cancellation)],
            };
        }
        return MonitorFile.Of(table.RowCount, report, settings);
    }

    private static IReadOnlyList<GroupFigures> Groups(
        FitColumn column, GroupRows rows, int[] resolved, MonitorSettings settings)
    {
        var words = MonitorOptions.Words(column);
        var count = words.OfType<string>().Distinct(StringComparer.Ordinal).Count();
        if (count > MostGroups)
            throw new InvalidTableException(
                [$"Column '{column.Name}' has {count} groups, expected at most {MostGroups}. Maybe it is no group."]);
        return GroupMonitor.Of(
            rows, column.Name, Array.ConvertAll(resolved, row => words[row]), settings.MinimumCell);
    }

    /// <summary>How well the model's own columns tell each group; of two groups one says it all.</summary>
    private static IEnumerable<(string, ProxyAuc)> Proxies(
        FitColumn column, (FitModel Model, FitTable Table) what, MonitorSettings settings,
        CancellationToken cancellation)
    {
        var words = MonitorOptions.Words(column);
        string[] names = [.. words.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var features = new FitTable(
            what.Model.Features.Select(feature => what.Table.Columns[what.Table.IndexOf(feature.Name)]),
            what.Table.RowCount);
        foreach (var name in names.Length == 2 ? names[..1] : names)
            if (ProxyAuc.Of(
                features, Array.ConvertAll(words, word => word == name),
                (RidgeLogistic.Learn, Seed, settings.MinimumCell), cancellation) is { } proxy)
                yield return ($"{column.Name}: {name}", proxy);
    }

    private IReadOnlyList<PopulationStability> Stability(
        ParseResult result, FitModel model, FitTable table, double[] scores)
    {
        if (_options.Reference(result) is not { } path) return ModelStability.Of(model, table);
        var then = ModelTable.Read(path, model, _terminal.Error);
        return
        [
            .. then.Columns.Select(column => PopulationStability.Of(column, table.Columns[table.IndexOf(column.Name)])),
            PopulationStability.Of(
                new NumericColumn("score", LearnOptions.Probabilities(model, then)),
                new NumericColumn("score", scores)),
        ];
    }
}
