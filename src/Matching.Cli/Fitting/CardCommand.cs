using System.CommandLine;
using System.Globalization;
using Matching.Fit.Cards;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit card MODEL</c>: what has to be known about a model before it is used.</summary>
internal sealed class CardCommand
{
    private const string Explained = """
        Write the card of a model: purpose and non-use, data window and sizes, features and what is withheld, figures
        with their noise floors, groups, constraints, limits, drift, approver, and every table drawn with its numbers.
        A name ending in .html gives one page that loads nothing, any other Markdown; without --out Markdown is printed.
        Exit codes: 0 done, 2 bad arguments, a model file or a report that does not hold.
        """;

    private readonly Terminal _terminal;
    private readonly Argument<string> _model = ModelOption.Argument();
    private readonly Option<string?> _out = File("--out", "File to write; an older one is replaced.");
    private readonly Option<string?> _report = File("--report", "Report of 'fit cross-validate --out'.");
    private readonly Option<string?> _monitor = File("--monitor", "Report of 'fit monitor --out'.");
    private readonly Option<string?> _label = Words("--label", "What a good outcome is, in words.");
    private readonly Option<string?> _approver = Words("--approver", "Who approved the model for use.");
    private readonly Option<DateOnly> _approved = CommonOptions.Parsed<DateOnly>(
        "--approved", "Day of the approval, such as 2026-05-04.",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)
            ? day
            : null,
        "a day such as 2026-05-04");

    private readonly Option<string[]> _withheld =
        TableOptions.List("--withheld", "Columns that were kept from this model.");

    private readonly Option<string> _language = CommonOptions.Language();

    private CardCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new CardCommand(terminal);
        var command = new Command("card", Explained)
        {
            order._model, order._out, order._report, order._monitor, order._label, order._withheld, order._approver,
            order._approved, order._language,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(order._approved) is not null && result.GetResult(order._approver) is null)
                result.AddError("--approved is given without --approver, expected both.");
        });
        command.SetAction((result, _) => FitErrors.CatchAsync(
            terminal.Error, () => Task.FromResult(order.Run(result))));
        return command;
    }

    private int Run(ParseResult result)
    {
        var path = result.GetValue(_out);
        FitFiles.CheckFolder(path);
        var language = result.GetValue(_language) == "en" ? CardLanguage.English : CardLanguage.Swedish;
        var card = Card(result);
        if (path is null)
        {
            _terminal.Out.Write(card.ToMarkdown(language));
            return ExitCode.Done;
        }
        var isPage = path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
        FitFiles.WriteText(path, isPage ? card.ToHtml(language) : card.ToMarkdown(language));
        return ExitCode.Done;
    }

    private ModelCard Card(ParseResult result)
    {
        var (model, hash) = SavedModel.Read(result.GetRequiredValue(_model));
        var monitor = result.GetValue(_monitor) is { } monitored
            ? ReportJson.Read<MonitorFile>(monitored, "fit monitor")
            : null;
        var report = result.GetValue(_report) is { } measured
            ? ReportJson.Read<EvaluationReport>(measured, "fit cross-validate")
            : null;
        return new ModelCard(model)
        {
            Sha256 = hash,
            Label = result.GetValue(_label) ?? "",
            Figures = report is null ? null : Figures(report),
            Costs = report?.ConstraintCosts ?? [],
            Groups = monitor?.Groups ?? [],
            Alerts = monitor?.Alerts,
            Approver = result.GetValue(_approver),
            ApprovedOn = CommonOptions.Given(result, _approved),
            Withheld = result.GetRequiredValue(_withheld),
        };
    }

    private static CardFigures Figures(EvaluationReport report) => new(
        report.Rows, report.LogLoss, report.BaseRateLogLoss, report.Auc, report.Brier, report.CalibrationError,
        report.NoiseFloor);

    private static Option<string?> File(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "file" }.NamingFiles();

    private static Option<string?> Words(string name, string description) =>
        new(name) { Description = description, HelpName = "text" };
}
