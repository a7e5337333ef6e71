using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Fit.Evaluating;
using Matching.Fit.Folds;
using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit cross-validate TABLE</c>: how good learning is on rows it has not seen.</summary>
internal sealed class CrossValidateCommand
{
    private const string Explained = """
        Learn on all folds but one and test on that one, in turn: log-loss, AUC, Brier and calibration error with its
        noise floor, out of fold and per fold, beside the base rate and logistic regression on the same rows.
        Exit codes: 0 done, 2 bad arguments or a table that cannot be learned from, 130 cancelled.
        """;

    private readonly Terminal _terminal;
    private readonly TableOptions _table = new();
    private readonly FoldOptions _folds = new();
    private readonly LearnOptions _learn = new();
    private readonly AnswerOptions _answer = new();

    private CrossValidateCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new CrossValidateCommand(terminal);
        var command = new Command("cross-validate", Explained);
        order._table.AddTo(command);
        order._folds.AddTo(command);
        order._learn.AddTo(command);
        order._answer.AddTo(command);
        command.SetAction((result, cancellation) => FitErrors.CatchAsync(
            terminal.Error, () => order.RunAsync(result, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        _answer.Check(result);
        var settings = _table.Settings(result, _folds.Time(result)) with { Folds = _folds.Folds(result) };
        var table = TableOptions.Read(_table.PathOf(result), settings, _terminal.Error);
        var task = _learn.Task(result, table);
        var plan = _folds.Plan(result, table, _learn.Seed(result));
        var report = await new FitScreen(_terminal, _answer.Language(result)).ShowAsync(
            tell => Evaluate((table, task, plan), _learn.Settings(result, intervals: false), tell, cancellation),
            cancellation);
        foreach (var note in report.Notes) _terminal.Error.WriteLine(note);
        var json = ReportJson.Write(report);
        _answer.Write(result, () => json);
        if (_answer.Form(result) == OutputForm.Json) _terminal.Out.Write(json);
        else Show(report, _answer.Printer(result, _terminal));
        return ExitCode.Done;
    }

    private EvaluationReport Evaluate(
        (LearningTable Table, FitTask Task, FoldPlan Plan) what, FitSettings settings, Action<FitProgress> tell,
        CancellationToken cancellation)
    {
        var (spent, done) = (TimeSpan.Zero, 0);
        tell(new FitProgress(FitStep.Folds, 0, what.Plan.Folds.Count));
        var evaluation = Evaluation.Run(
            what.Table, what.Plan,
            (fold, token) =>
            {
                var start = _terminal.Clock.GetTimestamp();
                var model = Learned.Model(what.Task.Select(fold.Train), settings, null, token);
                var predicted = LearnOptions.Probabilities(model, what.Table.Features.Select(fold.Test));
                spent += _terminal.Clock.GetElapsedTime(start);
                tell(new FitProgress(FitStep.Folds, ++done, what.Plan.Folds.Count));
                return predicted;
            },
            cancellation);
        return EvaluationReport.Of(evaluation, Math.Round(spent.TotalSeconds, 3));
    }

    private static void Show(EvaluationReport report, Printer printer)
    {
        printer.Print(EvaluationSheets.Of(report, printer.Form));
        printer.Say(Phrase.Of(
            $"{report.Rows} rader, {report.Folds} veck, {report.Seconds} s.",
            $"{report.Rows} rows, {report.Folds} folds, {report.Seconds} s."));
    }
}
