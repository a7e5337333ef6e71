using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Words;

namespace Matching.Cli.Fitting;

/// <summary>In which language and form a <c>fit</c> command answers, and where its report goes.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string> _output = CommonOptions.Output();
    private readonly Option<string?> _out = new Option<string?>("--out")
    {
        Description = "File to write the whole report to, as JSON; an older one is replaced.",
        HelpName = "file",
    }.NamingFiles();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _out, _output, _language }) command.Options.Add(option);
    }

    /// <summary>The language asked for.</summary>
    public Language Language(ParseResult result) => CommonOptions.ToLanguage(result.GetRequiredValue(_language));

    /// <summary>The form asked for.</summary>
    public OutputForm Form(ParseResult result) => CommonOptions.ToForm(result.GetRequiredValue(_output));

    /// <summary>A printer in that form and language.</summary>
    public Printer Printer(ParseResult result, Terminal terminal) => terminal.Printer(Form(result), Language(result));

    /// <summary>Refuses a report that could not be written, before the work is done.</summary>
    public void Check(ParseResult result) => FitFiles.CheckFolder(result.GetValue(_out));

    /// <summary>Writes the report where one is asked for.</summary>
    public void Write(ParseResult result, Func<string> report)
    {
        if (result.GetValue(_out) is { } path) FitFiles.WriteText(path, report());
    }
}
