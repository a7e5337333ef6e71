using System.CommandLine;
using System.CommandLine.Parsing;
using Matching.Core.Loading;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Loading;
using Matching.Intake.Reading;
using Matching.Storage;

namespace Matching.Cli.Loading;

/// <summary><c>matching load FILE…</c>: files into the embedded database, with a verdict per row.</summary>
internal sealed class LoadCommand
{
    private const string Explained = """
        Load files of participants, sites, slots, supervisors and placements (CSV with ';', ',' or tab; UTF-8, UTF-16
        or Windows-1252). What a file holds is told from its header. The same file can be loaded again: a row is known
        by municipality and id, and only the source that owns it may change it. Rejected rows go to NAME.errors.csv with
        the reasons; mended, that file can be loaded as it is, and no later load overwrites it: it is moved aside to
        NAME.errors.1.csv (NAME.errors.csv.sha256 tells if it was mended). A dry run writes NAME.dry-run.errors.csv.
        Files are loaded in the order sites, supervisors, slots, participants, placements.
        Exit codes: 0 every row is in, 1 rows were rejected (with --on-error abort nothing is kept then), 2 bad
        arguments or a file that cannot be read (nothing is kept), 4 broken off by a fault of a file, the disk or the
        database, 130 cancelled (batches that were stored stay; with --on-error abort nothing is kept).
        """;

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _files = new Argument<string[]>("FILE")
    {
        Description = "Files to load.",
        Arity = ArgumentArity.ZeroOrMore,
    }.NamingFiles();

    private readonly Option<string> _database = CommonOptions.Database();
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string> _output = CommonOptions.Output();
    private readonly Option<string> _source = new("--source")
    {
        Description = "Name of the system that the rows come from and that owns them; what another source owns is "
            + "rejected.",
        DefaultValueFactory = _ => "file",
    };

    private readonly Option<string?> _kind = Kind("--kind", "What the files hold, where the header fits two kinds");
    private readonly Option<string> _onError = CommonOptions.OneOf(
        "--on-error", "skip (default) leaves rejected rows out; abort keeps all rows of all files or none.",
        "skip", "abort");

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Give every verdict and keep nothing." };
    private readonly Option<string?> _errors = new Option<string?>("--errors")
    {
        Description = "Folder for error files; made where it is missing. Default: beside each file.",
        HelpName = "folder",
    }.NamingFiles();

    private readonly Option<string?> _template = Kind("--template", "Write an empty file of a kind instead of loading");
    private readonly Option<string?> _out = new Option<string?>("--out")
    {
        Description = "Where --template writes; a file that exists is left alone. Default: standard output.",
        HelpName = "file",
    }.NamingFiles();

    private readonly Option<string?> _columns = Kind("--columns", "Print a kind's column table instead of loading");

    private LoadCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var load = new LoadCommand(terminal);
        var command = new Command("load", Explained)
        {
            load._files, load._database, load._source, load._kind, load._onError, load._dryRun, load._errors,
            load._language, load._output, load._template, load._out, load._columns,
        };
        command.Validators.Add(load.CheckTogether);
        command.SetAction(load.RunAsync);
        return command;
    }

    private void CheckTogether(CommandResult result)
    {
        var instead = new Option<string?>[] { _template, _columns }.Count(o => result.GetResult(o) is not null);
        var files = result.GetResult(_files)?.Tokens.Count ?? 0;
        if (instead > 1) result.AddError("--template and --columns are both given, expected one. Maybe run it twice.");
        else if (instead == 1 && files > 0)
            result.AddError("Files are given with --template or --columns, expected none. Maybe --out is meant.");
        else if (instead == 0 && files == 0)
            result.AddError("No file is given, expected at least one. Maybe start with --template participants.");
        if (result.GetResult(_out) is not null && result.GetResult(_template) is null)
            result.AddError("--out is given without --template, expected both. Maybe --errors is meant.");
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var language = CommonOptions.ToLanguage(result.GetRequiredValue(_language));
        if (result.GetValue(_template) is { } template)
            return TemplateFile.Write(_terminal.Out, (KindOf(template), result.GetValue(_out)), language);
        if (result.GetValue(_columns) is { } columns)
        {
            _terminal.Out.Write(ColumnTable.Markdown(Intake.Kinds.FileShapes.Of(KindOf(columns)), language));
            return ExitCode.Done;
        }
        return await LoadAsync(result, language, cancellation);
    }

    private async Task<int> LoadAsync(ParseResult result, Language language, CancellationToken cancellation)
    {
        var settings = Settings(result, language);
        var dryRun = settings.Load.DryRun;
        var files = LoadFiles.Of(result.GetRequiredValue(_files), result.GetValue(_errors), dryRun);
        await using var opened = await LoadDatabase.OpenAsync(
            new DatabaseSettings { Path = result.GetRequiredValue(_database), Clock = _terminal.Clock }, dryRun,
            cancellation);
        var report = await new LoadScreen(_terminal, language).ShowAsync(
            tell => new FileLoad(opened.Database, settings, tell).RunAsync(files, cancellation));
        var printer = _terminal.Printer(CommonOptions.ToForm(result.GetRequiredValue(_output)), language);
        new LoadAnswer(report, settings.Load).Print(printer, _terminal.Error);
        return report.Ending switch
        {
            LoadEnding.Cancelled => ExitCode.Cancelled,
            LoadEnding.BrokenOff => ExitCode.BrokenOff,
            _ => report.Rejected > 0 ? ExitCode.No : ExitCode.Done,
        };
    }

    private FileLoadSettings Settings(ParseResult result, Language language) => new()
    {
        Load = new LoadSettings
        {
            Source = result.GetRequiredValue(_source),
            OnError = result.GetValue(_onError) == "abort" ? OnError.Abort : OnError.Skip,
            DryRun = result.GetValue(_dryRun),
            Today = _terminal.Today,
        },
        Read = new ReadSettings { Kind = result.GetValue(_kind) is { } kind ? KindOf(kind) : null },
        Language = language,
    };

    private static FileKind KindOf(string word) =>
        FileKinds.Words.TryFind(word, out var kind) ? kind : throw new System.Diagnostics.UnreachableException(word);

    private static Option<string?> Kind(string name, string description)
    {
        var option = new Option<string?>(name)
        {
            Description = $"{description}: {FileKinds.Words.Codes}.",
            HelpName = "kind",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !FileKinds.Words.TryFind(result.Tokens[0].Value, out _))
                result.AddError(
                    $"Option '{name}' has '{result.Tokens[0].Value}', expected one of {FileKinds.Words.Codes}.");
        });
        option.CompletionSources.Add([.. FileKinds.Words.Words.Select(word => word.Code)]);
        return option;
    }
}
