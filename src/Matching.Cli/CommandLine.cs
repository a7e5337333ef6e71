using System.CommandLine;
using Matching.Cli.Demo;
using Matching.Cli.Fitting;
using Matching.Cli.Loading;
using Matching.Cli.Planning;
using Matching.Cli.Serving;
using Matching.Cli.Solving;
using Matching.Cli.Suggesting;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Storage;

namespace Matching.Cli;

/// <summary>The command <c>matching</c>: its commands, and what an error says to the shell.</summary>
internal static class CommandLine
{
    /// <summary>Seconds that a command gets to end by itself after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Every command.</summary>
    public static RootCommand Create(Terminal terminal) => new(
        "Work-training placement matching: suggests and plans; a matcher and the participant decide.")
    {
        DemoCommand.Create(terminal),
        LoadCommand.Create(terminal),
        SuggestCommand.Create(terminal),
        WhyNotCommand.Create(terminal),
        PlanCommand.Create(terminal),
        HealthCommand.Create(terminal),
        PresolveCommand.Create(terminal),
        SolveCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        SensitivityCommand.Create(terminal),
        ReplanCommand.Create(terminal),
        FitCommand.Create(terminal),
    };

    /// <summary>Runs a command line and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var result = Create(terminal).Parse(args);
        var language = args.SkipWhile(a => a != "--language").Skip(1).FirstOrDefault() == "en"
            ? Language.English
            : Language.Swedish;
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Grace,
        };
        try
        {
            var code = await result.InvokeAsync(configuration);
            return result.Errors.Count > 0 ? ExitCode.BadInput : code;
        }
        catch (InvalidInputException exception)
        {
            foreach (var violation in exception.Violations) terminal.Error.WriteLine(violation.Message.In(language));
            return ExitCode.BadInput;
        }
        catch (StorageException exception)
        {
            terminal.Error.WriteLine(exception.Words.In(language));
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(language == Language.Swedish ? "Avbrutet." : "Cancelled.");
            return ExitCode.Cancelled;
        }
    }
}
