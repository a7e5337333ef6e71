using System.CommandLine;
using Matching.Core.Words;
using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;
using Matching.Fit.Folds;
using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit backtest TABLE</c>: what policies would have been worth in a past period.</summary>
internal sealed class BackTestCommand
{
    private const string Explained = """
        Estimate what policies would have been worth in a past period, by weights and model together (AIPW, IPW) with
        errors clustered by --group, beside what the model alone promises. Practice, chance, and each action for
        everybody are always there; with --period and --from also the learned assignment of the same seats, the same
        with parity (--compare), and its reverse as a placebo. Refused: a policy that leans on what a row really got,
        seats shared across models, and the model's own promise as the result. With --database instead of a table:
        today's practice, the nearest slot, the rules and what was learned before --from (a day; default: the newer
        half of the decisions is judged), with sexes compared.
        Exit codes: 0 done, 1 done with alarms, 2 bad arguments, a bad table or a refused back-test, 130 cancelled.
        """;

    private readonly Terminal _terminal;
    private readonly TableOptions _table = new();
    private readonly BackTestOptions _options = new();
    private readonly LearnOptions _learn = new();
    private readonly AnswerOptions _answer = new();
    private readonly Option<string> _learner = CommonOptions.OneOf(
        "--learner", "fit (default) or logistic: the model of propensities and outcomes.", "fit", "logistic");

    private readonly DatabaseBackTest _database;

    private BackTestCommand(Terminal terminal) => (_terminal, _database) = (terminal, new DatabaseBackTest(terminal));

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new BackTestCommand(terminal);
        var command = new Command("backtest", Explained);
        order._table.AddTo(command, required: false);
        order._options.AddTo(command);
        order._learn.AddTo(command, withDirections: false);
        command.Options.Add(order._learner);
        order._database.AddTo(
            command, [.. order._table.All, .. order._options.OfTables, order._learner], order._table.Argument,
            order._table.Target, order._options.Action);
        order._answer.AddTo(command);
        command.SetAction((result, cancellation) => FitErrors.CatchAsync(
            terminal.Error, () => order.RunAsync(result, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        _answer.Check(result);
        var work = _database.IsAsked(result)
            ? OfDatabase(result, await _database.ReadAsync(result, cancellation), cancellation)
            : OfTable(result, cancellation);
        var report = await new FitScreen(_terminal, _answer.Language(result)).ShowAsync(work, cancellation);
        var printer = _answer.Printer(result, _terminal);
        printer.Say(BackTestSheets.Observed(report));
        printer.Print(BackTestSheets.Of(report));
        printer.Say(Phrase.Empty);
        printer.Say(BackTestSheets.Assumption);
        _answer.Write(result, () => ReportJson.Write(BackTestFile.Of(report, _answer.Language(result))));
        return report.Alarms.Count > 0 ? ExitCode.No : ExitCode.Done;
    }

    private Func<Action<FitProgress>, BackTestReport> OfDatabase(
        ParseResult result, KnownPast known, CancellationToken cancellation)
    {
        var order = new DatabaseBackTestOrder(
            _options.FirstDay(result), _learn.Settings(result, intervals: false), _options.Estimator(result));
        return tell => DatabaseBackTest.Run(known, order, tell, cancellation);
    }

    private Func<Action<FitProgress>, BackTestReport> OfTable(ParseResult result, CancellationToken cancellation)
    {
        var settings = _table.Settings(result, _options.Columns(result));
        var table = TableOptions.Read(_table.PathOf(result), settings, _terminal.Error);
        return tell => Run(result, table, tell, cancellation);
    }

    private BackTestReport Run(
        ParseResult result, LearningTable table, Action<FitProgress> tell, CancellationToken cancellation)
    {
        var all = _options.Past(result, table);
        var split = _options.Split(result, table);
        int[] rows = split?.Later ?? [.. Enumerable.Range(0, all.RowCount)];
        var (past, seed) = (Part(all, rows), _learn.Seed(result));
        var learner = Counted(
            result.GetValue(_learner) == "logistic" ? RidgeLogistic.Learn : _learn.Learner(result), tell);
        var nuisances = Nuisances.CrossFit(past, learner, seed, cancellation);
        var policies = new List<Policy>
        {
            Policies.Practice(past, nuisances), Policies.Random(past),
        };
        policies.AddRange(Enumerable.Range(0, past.ActionNames.Count).Select(a => Policies.Always(past, a)));
        policies.AddRange(_options.Stated(result, table, past, rows));
        if (split is { } parts)
        {
            var scores = Nuisances.Forward(Part(all, parts.Earlier), past.Features, learner, cancellation);
            policies.Add(Policies.Best(past, scores));
            if (past.Groups is not null) policies.Add(Policies.Parity(past, scores));
            policies.Add(Policies.Worst(past, scores));
        }
        return BackTest.Run(past, nuisances, policies, new BackTestSettings
        {
            Headline = _options.Estimator(result), Cancellation = cancellation,
        });
    }

    /// <summary>The decisions of some rows; actions keep their names even where some do not occur.</summary>
    private static PastDecisions Part(PastDecisions past, int[] rows)
    {
        int[]? Of(int[]? values) => values is null ? null : Array.ConvertAll(rows, row => values[row]);
        return past with
        {
            Features = past.Features.Select(rows),
            Actions = Of(past.Actions)!,
            Outcomes = Array.ConvertAll(rows, row => past.Outcomes[row]),
            Clusters = Of(past.Clusters),
            Pools = Of(past.Pools),
            Groups = Of(past.Groups),
        };
    }

    /// <summary>Tells how many models are learned.</summary>
    private static BinaryLearner Counted(BinaryLearner learner, Action<FitProgress> tell)
    {
        var done = 0;
        return (features, target, cancellation) =>
        {
            var predictor = learner(features, target, cancellation);
            done++;
            tell(new FitProgress(FitStep.Folds, done, Math.Max(done + 1, 20)));
            return predictor;
        };
    }
}
