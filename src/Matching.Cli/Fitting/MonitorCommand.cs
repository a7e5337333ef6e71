using System.CommandLine;
using Matching.Core.Words;
using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit monitor MODEL TABLE</c>: the state of a model in use.</summary>
internal sealed class MonitorCommand
{
    private const string Explained = """
        Compare what a frozen model predicted with what happened, outside the model: calibration and exposure by group
        with 95 % intervals, how well columns tell the group, drift of each column and of the score, offices over time,
        Spiegelhalter's z. Groups below 30 rows are not shown. Alerts: a gap above 0.05 whose interval excludes 0,
        exposure or slot quality below 0.8 of that of others, PSI above 0.2, new levels, missing values up by 0.1, an
        office's CUSUM above 4.5, |z| above 2.58. Nothing is fed back into the model. With --database instead of a
        model and a table: the version that counts on the placements decided after it was learned, by sex and by
        municipality.
        Exit codes: 0 no alerts, 1 alerts, 2 bad arguments, a bad table or model file, 130 cancelled.
        """;

    private readonly Terminal _terminal;
    private readonly Argument<string> _model = ModelOption.Argument();
    private readonly TableOptions _table = new();
    private readonly MonitorOptions _options = new();
    private readonly DatabaseMonitor _database;
    private readonly AnswerOptions _answer = new();

    private MonitorCommand(Terminal terminal) => (_terminal, _database) = (terminal, new DatabaseMonitor(terminal));

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new MonitorCommand(terminal);
        var command = new Command("monitor", Explained) { order._model };
        order._model.Arity = ArgumentArity.ZeroOrOne;
        order._table.AddArgumentTo(command, ArgumentArity.ZeroOrOne);
        order._options.AddTo(command);
        order._database.AddTo(
            command, order._options.All, order._model, order._table.Argument, order._options.Target);
        order._answer.AddTo(command);
        command.SetAction((result, cancellation) => FitErrors.CatchAsync(
            terminal.Error, () => order.RunAsync(result, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        _answer.Check(result);
        var subject = _database.IsAsked(result)
            ? await _database.ReadAsync(result, cancellation)
            : OfTable(result);
        var file = await new FitScreen(_terminal, _answer.Language(result)).ShowAsync(
            tell => MonitorWork.Watch(subject, tell, cancellation), cancellation);
        var printer = _answer.Printer(result, _terminal);
        printer.Say(MonitorSheets.Whole(file));
        printer.Print(MonitorSheets.Of(file));
        if (file.Alerts.Count == 0) printer.Say(Phrase.OfTexts("Inga larm.", "No alerts."));
        _answer.Write(result, () => ReportJson.Write(file));
        return file.Alerts.Count > 0 ? ExitCode.No : ExitCode.Done;
    }

    private MonitorSubject OfTable(ParseResult result)
    {
        var (model, _) = SavedModel.Read(result.GetRequiredValue(_model));
        var table = ModelTable.ReadAll(_table.PathOf(result), model, _terminal.Error);
        var scores = LearnOptions.Probabilities(model, table);
        var outcomes = _options.Outcomes(result, table);
        int[] resolved = [.. Enumerable.Range(0, outcomes.Length).Where(row => !double.IsNaN(outcomes[row]))];
        if (resolved.Length == 0)
            throw new InvalidTableException(["Table has no row with an outcome, expected at least one."]);
        var predictions = new Predictions(
            Array.ConvertAll(resolved, row => scores[row]), Array.ConvertAll(resolved, row => outcomes[row]));
        return new MonitorSubject(model, table, _options.Rows(result, table, predictions, resolved), resolved)
        {
            Offices = _options.Offices(result, table),
            Groups = [.. _options.Groups(result, _table.PathOf(result), table)],
            Stability = _options.Reference(result) is { } path
                ? MonitorWork.Moved(model, ModelTable.Read(path, model, _terminal.Error), table)
                : ModelStability.Of(model, table),
        };
    }
}
