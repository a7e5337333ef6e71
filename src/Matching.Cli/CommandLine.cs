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

    private static readonly Phrase BrokenOff = Phrase.Of(
        $"Kommandot bröts av ett fel på en fil eller på utmatningen, väntade att kunna läsa och skriva. Kanske är "
            + $"disken full eller saknas en rättighet; det som är sparat står kvar.",
        $"The command was broken off by a fault of a file or of its output, expected to read and write. Maybe the disk "
            + $"is full or a right is missing; what is stored stays.");

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
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">What it talks to.</param>
    /// <param name="cancellation">Cancels the command as Ctrl-C does.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        var result = Create(terminal).Parse(args);
        var language = LanguageOf(result);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Grace,
        };
        try
        {
            var code = await result.InvokeAsync(configuration, cancellation);
            return result.Errors.Count > 0 ? ExitCode.BadInput : code;
        }
        catch (InvalidInputException exception)
        {
            return Ended(terminal, ExitCode.BadInput, exception.Violations.Select(v => v.Message.In(language)));
        }
        catch (StorageException exception)
        {
            return Ended(terminal, ExitCode.BadInput, [exception.Words.In(language)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Ended(terminal, ExitCode.BadInput, [BrokenOff.In(language)]);
        }
        catch (OperationCanceledException)
        {
            return Ended(
                terminal, ExitCode.Cancelled, [language == Language.Swedish ? "Avbrutet." : "Cancelled."]);
        }
    }

    // Read from its token, so that an error in another option does not stand in the way.
    private static Language LanguageOf(ParseResult result)
    {
        var option = result.CommandResult.Command.Options.FirstOrDefault(option => option.Name == "--language");
        return option is not null && result.GetResult(option) is { Tokens: [{ Value: var word }] }
            ? CommonOptions.ToLanguage(word)
            : Language.Swedish;
    }

    private static int Ended(Terminal terminal, int code, IEnumerable<string> reasons)
    {
        try
        {
            foreach (var reason in reasons) terminal.Error.WriteLine(reason);
        }
        catch (IOException)
        {
            // Nobody can be told; the exit code still says it.
        }
        return code;
    }
}
