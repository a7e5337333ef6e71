using System.CommandLine;
using System.Globalization;
using Matching.Core.Words;
using Matching.Fit;
using Matching.Fit.Learning;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit train TABLE --out model.json</c>: learns one model from all rows.</summary>
internal sealed class TrainCommand
{
    private const string Explained = """
        Learn a model from a table and write it to a file: tables of whole thousandths of a logit with their counts,
        constraints, label version, data window and seed, and a checksum. The same table, options and seed give the
        same bytes at any number of threads.
        Exit codes: 0 done, 2 bad arguments or a table that cannot be learned from, 130 cancelled (nothing is written).
        """;

    private readonly Terminal _terminal;
    private readonly TableOptions _table = new();
    private readonly LearnOptions _learn = new();
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string> _out = new Option<string>("--out")
    {
        Description = "Model file to write; an older one is replaced.",
        HelpName = "file",
        Required = true,
    }.NamingFiles();

    private readonly Option<string> _name = new("--name")
    {
        Description = "Name and version of the model.",
        DefaultValueFactory = _ => "learned",
    };

    private readonly Option<string> _label = new("--label-version")
    {
        Description = "Version of the definition of a good outcome.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<DateOnly> _from = Day("--from", "First day of the decisions in the table");
    private readonly Option<DateOnly> _to = Day("--to", "Last day of the decisions in the table");

    private TrainCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new TrainCommand(terminal);
        var command = new Command("train", Explained);
        order._table.AddTo(command);
        order._learn.AddTo(command);
        foreach (var option in new Option[]
                 {
                     order._out, order._name, order._label, order._from, order._to, order._language,
                 })
            command.Options.Add(option);
        command.SetAction((result, cancellation) => FitErrors.CatchAsync(
            terminal.Error, () => order.RunAsync(result, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var path = result.GetRequiredValue(_out);
        var language = CommonOptions.ToLanguage(result.GetRequiredValue(_language));
        FitFiles.CheckFolder(path);
        var table = TableOptions.Read(_table.PathOf(result), _table.Settings(result), _terminal.Error);
        var task = _learn.Task(result, table) with
        {
            Name = result.GetRequiredValue(_name),
            LabelVersion = result.GetRequiredValue(_label),
            From = CommonOptions.Given(result, _from),
            To = CommonOptions.Given(result, _to),
        };
        var settings = _learn.Settings(result, intervals: true);
        var model = await new FitScreen(_terminal, language).ShowAsync(
            tell => Fitting.Learned.Model(task, settings, new ToldProgress(tell), cancellation), cancellation);
        var hash = SavedModel.Write(path, model);
        _terminal.Out.WriteLine(Learned(model, table.RowCount, Path.GetFileName(path)).In(language));
        _terminal.Out.WriteLine($"SHA-256 {hash}");
        return ExitCode.Done;
    }

    private static Phrase Learned(FitModel model, int rows, string file)
    {
        var pairs = model.Terms.Count(term => term.IsPair);
        return Phrase.Of(
            $"Lärde {model.Terms.Count - pairs} huvudtabeller och {pairs} partabeller av {rows} rader: {file}",
            $"Learned {model.Terms.Count - pairs} main tables and {pairs} pair tables from {rows} rows: {file}");
    }

    private static Option<DateOnly> Day(string name, string description) => CommonOptions.Parsed<DateOnly>(
        name, $"{description}, such as 2026-05-04.",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)
            ? day
            : null,
        "a day such as 2026-05-04");
}
