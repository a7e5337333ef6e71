using System.CommandLine;
using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Fit;
using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit explain MODEL TABLE --row N</c>: why one row has its score.</summary>
internal sealed class ExplainCommand
{
    private const string Explained = """
        Explain the score of one row of a table: what each table of the model adds, in thousandths of a logit. The
        contributions and the intercept add up to the score exactly.
        Exit codes: 0 done, 2 bad arguments, a bad table or a model file that does not hold, 130 cancelled.
        """;

    private readonly Terminal _terminal;
    private readonly Argument<string> _model = ModelOption.Argument();
    private readonly TableOptions _table = new();
    private readonly AnswerOptions _answer = new();
    private readonly Option<int> _row = CommonOptions.Number(
        "--row", "The row to explain, counted from 1 after the header, blank lines left out.", (1, 1, 1_000_000));

    private ExplainCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new ExplainCommand(terminal);
        var command = new Command("explain", Explained) { order._model };
        order._table.AddArgumentTo(command);
        command.Options.Add(order._row);
        order._answer.AddTo(command);
        command.SetAction((result, _) => FitErrors.CatchAsync(
            terminal.Error, () => Task.FromResult(order.Run(result))));
        return command;
    }

    private int Run(ParseResult result)
    {
        var (model, _) = SavedModel.Read(result.GetRequiredValue(_model));
        var table = ModelTable.Read(_table.PathOf(result), model, _terminal.Error);
        var row = result.GetValue(_row);
        if (row > table.RowCount)
            throw new InvalidTableException(
                [$"Row {row} is not in the table, expected 1 to {table.RowCount}. Maybe rows are counted from 1."]);
        var vectors = new FeatureVectors(model.Features, table);
        var vector = new double[model.Features.Count];
        vectors.Fill(row - 1, vector);
        var printer = _answer.Printer(result, _terminal);
        var sheets = new[] { Contributions(model, table, row - 1, vector), Summary(model, vector) };
        printer.Print(sheets);
        if (model.Support(vector) is { } support && support < FitModel.LeastSupport)
            printer.Say(Phrase.Of(
                $"För få liknande placeringar ({support}) för att säga något.",
                $"Too few similar placements ({support}) to say anything."));
        return ExitCode.Done;
    }

    private static Sheet Contributions(FitModel model, FitTable table, int row, double[] vector)
    {
        var sheet = new Sheet("contributions", Phrase.OfTexts("Bidrag", "Contributions"),
        [
            Column.Of("term", "Tabell", "Table"), Column.Of("value", "Värde", "Value"),
            Column.Of("points", "Poäng (1/1000 logit)", "Points (1/1000 logit)"), Column.Of("rows", "Rader", "Rows"),
        ]);
        Span<byte> bins = stackalloc byte[model.Features.Count];
        model.Bin(vector, bins);
        var points = model.Explain(vector);
        sheet.Add(Phrase.OfTexts("grundnivå", "intercept"), Phrase.Empty, model.Intercept, null);
        foreach (var index in Enumerable.Range(0, points.Length).OrderByDescending(i => Math.Abs(points[i])))
        {
            var term = model.Terms[index];
            int? rows = term.Counts.IsEmpty ? null : term.Counts[term.Cell(bins)];
            var features = new[] { term.First, term.Second }.OfType<TermAxis>()
                .Select(axis => model.Features[axis.Feature].Name).ToArray();
            sheet.Add(
                string.Join(" × ", features),
                string.Join("; ", features.Select(name => Value(table, name, row))), points[index], rows);
        }
        return sheet;
    }

    private static string Value(FitTable table, string name, int row) => table.IndexOf(name) is >= 0 and var index
        ? BackTestOptions.Word(table.Columns[index], row)
        : "–";

    private static Sheet Summary(FitModel model, double[] vector)
    {
        var score = model.Score(vector);
        var interval = model.Interval(vector);
        var sheet = new Sheet("score", Phrase.OfTexts("Summa", "Sum"),
        [
            Column.Of("score", "Poäng", "Score"), Column.Of("probability", "Sannolikhet", "Probability"),
            Column.Of("interval", "80 %", "80 %", Readers.People), Column.ForPrograms("probability_low"),
            Column.ForPrograms("probability_high"),
            Column.Of("support", "Liknande placeringar", "Similar placements"),
        ]);
        var (low, high) = (FitModel.Probability(interval.Low), FitModel.Probability(interval.High));
        sheet.Add(
            score, Math.Round(FitModel.Probability(score), 4),
            Phrase.Same(string.Create(CultureInfo.InvariantCulture, $"[{low:0.00}, {high:0.00}]")), Math.Round(low, 4),
            Math.Round(high, 4), model.Support(vector));
        return sheet;
    }
}
