using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Fit.Cards;
using Matching.Fit.Evaluating;
using Matching.Fit.Features;
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

    private const long MostUnasked = 10_000;

    private readonly Terminal _terminal;
    private readonly TableOptions _table = new();
    private readonly FoldOptions _folds = new();
    private readonly LearnOptions _learn = new();
    private readonly AnswerOptions _answer = new();
    private readonly Option<bool?> _costs = new("--constraint-costs")
    {
        Description = "Also learn without each declared direction, one at a time, and report what it costs. Default: "
            + "true where rows times directions are at most 10 000.",
        HelpName = "true|false",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private CrossValidateCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new CrossValidateCommand(terminal);
        var command = new Command("cross-validate", Explained);
        order._table.AddTo(command);
        order._folds.AddTo(command);
        order._learn.AddTo(command);
        command.Options.Add(order._costs);
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
            tell => Report(result, (table, task, plan), tell, cancellation), cancellation);
        foreach (var note in report.Notes) _terminal.Error.WriteLine(note);
        var json = ReportJson.Write(report);
        _answer.Write(result, () => json);
        if (_answer.Form(result) == OutputForm.Json) _terminal.Out.Write(json);
        else Show(report, _answer.Printer(result, _terminal));
        return ExitCode.Done;
    }

    /// <summary>The figures, and where asked for what each declared direction costs.</summary>
    private EvaluationReport Report(
        ParseResult result, (LearningTable Table, FitTask Task, FoldPlan Plan) what, Action<FitProgress> tell,
        CancellationToken cancellation)
    {
        var settings = _learn.Settings(result, intervals: false);
        var directions = IsCosted(result, what.Task) ? what.Task.Directions : new Dictionary<string, Direction>();
        var total = what.Plan.Folds.Count * (1 + directions.Count);
        var (spent, done) = (TimeSpan.Zero, 0);
        Evaluation Run(FitTask task) => Evaluation.Run(
            what.Table, what.Plan,
            (fold, token) =>
            {
                tell(new FitProgress(FitStep.Folds, done, total));
                var start = _terminal.Clock.GetTimestamp();
                var model = Learned.Model(task.Select(fold.Train), settings, null, token);
                var predicted = LearnOptions.Probabilities(model, what.Table.Features.Select(fold.Test));
                spent += _terminal.Clock.GetElapsedTime(start);
                tell(new FitProgress(FitStep.Folds, ++done, total));
                return predicted;
            },
            cancellation);
        var evaluation = Run(what.Task);
        var report = EvaluationReport.Of(evaluation, Math.Round(spent.TotalSeconds, 3));
        return report with
        {
            ConstraintCosts =
            [
                .. directions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(direction =>
                {
                    var others = what.Task.Directions.Where(d => d.Key != direction.Key).ToDictionary();
                    var without = Run(what.Task with { Directions = others });
                    return new ConstraintCost(
                        direction.Key, direction.Value, evaluation.Metrics.LogLoss - without.Metrics.LogLoss);
                }),
            ],
        };
    }

    // Each direction is one more cross-validation: done unasked where that takes seconds.
    private bool IsCosted(ParseResult result, FitTask task) => result.GetValue(_costs)
        ?? (result.GetResult(_costs) is { Implicit: false }
            || (long)task.Outcomes.Count * task.Directions.Count <= MostUnasked);

    private static void Show(EvaluationReport report, Printer printer)
    {
        printer.Print(EvaluationSheets.Of(report, printer.Form));
        printer.Say(Phrase.Of(
            $"{report.Rows} rader, {report.Folds} veck, {report.Seconds} s.",
            $"{report.Rows} rows, {report.Folds} folds, {report.Seconds} s."));
    }
}
